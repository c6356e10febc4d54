"""A number is opened, and shows what made it, down to a pixel: what is printed adds up."""

import re

import pytest
from playwright.sync_api import expect

from pad import PHONE
from strokes import FOUR, SEVEN, photograph

NETWORKS = ("sketch", "lab")
LEVELS = ["share", "score", "map", "second", "part", "first", "pixel"]
TOLD = """() => {
  const text = (element) => element.textContent.trim();
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const strip = document.querySelector("#working");
  return {
    title: text(strip.querySelector("h2")), into: text(strip.querySelector(".forward")),
    tables: all(strip, ".of-table").map((piece) => all(piece, ".cells > * > span").map(text)),
    rows: all(strip, ".of-sum dd").map(text),
    shares: all(strip, ".of-shares button").map((item) => all(item, "span").map(text)),
    fraction: all(strip, ".of-fraction b").map(text), heard: text(strip.querySelector(".hear")),
    isFresh: !strip.classList.contains("is-stale"),
  };
}"""


@pytest.fixture
def visitor(visitor):
    """Somebody who has drawn a 7."""
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    visitor.expect_history("7")
    return visitor


def strip_of(visitor):
    return visitor.page.get_by_role("region", name="Working")


def open_share(visitor):
    visitor.page.get_by_role("link", name="Working of the share of 7").click()
    expect(strip_of(visitor).locator("h2")).to_contain_text("7: ")


def number(text):
    return float(text.replace("−", "-").replace(" %", "") or 0)


def hundredths(texts):
    return sum(round(100 * number(text)) for text in texts)


def go_to_last_step(visitor):
    forward = strip_of(visitor).locator(".forward")
    for _ in range(5):
        if forward.inner_text().strip() != "Step":
            break
        before = strip_of(visitor).locator(".counter").inner_text()
        forward.click()
        expect(strip_of(visitor).locator(".counter")).not_to_have_text(before)
    return visitor.page.evaluate(TOLD)


def expect_sums(level, told):
    """What is printed at the last step of `level` adds up."""
    title = number(told["title"].rsplit(": ", 1)[1])
    rows = told["rows"]
    if level == "share":
        powers = [power for _, power, _ in told["shares"]]
        assert hundredths(powers) == hundredths(told["fraction"][1:2])
        assert round(sum(number(share) for *_, share in told["shares"]), 1) == 100.0
    elif level in ("score", "lead", "map", "part", "place"):
        plus, minus, *_ = rows
        cells = [number(text) for text in told["tables"][-1]]
        assert round(sum(cell for cell in cells if cell > 0), 2) == number(plus)
        assert round(sum(cell for cell in cells if cell < 0), 2) == number(minus)
        assert hundredths(rows[:-1]) == hundredths(rows[-1:])
        assert number(rows[-1]) == title
    elif level in ("second", "first"):
        parts = told["tables"][0 if level == "second" else 2]
        assert hundredths(parts) == hundredths(rows[:1])
        assert hundredths(rows[:2]) == hundredths(rows[2:3])
        assert max(0, *(number(text) for text in told["tables"][-1])) == title
    elif rows:  # none where no pen drew the pixel
        half, distance, inside, ink = rows
        assert hundredths([half, distance]) == hundredths([inside])
        assert number(ink) == title
    assert told["heard"]


def expect_all_adds_up(visitor):
    """From the share that is open down to a pixel; a number prints alike on both its levels."""
    into = None
    for level in LEVELS:
        expect(strip_of(visitor)).not_to_have_class(re.compile("is-stale"))
        told = go_to_last_step(visitor)
        expect_sums(level, told)
        if into:
            assert told["title"].endswith(into)
        into = told["into"].removeprefix("Into ")
        if into == "From the top":
            return level
        strip_of(visitor).locator(".forward").click()
        crumbs = strip_of(visitor).locator("nav li")
        expect(crumbs).to_have_count(LEVELS.index(level) + 2)


