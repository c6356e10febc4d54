"""The pad as a visitor meets it: the pen, the keyboard, the examples."""

import io
from itertools import product

import pytest
from PIL import Image
from playwright.sync_api import expect

from conftest import later
from pad import PHONE, Touch, between, expect_ink, expect_no_ink
from strokes import FOUR, ONE, SEVEN, ZERO
from visitor import MOVING

READ = {"0": ZERO, "1": ONE, "4": FOUR, "7": SEVEN}
DOWNWARDS = ((0.5, 0.15), (0.5, 0.85))  # of a 1


@pytest.fixture
def touch(come):
    visitor = come(**PHONE)
    yield Touch(visitor)


def test_a_digit_drawn_with_the_mouse_is_read(visitor):
    for digit, strokes in READ.items():
        visitor.press("Clear")
        visitor.draw(strokes)
        visitor.expect_digit(digit)


def test_a_digit_drawn_with_a_finger_is_read_and_the_page_stays(touch):
    place = touch.visitor.page.evaluate("scrollY")
    for digit, strokes in READ.items():
        touch.tap("Clear")
        touch.visitor.touch(strokes)
        touch.visitor.expect_digit(digit)
        assert touch.visitor.page.evaluate("scrollY") == place


def test_the_answer_follows_the_pen_while_it_is_down(visitor):
    visitor.page.mouse.move(*visitor.at((0.5, 0.15)))
    visitor.page.mouse.down()
    visitor.page.mouse.move(*visitor.at((0.5, 0.8)), steps=8)
    visitor.expect_digit("1")
    visitor.page.mouse.up()


def test_a_tap_draws_a_dot_which_is_no_digit(touch):
    touch.send("touchStart", (0.3, 0.4))
    touch.send("touchEnd")
    expect_ink(touch.visitor, (0.3, 0.4))
    expect_no_ink(touch.visitor, (0.5, 0.5))
    touch.visitor.expect_digit("")


def test_a_palm_on_the_pad_does_not_stop_the_pen(touch):
    touch.pen("mousePressed", (0.5, 0.15))
    touch.send("touchStart", (0.9, 0.9))
    for point in between(DOWNWARDS, 8):
        touch.pen("mouseMoved", point)
        touch.send("touchMove", (0.9, 0.9 - point[1] / 100))
    touch.pen("mouseReleased", (0.5, 0.85), buttons=0)
    touch.send("touchEnd")
    touch.visitor.expect_digit("1")
    expect_no_ink(touch.visitor, (0.9, 0.9))


def test_the_pen_takes_over_from_a_palm_that_came_first(touch):
    touch.send("touchStart", (0.9, 0.9))
    touch.pen("mousePressed", (0.5, 0.15))
    for point in between(DOWNWARDS, 8):
        touch.pen("mouseMoved", point)
    touch.pen("mouseReleased", (0.5, 0.85), buttons=0)
    touch.send("touchEnd")
    touch.visitor.expect_digit("1")
    expect_no_ink(touch.visitor, (0.9, 0.9))


def test_a_cancelled_touch_leaves_nothing(touch):
    touch.stroke(*DOWNWARDS)
    touch.visitor.expect_digit("1")
    touch.send("touchStart", (0.2, 0.2))
    touch.send("touchMove", (0.8, 0.2))
    expect_ink(touch.visitor, (0.7, 0.2))
    touch.send("touchCancel")
    expect_no_ink(touch.visitor, (0.7, 0.2))
    touch.visitor.expect_digit("1")


def test_a_second_finger_discards_the_stroke(touch):
    touch.send("touchStart", (0.2, 0.5))
    touch.send("touchMove", (0.5, 0.5))
    expect_ink(touch.visitor, (0.4, 0.5))
    touch.send("touchStart", (0.5, 0.5), (0.8, 0.8))
    touch.send("touchMove", (0.6, 0.5), (0.9, 0.8))
    touch.send("touchEnd")
    for point in ((0.4, 0.5), (0.8, 0.8)):
        expect_no_ink(touch.visitor, point)
    touch.stroke(*DOWNWARDS)
    touch.visitor.expect_digit("1")


def test_a_move_without_a_button_ends_the_stroke(visitor):
    pen = Touch(visitor)
    pen.pen("mousePressed", (0.5, 0.15), pointer="mouse")
    for point in between(DOWNWARDS, 8):
        pen.pen("mouseMoved", point, pointer="mouse")
    for x in (0.6, 0.7, 0.8):
        pen.pen("mouseMoved", (x, 0.5), buttons=0, pointer="mouse")
    visitor.expect_digit("1")
    expect_no_ink(visitor, (0.7, 0.5))


