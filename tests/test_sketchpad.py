"""The pad as a visitor meets it: the pen, the keyboard, photos, examples."""

import re

import pytest
from playwright.sync_api import expect
from strokes import FOUR, ONE, SEVEN, ZERO, photograph, picture_of
from visitor import Visitor, visit

READ = {"0": ZERO, "1": ONE, "4": FOUR, "7": SEVEN}
DOWNWARDS = ((0.5, 0.15), (0.5, 0.85))  # of a 1
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

# How far the pad's colour at a point is from that in its corner, of 765.
INK = """([x, y]) => {
  const { width, height } = document.querySelector("#sketchpad canvas");
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(document.querySelector("#sketchpad canvas"), 0, 0);
  const at = (x, y) => copy.getImageData(x * width, y * height, 1, 1).data.slice(0, 3);
  const paper = at(0.01, 0.01);
  return at(x, y).reduce((sum, value, i) => sum + Math.abs(value - paper[i]), 0);
}"""


class Touch:
    """Fingers, and a pen with them, by the browser's own input events."""

    def __init__(self, visitor):
        self.visitor = visitor
        self.session = visitor.page.context.new_cdp_session(visitor.page)

    def send(self, kind, *points, ids=None):
        places = [dict(zip("xy", self.visitor.at(point), strict=True)) for point in points]
        fingers = [place | {"id": k} for place, k in zip(places, ids or range(9), strict=False)]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    def stroke(self, *points, steps=8):
        self.send("touchStart", points[0])
        for point in list(between(points, steps)):
            self.send("touchMove", point)
        self.send("touchEnd")

    def tap(self, name):
        box = self.visitor.page.get_by_role("button", name=name, exact=True).bounding_box()
        point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        for kind, points in (("touchStart", [point]), ("touchEnd", [])):
            self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def pen(self, kind, point, buttons=1, pointer="pen"):
        x, y = self.visitor.at(point)
        is_held = buttons or kind == "mouseReleased"
        held = {"button": "left" if is_held else "none", "buttons": buttons, "clickCount": 1}
        event = {"type": kind, "x": x, "y": y, "pointerType": pointer} | held
        self.session.send("Input.dispatchMouseEvent", event)


def between(points, steps):
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        for k in range(1, steps + 1):
            yield x0 + (x1 - x0) * k / steps, y0 + (y1 - y0) * k / steps


def expect_ink(visitor, point):
    visitor.page.wait_for_function(f"(point) => ({INK})(point) > 200", arg=point)


def expect_no_ink(visitor, point):
    visitor.page.wait_for_function(f"(point) => ({INK})(point) < 60", arg=point)


@pytest.fixture
def visitor(browser, page_url):
    visitor = visit(browser, page_url)
    yield visitor
    visitor.page.context.close()
    assert visitor.problems == []


@pytest.fixture
def touch(browser, page_url):
    visitor = visit(browser, page_url, **PHONE)
    yield Touch(visitor)
    visitor.page.context.close()
    assert visitor.problems == []


@pytest.mark.parametrize("digit", READ)
def test_a_digit_drawn_with_the_mouse_is_read(visitor, digit):
    visitor.draw(READ[digit])
    visitor.expect_digit(digit)


@pytest.mark.parametrize("digit", READ)
def test_a_digit_drawn_with_a_finger_is_read_and_the_page_stays(touch, digit):
    place = touch.visitor.page.evaluate("scrollY")
    touch.visitor.touch(READ[digit])
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


@pytest.mark.parametrize("name", ["Clear", "Undo"])
def test_a_tap_right_after_a_fast_stroke_counts(touch, name):
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


def test_undo_takes_back_one_stroke(visitor):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    before = visitor.pad.screenshot()
    visitor.draw([[(0.1, 0.5), (0.9, 0.5)]])
    visitor.press("Undo")
    expect_no_ink(visitor, (0.8, 0.5))
    visitor.page.mouse.move(0, 0)
    assert visitor.pad.screenshot() == before