def test_from_a_share_down_to_a_pixel_all_adds_up_and_is_ticked(visitor):
    open_share(visitor)
    assert expect_all_adds_up(visitor) == "pixel"
    expect(visitor.page.locator(".tasks .is-done")).to_contain_text(["Follow a share down"])


SNAPSHOTS = [f"network={name}&example=3&snapshot={n}" for n in range(29) for name in NETWORKS]


@pytest.mark.slow
@pytest.mark.parametrize(
    "link", ["example=3&off=9,40", "example=2&network=lab", "missed=1", *SNAPSHOTS]
)
def test_all_adds_up_of_test_digits_with_maps_off_and_all_along_the_training(come, link):
    visitor = come(f"/#{link}&working=share7")
    expect(strip_of(visitor).locator(".of-shares")).to_be_visible()
    expect_all_adds_up(visitor)


@pytest.mark.slow
@pytest.mark.parametrize("what", ["number", "photo", "taught"])
def test_all_adds_up_of_a_number_a_photo_and_a_taught_network(visitor, what, tmp_path):
    if what == "number":
        visitor.press("Clear")
        visitor.draw([[(0.45 * x, 0.25 + 0.45 * y) for x, y in stroke] for stroke in SEVEN])
        visitor.draw([[(0.55 + 0.45 * x, 0.25 + 0.45 * y) for x, y in stroke] for stroke in FOUR])
        visitor.expect_digit("74")
        visitor.page.get_by_role("button", name="Digit 1 of 2").click()
    elif what == "photo":
        photograph(SEVEN).save(tmp_path / "photo.jpg")
        visitor.page.get_by_label("Photo of a digit").set_input_files(tmp_path / "photo.jpg")
        expect(visitor.page.locator("#sketchpad .caption")).to_contain_text("Your photo.")
    else:
        visitor.press("This is a 1")
        expect(visitor.page.locator(".moment")).to_contain_text("and 1 of yours")
    visitor.expect_answered()
    open_share(visitor)
    assert expect_all_adds_up(visitor) == "pixel"


@pytest.mark.parametrize("name", ["lead", "place10", "score3"])
def test_the_lead_a_place_and_any_score_add_up(come, name):
    visitor = come(f"/#example=3&working={name}")
    expect(strip_of(visitor).locator(".of-table")).to_have_count(1)
    expect_sums(name.rstrip("0123456789"), go_to_last_step(visitor))


def test_by_keyboard_alone_down_to_a_pixel_and_back(visitor):
    visitor.page.get_by_role("link", name="Working of the share of 7").focus()
    visitor.page.keyboard.press("Enter")
    title = strip_of(visitor).locator("h2")
    expect(title).to_be_focused()
    for _ in range(30):
        if title.inner_text().startswith("Pixel"):
            break
        visitor.page.keyboard.press("ArrowRight")
        visitor.page.evaluate("() => new Promise(requestAnimationFrame)")
    expect(title).to_contain_text("Pixel in row")
    for _ in LEVELS:
        expect(strip_of(visitor)).to_be_visible()
        visitor.page.keyboard.press("Escape")
        visitor.page.evaluate("() => new Promise(requestAnimationFrame)")
    expect(strip_of(visitor)).to_be_hidden()
    expect(visitor.page.get_by_role("link", name="Working of the share of 7")).to_be_focused()


def test_any_other_number_is_opened_by_a_press(visitor):
    open_share(visitor)
    strip_of(visitor).get_by_role("button", name="3: score").click()
    expect(strip_of(visitor).locator("h2")).to_contain_text("Score of 3")
    strip_of(visitor).get_by_role("button", name=re.compile("^map 41: ")).click()
    expect(strip_of(visitor).locator("h2")).to_contain_text("Map 41 for 3")
    strip_of(visitor).get_by_role("button", name="score").click()
    expect(strip_of(visitor).locator("h2")).to_contain_text("Score of 3")


