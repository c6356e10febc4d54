import re
import statistics
import time

import pytest
from mnist_cnn.page.views import encode_png
from PIL import ImageColor
from playwright.sync_api import expect
from strokes import FOUR, ONE, SEVEN, ZERO, photograph
from visitor import event_in, visit

from mnist_cnn.benchmark.visitors import EXPLAIN
from mnist_cnn.page.components import SHEET_SIDE, Sketchpad

READ = {"0": ZERO, "1": ONE, "4": FOUR, "7": SEVEN}


@pytest.fixture
def visitor(browser, page_url):
    visitor = visit(browser, page_url)
    yield visitor
    visitor.page.context.close()
    assert visitor.problems == []


@pytest.mark.parametrize("digit", READ)
def test_a_digit_drawn_with_the_mouse_is_read(visitor, digit):
    visitor.draw(READ[digit])
    visitor.expect_digit(digit)
    expect(visitor.page.locator("#answer .bars li")).to_have_count(10)
    expect(visitor.page.locator("#answer .likeliest b")).to_have_text(digit)
    expect(visitor.page.locator("#seen canvas")).to_have_js_property("width", 28)


SCRIBBLE = [[(0.2, 0.3), (0.8, 0.4), (0.2, 0.5), (0.8, 0.6), (0.2, 0.7), (0.8, 0.8)]]
LETTER_K = [[(0.3, 0.15), (0.3, 0.85)], [(0.7, 0.15), (0.32, 0.5), (0.72, 0.85)]]


@pytest.mark.parametrize("strokes", [SCRIBBLE, LETTER_K], ids=["a scribble", "a letter"])
def test_what_is_no_digit_is_said_to_be_none(visitor, strokes):
    visitor.draw(strokes)
    expect(visitor.page.get_by_text("does not look like a digit to me")).to_be_visible()
    visitor.expect_digit("")
    visitor.press("Clear")
    visitor.draw(SEVEN)
    visitor.expect_digit("7")


def test_what_the_lab_network_says_stands_beside_it(visitor):
    visitor.draw(SEVEN)
    expect(visitor.page.locator("#answer .other")).to_contain_text("The lab network agrees")


def test_an_empty_page_invites_to_draw(visitor):
    visitor.expect_digit("")
    expect(visitor.page.get_by_text("Draw a digit", exact=True).last).to_be_visible()


def test_clear_and_undo_and_drawing_again(visitor):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.press("Clear")
    visitor.expect_digit("")
    visitor.press("Undo")
    visitor.expect_digit("1")
    visitor.press("Undo")
    visitor.expect_digit("")
    visitor.draw(SEVEN)
    visitor.expect_digit("7")


def test_undo_takes_back_one_stroke(visitor):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    before = visitor.pad.screenshot()
    visitor.draw([[(0.1, 0.5), (0.9, 0.5)]])
    visitor.press("Undo")
    visitor.expect_digit("1")
    visitor.page.mouse.move(0, 0)
    assert visitor.pad.screenshot() == before


def test_the_keyboard_undoes_and_clears(visitor):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.page.keyboard.press("Delete")
    visitor.expect_digit("")
    visitor.page.keyboard.press("Control+z")
    visitor.expect_digit("1")


def test_the_answer_follows_the_pen_while_it_is_down(visitor):
    visitor.page.mouse.move(*visitor.at((0.5, 0.15)))
    visitor.page.mouse.down()
    visitor.page.mouse.move(*visitor.at((0.5, 0.8)), steps=8)
    visitor.expect_digit("1")
    visitor.page.mouse.up()


@pytest.mark.parametrize("digit", READ)
def test_a_digit_drawn_with_a_finger_is_read_and_the_page_stays(browser, page_url, digit):
    visitor = visit(
        browser, page_url, viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True
    )
    visitor.touch(READ[digit])
    visitor.expect_digit(digit)
    assert visitor.page.evaluate("scrollY") == 0
    visitor.page.context.close()
    assert visitor.problems == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_and_shows_drawing_and_answer_at_once(browser, page_url, width, theme):
    visitor = visit(
        browser, f"{page_url}/?__theme={theme}", viewport={"width": width, "height": 740}
    )
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
    for part in ("#sketchpad canvas", "#answer .digit", "#answer .bars", "#seen canvas"):
        box = visitor.page.locator(part).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width, part
        assert box["y"] + box["height"] <= 740, part
    visitor.page.context.close()
    assert visitor.problems == []