def test_a_stroke_ends_where_the_pad_no_longer_hears_of_the_pointer(visitor):
    visitor.page.mouse.move(*visitor.at((0.5, 0.15)))
    visitor.page.mouse.down()
    visitor.page.mouse.move(*visitor.at((0.5, 0.85)), steps=8)
    visitor.pad.evaluate("(canvas) => canvas.releasePointerCapture(1)")
    visitor.page.mouse.move(*visitor.at((0.8, 0.5)), steps=8)
    visitor.page.mouse.up()
    visitor.expect_digit("1")
    expect_no_ink(visitor, (0.8, 0.5))


def test_clear_ends_the_stroke_under_way(visitor):
    visitor.page.mouse.move(*visitor.at((0.2, 0.2)))
    visitor.page.mouse.down()
    visitor.page.mouse.move(*visitor.at((0.4, 0.2)), steps=4)
    visitor.page.keyboard.press("Delete")
    visitor.page.mouse.move(*visitor.at((0.8, 0.2)), steps=4)
    visitor.page.mouse.up()
    visitor.expect_digit("")
    expect_no_ink(visitor, (0.3, 0.2))
    expect_no_ink(visitor, (0.7, 0.2))


def test_a_tap_right_after_a_fast_stroke_counts(touch):
    for name in ("Clear", "Undo"):
        touch.stroke(*DOWNWARDS, steps=3)
        touch.tap(name)
        expect_no_ink(touch.visitor, (0.5, 0.5))


def test_a_stroke_counts_while_text_is_selected(visitor):
    visitor.page.keyboard.press("Control+a")
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    expect_ink(visitor, (0.45, 0.78))


MOVE_150_000_TIMES = """([x, y]) => {
  const canvas = document.querySelector("#sketchpad canvas");
  for (let i = 0; i < 150_000; i++) {
    const place = { clientX: x, clientY: y + i / 1000 };
    canvas.dispatchEvent(new PointerEvent("pointermove", { pointerId: 1, buttons: 1, ...place }));
  }
}"""


def test_a_stroke_may_have_150_000_points(visitor):
    start = visitor.at((0.5, 0.15))
    visitor.page.mouse.move(*start)
    visitor.page.mouse.down()
    visitor.page.evaluate(MOVE_150_000_TIMES, list(start))
    visitor.page.mouse.up()
    visitor.expect_digit("1")


def test_undo_and_redo_lead_through_what_was_drawn(visitor):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.press("Clear")
    visitor.expect_digit("")
    visitor.press("Undo")
    visitor.expect_digit("1")
    visitor.press("Undo")
    visitor.expect_digit("")
    visitor.press("Redo")
    visitor.expect_digit("1")
    visitor.press("Undo")
    visitor.draw(SEVEN)
    visitor.expect_digit("7")


def test_undo_takes_back_the_stroke_under_way_alone(visitor):
    visitor.draw(ONE)
    visitor.page.mouse.move(*visitor.at((0.2, 0.2)))
    visitor.page.mouse.down()
    visitor.page.mouse.move(*visitor.at((0.4, 0.2)), steps=4)
    visitor.page.keyboard.press("Control+z")
    visitor.page.mouse.up()
    expect_no_ink(visitor, (0.3, 0.2))
    visitor.expect_digit("1")


def test_undo_takes_back_one_stroke(visitor):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    before = visitor.pad.screenshot()
    visitor.draw([[(0.1, 0.5), (0.9, 0.5)]])
    visitor.press("Undo")
    expect_no_ink(visitor, (0.8, 0.5))
    visitor.page.mouse.move(0, 0)
    assert visitor.pad.screenshot() == before


def test_the_keyboard_undoes_and_redoes_on_every_layout(visitor):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    twice = ((2, ""), (2 + 8, "1"))  # Ctrl, then Ctrl and Shift
    for key, (modifiers, digit) in product("zZяζ", twice):  # Latin, Caps Lock, Russian, Greek
        event = {"type": "keyDown", "key": key, "code": "KeyZ", "modifiers": modifiers}
        visitor.session.send("Input.dispatchKeyEvent", event)
        visitor.expect_digit(digit)