@pytest.mark.parametrize("key", ["z", "Z", "я", "ζ"], ids=["Latin", "Caps Lock", "Russian", "Greek"])
def test_the_keyboard_undoes_and_redoes_on_every_layout(visitor, key):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    keyboard = Touch(visitor).session
    for modifiers, digit in ((2, ""), (2 + 8, "1")):  # Ctrl, then Ctrl and Shift
        event = {"type": "keyDown", "key": key, "code": "KeyZ", "modifiers": modifiers}
        keyboard.send("Input.dispatchKeyEvent", event)
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


@pytest.mark.parametrize("type", ["radio", "range", "button"])
def test_delete_clears_after_something_else_was_used(visitor, type):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.page.evaluate(FIELD, ["input", type])
    visitor.page.keyboard.press("Delete")
    visitor.expect_digit("")


@pytest.mark.parametrize("kind", ["textarea", "dialog"])
def test_delete_clears_nothing_while_text_is_typed_or_a_dialog_is_open(visitor, kind):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.page.evaluate(FIELD, [kind, ""])
    visitor.page.keyboard.press("Delete")
    visitor.page.keyboard.press("Control+z")
    visitor.page.wait_for_timeout(200)
    expect_ink(visitor, (0.5, 0.5))
    visitor.expect_digit("1")


def test_zooming_redraws_sharply(visitor):
    width = visitor.pad.evaluate("(canvas) => canvas.width")
    size = {"width": 1280, "height": 800, "deviceScaleFactor": 2, "mobile": False}
    Touch(visitor).session.send("Emulation.setDeviceMetricsOverride", size)
    expect(visitor.pad).to_have_js_property("width", 2 * width)


@pytest.mark.parametrize(
    "look",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=["light", "dark", "forced colours"],
)
def test_ink_stands_out_from_paper(browser, page_url, look):
    visitor = visit(browser, page_url, **look)
    visitor.draw(ONE)
    expect_ink(visitor, (0.5, 0.5))
    visitor.page.emulate_media(color_scheme="dark" if look.get("color_scheme") != "dark" else "light")
    expect_ink(visitor, (0.5, 0.5))
    visitor.page.context.close()
    assert visitor.problems == []