def explains_a_drawing(request):
    event = event_in(request)
    return event.get("fn_index") == EXPLAIN and event["data"][0]


def test_a_small_drawing_is_sent_in_more_pixels(visitor):
    for size, side in ((0.3, 2 * SHEET_SIDE), (0.7, SHEET_SIDE), (0.3, 2 * SHEET_SIDE)):
        line = [[(0.2, 0.2), (0.2 + size, 0.2 + size)]]
        with visitor.page.expect_request(explains_a_drawing) as request:
            visitor.draw(line)
        assert Sketchpad().preprocess(request.value.post_data_json["data"][0]).size == (side, side)
        visitor.press("Clear")
        visitor.expect_digit("")


MOVE_150_000_TIMES = """([x, y]) => {
  const canvas = document.querySelector("#sketchpad canvas");
  for (let i = 0; i < 150_000; i++) {
    canvas.dispatchEvent(new PointerEvent("pointermove", { pointerId: 1, clientX: x, clientY: y + i / 600 }));
  }
}"""


def test_a_stroke_may_have_more_points_than_a_call_has_arguments(visitor):
    start = visitor.at((0.5, 0.15))
    visitor.page.mouse.move(*start)
    visitor.page.mouse.down()
    visitor.page.evaluate(MOVE_150_000_TIMES, list(start))
    with visitor.page.expect_request(explains_a_drawing):
        visitor.page.mouse.up()
    visitor.expect_digit("1")


def test_an_example_is_one_click_away_and_undone_like_a_stroke(visitor):
    for name, digit in (("An easy 2", "2"), ("A 0 with a slash", "0")):
        visitor.press(name)
        visitor.expect_digit(digit)
    visitor.press("Undo")
    visitor.expect_digit("2")


def test_the_example_that_fools_it_does_and_the_one_that_is_no_digit_is_turned_away(visitor):
    visitor.press("A letter D, which fools it")
    visitor.expect_digit("0")
    visitor.press("A star, which is no digit")
    expect(visitor.page.get_by_text("does not look like a digit to me")).to_be_visible()


def open_tab(visitor, name):
    visitor.page.get_by_role("tab", name=name).click()


def set_epoch(visitor, epoch):
    field = visitor.page.get_by_label("number input for Epochs of training")
    field.fill(str(epoch))
    field.press("Enter")


def test_the_steps_show_the_ink_and_its_frame(visitor):
    visitor.draw(SEVEN)
    steps = visitor.page.locator("#steps svg")
    expect(steps).to_have_count(4)
    expect(visitor.page.locator("#steps svg image")).to_have_count(4)
    expect(visitor.page.locator("#steps .ink .frame")).to_have_count(1)


def test_the_evidence_adds_up_and_any_two_digits_can_be_compared(visitor):
    visitor.draw(SEVEN)
    open_tab(visitor, "Evidence")
    expect(visitor.page.locator("#evidence rect")).to_have_count(49)
    total = visitor.page.locator("#evidence .sum")
    expect(total).to_contain_text("so 7 is ahead")
    visitor.page.get_by_label("Evidence for").click()
    visitor.page.get_by_role("option", name="2", exact=True).click()
    expect(total).to_contain_text("For 2 speak")
    expect(total).to_contain_text("so 7 is ahead")
    assert float(total.get_attribute("data-difference")) < 0


def test_a_feature_map_is_enlarged_by_a_click(visitor):
    visitor.draw(SEVEN)
    open_tab(visitor, "Inside")
    expect(visitor.page.locator("#maps .block button")).to_have_count(32 + 64)
    visitor.press("Map 5 of block 1")
    dialog = visitor.page.get_by_role("dialog", name="A feature map, enlarged")
    expect(dialog).to_contain_text("Map 5 of the first block")
    visitor.press("Close")
    expect(dialog).to_be_hidden()


def test_the_epoch_puts_the_whole_page_there_and_back(visitor):
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    open_tab(visitor, "Learning")
    shown = visitor.page.locator("#history .shown")
    expect(visitor.page.locator("#history tbody td")).to_have_count(210)
    expect(shown.last).to_have_attribute("title", re.compile("after epoch 20"))
    bar = visitor.page.locator("#answer .bars li").nth(7)
    trained = bar.locator(".percent").inner_text()
    set_epoch(visitor, 0)
    expect(shown.last).to_have_attribute("title", re.compile("after epoch 0"))
    expect(bar.locator(".percent")).not_to_have_text(trained)
    set_epoch(visitor, 20)
    expect(bar.locator(".percent")).to_have_text(trained)
    visitor.expect_digit("7")


