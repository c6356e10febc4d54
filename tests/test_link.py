"""A link holds the page, a reload brings it back, and a damaged link is told of calmly."""

import pytest
from playwright.sync_api import expect

from conftest import later
from pad import CLOSED, expect_ink, expect_no_ink
from strokes import FOUR, ONE, SEVEN, ZERO, photograph

DAMAGED = "This link is damaged"


@pytest.mark.parametrize("strokes", [FOUR, *later(ZERO)], ids=["4", "0"])
def test_a_link_holds_the_drawing(come, visitor, strokes):
    visitor.draw(strokes)
    link = visitor.copy_link()
    assert link == visitor.page.url and len(link) < 2000
    other = come(link)
    other.expect_digit("0" if strokes is ZERO else "4")
    expect_ink(other, strokes[0][0])


def test_a_link_holds_an_example_by_its_number(visitor):
    visitor.press("An easy 2")
    assert visitor.copy_link().endswith("#example=0")


def test_a_photo_does_not_fit_into_a_link(visitor, tmp_path):
    photograph(FOUR).save(tmp_path / "photo.jpg")
    visitor.page.get_by_label("Photo of a digit").set_input_files(tmp_path / "photo.jpg")
    visitor.expect_digit("4")
    visitor.press("Link")
    expect(visitor.notice).to_contain_text("not a photo")
    assert "#" not in visitor.page.url


def test_a_link_that_cannot_be_copied_is_in_the_address_bar(come):
    script = (
        "navigator.clipboard.writeText = async () => { throw new DOMException('no'); };"
        "document.execCommand = () => false;"
    )
    visitor = come(script=script)
    visitor.draw(ONE)
    visitor.press("Link")
    expect(visitor.notice).to_contain_text("address bar")
    assert "#strokes=" in visitor.page.url


HUB = """<iframe src="%s" width="1280" height="800" allow="local-network-access"></iframe>
<script>addEventListener("message", ({ data }) => { document.title = data.hash; });</script>"""


def test_inside_a_space_the_hub_takes_the_hash_over(browser, page_url):
    page = browser.new_page(permissions=["local-network-access"])
    hub = {"body": HUB % page_url, "content_type": "text/html"}
    page.route("https://huggingface.co/*", lambda route: route.fulfill(**hub))
    page.goto("https://huggingface.co/spaces")
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="An easy 2").click()
    frame.get_by_role("button", name="Link").click()
    expect(page).to_have_title("example=0")
    page.close()


@pytest.mark.parametrize(
    "link",
    [
        *("strokes=NaN", "%E0%A4%A"),
        *later("NaN", "A" * 100_000, "strokes=%25%25", "snapshot=NaN", "network=x"),
    ],
    ids=["no strokes", "no UTF-8", "NaN", "huge", "not base64", "no number", "no network"],
)
def test_a_damaged_link_opens_an_empty_pad_and_says_so(come, link):
    visitor = come(f"/#{link}")
    expect(visitor.notice).to_contain_text(DAMAGED)
    expect_no_ink(visitor, (0.5, 0.2))
    visitor.expect_digit("")
    visitor.draw(ONE)
    visitor.expect_digit("1")
    expect(visitor.notice).to_have_text("")


def test_a_value_out_of_bounds_gives_the_nearest(come):
    visitor = come("/#snapshot=99.5&off=-3&example=2.2")
    visitor.expect_digit("4")
    expect(visitor.notice).to_have_text("")
    assert "off=0&example=2" in link_text(visitor)


def link_text(visitor):
    visitor.press("Link")
    expect(visitor.notice).not_to_have_text("")
    return visitor.page.url


def test_a_teacher_leaves_parts_out(come):
    visitor = come("/#hide=examples")
    expect(visitor.page.locator("#sketchpad .examples")).to_be_hidden()


def test_a_link_that_is_put_into_the_open_pages_address_is_opened(visitor):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.page.evaluate("location.hash = 'example=0'")
    visitor.expect_digit("2")


def test_after_a_link_the_address_is_as_before_once_another_thing_is_shown(visitor, page_url):
    visitor.draw(ONE)
    visitor.copy_link()
    visitor.draw(FOUR)
    visitor.page.wait_for_url(f"{page_url}/")
    visitor.reload()
    expect_ink(visitor, FOUR[1][0])


def test_what_a_link_hides_does_not_stick_to_the_plain_address(visitor, page_url):
    visitor.page.goto(f"{page_url}/#hide=answer,chart&snapshot=3")
    visitor.reload()
    expect(visitor.answer).to_be_hidden()
    visitor.draw(ONE)
    visitor.page.goto("about:blank")
    visitor.page.goto(page_url)
    expect(visitor.answer).to_be_visible()
    expect(visitor.page.get_by_role("slider")).not_to_have_attribute("aria-valuenow", "3")


def test_what_the_browser_keeps_has_the_pages_name(visitor):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.press("This is a 1")
    expect(visitor.page.locator(".shots li")).to_have_count(1)
    keys = visitor.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    ours = [key for key in keys if key.endswith(("link", "fields", "photo", "shots"))]
    assert len(ours) == 4 and all(key.startswith("draw-a-digit/") for key in ours)


def test_the_comparison_stays_while_one_draws_and_a_stroke_resets_nothing(come):
    visitor = come("/#against=7")
    pinned = visitor.page.locator(".bars .pinned")
    visitor.press("Clear")
    visitor.draw(FOUR[:1])
    expect(pinned.locator(".name")).to_have_text("7")
    off = visitor.page.get_by_role("switch")
    expect(off).to_be_visible()
    off.click()
    expect(off).not_to_be_checked()
    visitor.draw(FOUR[1:])
    expect(pinned.locator(".name")).to_have_text("7")
    expect(visitor.page.locator(".st-d button[aria-label$=', off']")).to_have_count(1)
    visitor.press("An easy 2")
    expect(pinned.locator(".name")).to_have_text("7")
    expect(visitor.page.locator(".st-d button[aria-label$=', off']")).to_have_count(0)


def test_a_reload_brings_the_drawing_back(visitor):
    visitor.draw(FOUR)
    visitor.expect_digit("4")
    visitor.reload()
    visitor.expect_digit("4")
    expect_ink(visitor, FOUR[1][0])


def test_a_reload_brings_back_what_was_drawn_since_the_link(come):
    visitor = come("/#example=0")
    visitor.expect_digit("2")
    visitor.press("Clear")
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.reload()
    visitor.expect_digit("1")


def test_going_back_to_the_page_brings_the_drawing_back(visitor):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.page.goto("about:blank")
    visitor.page.go_back()
    visitor.pad.click(trial=True)
    visitor.expect_digit("1")


def test_a_reload_brings_the_photo_back(visitor, tmp_path):
    photograph(SEVEN).save(tmp_path / "photo.jpg")
    visitor.page.get_by_label("Photo of a digit").set_input_files(tmp_path / "photo.jpg")
    visitor.expect_digit("7")
    visitor.reload()
    visitor.expect_digit("7")
    expect(visitor.page.locator("#sketchpad .caption")).to_contain_text("Your photo.")


def test_the_page_goes_on_where_nothing_can_be_stored(come):
    visitor = come(script=CLOSED % "sessionStorage")
    visitor.draw(ONE)
    visitor.expect_digit("1")