def test_the_chosen_map_shows_its_working(visitor):
    visitor.page.locator(".st-d button").nth(11).click()
    visitor.page.get_by_role("link", name="Show the working").click()
    expect(strip_of(visitor).locator("h2")).to_contain_text("Map 12 for 7 against")
    visitor.page.locator(".st-c button").nth(10).click()
    visitor.page.get_by_role("link", name="Show the working").click()
    expect(strip_of(visitor).locator("h2")).to_contain_text("Map 11, row")


def test_a_link_holds_what_is_open(come, visitor):
    open_share(visitor)
    strip_of(visitor).locator(".forward").click()
    expect(strip_of(visitor).locator(".counter")).to_have_text("step 2 of 4")
    link = visitor.copy_link()
    assert "working=share7&step=2" in link
    other = come(link)
    expect(strip_of(other).locator(".counter")).to_have_text("step 2 of 4")


def test_it_stays_open_while_one_draws_and_looks_elsewhere(visitor):
    open_share(visitor)
    visitor.draw([[(0.3, 0.5), (0.6, 0.5)]])
    expect(strip_of(visitor)).not_to_have_class(re.compile("is-stale"))
    visitor.page.locator(".chips button").last.click()
    expect(strip_of(visitor).locator(".of-shares button")).to_have_count(10)
    visitor.press("Clear")
    expect(strip_of(visitor)).to_have_class(re.compile("is-stale"))
    visitor.draw(FOUR)
    expect(strip_of(visitor)).not_to_have_class(re.compile("is-stale"))
    strip_of(visitor).get_by_role("button", name="Close").click()
    expect(strip_of(visitor)).to_be_hidden()
    expect(visitor.page.locator(".time")).to_be_visible()


def test_its_scripts_are_fetched_when_the_first_number_is_opened(come):
    visitor = come()
    asked = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    assert not any("working" in url for url in asked)
    open_share(visitor)
    assert any(url.endswith("/working.js") for url in asked)


def test_a_page_whose_server_has_other_scripts_by_now_offers_to_load_anew(visitor):
    other = "0" * 16
    visitor.page.route(
        "**/page/*/working.*",
        lambda route: route.continue_(url=re.sub(r"[0-9a-f]{16}", other, route.request.url)),
    )
    visitor.page.get_by_role("link", name="Working of the share of 7").click()
    expect(visitor.notice).to_contain_text("It may have")
    visitor.page.unroute("**/page/*/working.*")
    visitor.problems.clear()  # what is not there any more
    visitor.notice.get_by_role("button").click()
    expect(strip_of(visitor).locator("h2")).to_contain_text("7: ")


def test_on_a_phone_it_is_a_sheet_and_the_lit_part_shows_above(come):
    visitor = come("/#example=3&working=lead.map9", **PHONE)
    expect(strip_of(visitor).locator("h2")).to_contain_text("Map 10 for 7")
    sheet = strip_of(visitor).bounding_box()
    assert sheet["y"] + sheet["height"] == pytest.approx(844, abs=1)
    assert sheet["height"] <= 0.78 * 844 + 1
    tile = visitor.page.locator(".st-d button").nth(9)
    visitor.page.wait_for_function(
        """([sheet, tile]) => {
          const { top, bottom } = tile.getBoundingClientRect();
          return top > 0 && bottom < sheet;
        }""",
        arg=[sheet["y"], tile.element_handle()],
    )


def test_where_the_answer_is_hidden_no_working_names_it(come):
    visitor = come("/#example=3&hide=answer&working=share7.score.map9&step=3")
    visitor.page.locator(".places button").nth(24).click()
    expect(visitor.page.locator("#working")).to_be_hidden()
    visitor.page.locator(".st-c button").nth(10).click()
    visitor.page.get_by_role("link", name="Show the working").click()
    expect(strip_of(visitor).locator("h2")).to_contain_text("Map 11, row")
    assert not re.search(r"for 7|against|share|score", strip_of(visitor).inner_text())