def test_while_the_field_of_the_epoch_is_empty_the_trained_network_answers(visitor):
    visitor.draw(SEVEN)
    open_tab(visitor, "Learning")
    set_epoch(visitor, 0)
    shown = visitor.page.locator("#history .shown")
    expect(shown.last).to_have_attribute("title", re.compile("after epoch 0"))
    visitor.page.get_by_label("number input for Epochs of training").fill("")
    expect(shown.last).to_have_attribute("title", re.compile("after epoch 20"))
    visitor.expect_digit("7")


def test_a_photo_is_read_and_shown_step_by_step(visitor, tmp_path):
    photograph(SEVEN).save(tmp_path / "photo.jpg")
    visitor.page.get_by_label("Photo of a digit").set_input_files(tmp_path / "photo.jpg")
    visitor.expect_digit("7")
    expect(visitor.page.locator("#steps svg image")).to_have_count(4)
    visitor.press("Clear")
    visitor.expect_digit("")
    visitor.draw(ONE)
    visitor.expect_digit("1")


def test_a_photo_is_pasted(visitor, tmp_path):
    visitor.page.evaluate(PASTE, encode_png(photograph(FOUR).resize((400, 300))))
    visitor.expect_digit("4")


def test_a_file_that_is_no_photo_is_refused_calmly(visitor, tmp_path):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    (tmp_path / "photo.jpg").write_text("no photo")
    visitor.page.get_by_label("Photo of a digit").set_input_files(tmp_path / "photo.jpg")
    expect(visitor.page.get_by_text("This file is no picture")).to_be_visible()
    visitor.expect_digit("1")


PASTE = """async (url) => {
  const content = await (await fetch(url)).blob();
  const clipboard = new DataTransfer();
  clipboard.items.add(new File([content], "photo.png", { type: "image/png" }));
  document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard }));
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ten_colours_can_be_read(browser, page_url, theme):
    """Contrast of 4.5:1 or more with the page, by the formula of WCAG 2.2."""
    visitor = visit(browser, f"{page_url}/?__theme={theme}")
    colours = visitor.page.evaluate("""() => {
      const style = getComputedStyle(document.querySelector("#answer"));
      const ground = getComputedStyle(document.body).getPropertyValue("--body-background-fill");
      const names = [...Array(10).keys()].map((digit) => style.getPropertyValue(`--digit-${digit}`));
      return [...names, ground];
    }""")
    *digits, ground = [luminance(colour.strip()) for colour in colours]
    for digit, colour in enumerate(digits):
        high, low = max(colour, ground), min(colour, ground)
        assert (high + 0.05) / (low + 0.05) >= 4.5, digit
    visitor.page.context.close()


def luminance(colour):
    channels = [value / 255 for value in ImageColor.getrgb(colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


WATCH_ANSWERS = """() => {
  new MutationObserver(() => { window.answers += 1; window.answeredAt = performance.now(); })
    .observe(document.querySelector("#seen canvas"), { attributes: true, attributeFilter: ["width"] });
  const canvas = document.querySelector("#sketchpad canvas");
  canvas.addEventListener("pointermove", () => { window.inkedAt = performance.now(); }, true);
}"""


@pytest.mark.slow
def test_the_answer_is_as_quick_after_200_strokes(visitor):
    """Prints how long after the last ink its answer stands; holds only that this does not grow."""
    visitor.page.evaluate(WATCH_ANSWERS)
    delays, updates = [], []
    for k in range(200):
        if k % 10 == 0:
            visitor.press("Clear")
            visitor.expect_digit("")
        x = 0.1 + 0.08 * (k % 10)
        visitor.page.evaluate("window.answers = 0")
        started = time.perf_counter()
        visitor.draw([[(x, 0.2), (x + 0.03, 0.8)]], steps=30)
        updates.append(visitor.page.evaluate("window.answers") / (time.perf_counter() - started))
        visitor.page.wait_for_function("window.answeredAt > window.inkedAt")
        delays.append(visitor.page.evaluate("window.answeredAt - window.inkedAt"))
        visitor.page.wait_for_timeout(100)
    first, last = statistics.median(delays[:20]), statistics.median(delays[-20:])
    print(
        f"\nlast ink to answer: median {statistics.median(delays):.0f} ms, first 20 {first:.0f} ms,"
        f" last 20 {last:.0f} ms; {statistics.median(updates):.0f} updates a second"
    )
    assert last < 1.3 * first