def test_ctrl_y_redoes(visitor):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.page.keyboard.press("Control+z")
    visitor.expect_digit("")
    visitor.page.keyboard.press("Control+y")
    visitor.expect_digit("1")


FIELD = """([kind, type]) => {
  const field = document.createElement(kind);
  if (type) field.type = type;
  document.body.append(field);
  if (kind === "dialog") field.showModal(); else field.focus();
}"""


@pytest.mark.parametrize("type", ["radio", *later("range", "button")])
def test_delete_clears_after_something_else_was_used(visitor, type):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.page.evaluate(FIELD, ["input", type])
    visitor.page.keyboard.press("Delete")
    visitor.expect_digit("")


def test_delete_clears_nothing_while_text_is_typed_or_a_dialog_is_open(visitor):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    for kind in ("textarea", "dialog"):
        visitor.page.evaluate(FIELD, [kind, ""])
        visitor.page.keyboard.press("Delete")
        visitor.page.keyboard.press("Control+z")
        expect_ink(visitor, (0.5, 0.5))
        visitor.expect_digit("1")


SHARP = """() => {
  const canvas = document.querySelector("#sketchpad canvas");
  return devicePixelRatio === 1.25 && canvas.width === Math.round(1.25 * canvas.clientWidth);
}"""


def test_zooming_redraws_sharply(visitor):
    visitor.draw(ONE)
    size = {"width": 1024, "height": 640, "deviceScaleFactor": 1.25, "mobile": False}
    visitor.session.send("Emulation.setDeviceMetricsOverride", size)
    visitor.page.wait_for_function(SHARP)
    expect_ink(visitor, (0.5, 0.5))
    visitor.page.close()  # its size would stay


@pytest.mark.parametrize(
    "look",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=["light", "dark", "forced colours"],
)
def test_ink_stands_out_from_paper(come, look):
    visitor = come(look=look)
    visitor.draw(ONE)
    expect_ink(visitor, (0.5, 0.5))
    visitor.page.emulate_media(
        color_scheme="dark" if look.get("color_scheme") != "dark" else "light"
    )
    expect_ink(visitor, (0.5, 0.5))


def test_a_browser_that_darkens_pages_by_itself_shows_the_ink(visitor):
    visitor.session.send("Emulation.setAutoDarkModeOverride", {"enabled": True})
    visitor.draw(ONE)
    visitor.expect_digit("1")
    picture = Image.open(io.BytesIO(visitor.pad.screenshot())).convert("L")
    side = picture.width
    ink, paper = picture.getpixel((side // 2, side // 2)), picture.getpixel((side // 8, side // 2))
    assert abs(ink - paper) > 100


TWO_FRAMES = """() => new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(resolve)))"""


def test_an_example_draws_itself_until_somebody_draws(come):
    visitor = come(look=MOVING)
    visitor.expect_digit("7")
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.press("Undo")
    visitor.expect_digit("")


def test_whoever_draws_at_once_is_read_alone(come):
    visitor = come(look=MOVING)
    visitor.draw(ZERO)
    visitor.expect_digit("0")
    expect(visitor.page.locator("#sketchpad .caption")).to_have_text("")
    visitor.page.evaluate(TWO_FRAMES)  # in each of which the example would draw on
    visitor.expect_digit("0")


def test_whoever_prefers_less_motion_sees_the_example_at_once(visitor):
    expect_ink(visitor, (0.5, 0.2))
    expect_ink(visitor, (0.5, 0.5))
    visitor.expect_digit("7")


def test_an_example_is_one_click_away_and_undone_like_a_stroke(visitor):
    for name, digit in (("An easy 2", "2"), ("A 0 with a slash", "0")):
        visitor.press(name)
        visitor.expect_digit(digit)
    expect(visitor.page.locator("#sketchpad .caption")).to_contain_text("A 0 with a slash")
    visitor.press("Undo")
    visitor.expect_digit("2")


def test_a_stroke_is_added_to_an_example(visitor):
    visitor.press("An easy 2")
    visitor.expect_digit("2")
    visitor.draw([[(0.1, 0.1), (0.1, 0.9)]])
    expect_ink(visitor, (0.1, 0.5))
    expect_ink(visitor, (0.52, 0.16))
    visitor.press("Undo")
    expect_no_ink(visitor, (0.1, 0.5))
    expect_ink(visitor, (0.52, 0.16))