def test_a_browser_that_darkens_pages_by_itself_shows_the_ink(visitor):
    Touch(visitor).session.send("Emulation.setAutoDarkModeOverride", {"enabled": True})
    visitor.draw(ONE)
    visitor.expect_digit("1")
    from io import BytesIO

    from PIL import Image

    picture = Image.open(BytesIO(visitor.pad.screenshot())).convert("L")
    side = picture.width
    ink, paper = picture.getpixel((side // 2, side // 2)), picture.getpixel((side // 8, side // 2))
    assert abs(ink - paper) > 100


def test_an_example_draws_itself_until_somebody_draws(visitor):
    visitor.expect_digit("7")
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.press("Undo")
    visitor.expect_digit("")


def test_whoever_draws_at_once_is_read_alone(visitor):
    visitor.draw(ZERO)
    visitor.expect_digit("0")
    expect(visitor.page.locator("#sketchpad .caption")).to_have_text("")
    visitor.page.wait_for_timeout(3000)
    visitor.expect_digit("0")


def test_whoever_prefers_less_motion_sees_the_example_at_once(browser, page_url):
    visitor = visit(browser, page_url, reduced_motion="reduce")
    expect_ink(visitor, (0.5, 0.2))
    expect_ink(visitor, (0.5, 0.5))
    visitor.expect_digit("7")
    visitor.page.context.close()


def test_an_example_is_one_click_away_and_undone_like_a_stroke(visitor):
    for name, digit in (("An easy 2", "2"), ("A 0 with a slash", "0")):
        visitor.press(name)
        visitor.expect_digit(digit)
    expect(visitor.page.locator("#sketchpad .caption")).to_contain_text("A 0 with a slash")
    visitor.press("Undo")
    visitor.expect_digit("2")


def test_drawing_on_an_example_starts_anew(visitor):
    visitor.press("An easy 2")
    visitor.expect_digit("2")
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.press("Undo")
    visitor.expect_digit("2")


@pytest.fixture
def photo(tmp_path):
    photograph(SEVEN).save(tmp_path / "photo.jpg")
    return tmp_path / "photo.jpg"


def choose(visitor, path):
    visitor.page.get_by_label("Photo of a digit").set_input_files(path)


def test_a_photo_is_read_and_drawing_goes_on_without_it(visitor, photo):
    with visitor.page.expect_file_chooser() as chooser:
        visitor.press("Photo")
    chooser.value.set_files(photo)
    visitor.expect_digit("7")
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.press("Undo")
    visitor.expect_digit("7")


def test_a_photo_is_opened_with_the_keyboard_alone(visitor):
    visitor.page.get_by_role("button", name="Photo", exact=True).focus()
    with visitor.page.expect_file_chooser():
        visitor.page.keyboard.press("Enter")


@pytest.mark.parametrize("kind", ["png", "webp"])
@pytest.mark.parametrize("ink", [(20, 20, 60, 255), (250, 250, 230, 255)], ids=["dark", "light"])
def test_ink_on_nothing_is_read(visitor, tmp_path, kind, ink):
    path = tmp_path / f"drawing.{kind}"
    picture_of(SEVEN, ink=ink, paper=(0, 0, 0, 0), mode="RGBA").save(path, lossless=True)
    choose(visitor, path)
    visitor.expect_digit("7")


def test_an_svg_is_read(visitor, tmp_path):
    path = tmp_path / "drawing.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
        '<path d="M5 1.5V8.5" stroke="black" fill="none"/></svg>'
    )
    choose(visitor, path)
    visitor.expect_digit("1")


def test_a_picture_is_dropped_on_the_pad(visitor, photo):
    session, (x, y) = Touch(visitor).session, visitor.at((0.5, 0.5))
    data = {"items": [], "files": [str(photo)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": x, "y": y, "data": data})
    visitor.expect_digit("7")
    expect(visitor.pad).to_be_visible()


PASTE = """async (pixels) => {
  const content = await (await fetch(pixels)).blob();
  const clipboard = new DataTransfer();
  clipboard.items.add(new File([content], "photo.png", { type: "image/png" }));
  document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard }));
}"""


def test_a_picture_is_pasted(visitor, photo):
    import base64

    url = "data:image/jpeg;base64," + base64.b64encode(photo.read_bytes()).decode()
    visitor.page.evaluate(PASTE, url)
    visitor.expect_digit("7")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"no photo", "This file is no picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "Please save it as JPEG or PNG"),
        (b"II*\0\x08\0\0\0\0\0\0\0", "Please save it as JPEG or PNG"),
    ],
    ids=["text", "HEIC", "TIFF"],
)
def test_a_file_that_cannot_be_opened_loses_nothing(visitor, tmp_path, content, sentence):
    visitor.draw(ONE)
    visitor.expect_digit("1")
    (tmp_path / "photo.jpg").write_bytes(content)
    choose(visitor, tmp_path / "photo.jpg")
    expect(visitor.page.locator("#sketchpad .notice")).to_contain_text(sentence)
    visitor.expect_digit("1")
    visitor.draw(ONE)
    expect(visitor.page.locator("#sketchpad .notice")).to_have_text("")


FALSIFY = """
const convert = OffscreenCanvas.prototype.convertToBlob;
OffscreenCanvas.prototype.convertToBlob = function (options) {
  this.getContext("2d").fillStyle = "white";
  this.getContext("2d").fillRect(0, 0, this.width, this.height);
  return convert.call(this, options);
};"""


def test_a_browser_that_falsifies_pictures_is_told_of(browser, page_url, photo):
    context = browser.new_context()
    context.add_init_script(FALSIFY)
    visitor = Visitor(context.new_page(), page_url)
    choose(visitor, photo)
    expect(visitor.page.locator("#sketchpad .notice")).to_contain_text("changes pictures")
    context.close()


def test_a_blank_photo_has_no_ink(visitor, tmp_path):
    picture_of([], mode="RGB", ink=(0, 0, 0), paper=(255, 255, 255)).save(tmp_path / "blank.png")
    choose(visitor, tmp_path / "blank.png")
    expect(visitor.page.get_by_text("No ink was found")).to_be_visible()
    visitor.expect_digit("")


def test_on_android_the_camera_is_offered(browser, page_url):
    agent = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36"
    visitor = visit(browser, page_url, **PHONE, user_agent=agent)
    field = visitor.page.get_by_label("Photo of a digit")
    expect(field).to_have_attribute("accept", re.compile("android/allowCamera"))
    visitor.page.context.close()
