"""Photos: by the button, from the clipboard or dropped; and files that are no photos."""

import base64
import io
import re
from itertools import product

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from pad import PHONE, Touch
from picture_files import png_of_16_bits
from strokes import FOUR, ONE, SEVEN, photograph, picture_of
from visitor import Visitor


@pytest.fixture
def photo(tmp_path):
    photograph(FOUR).save(tmp_path / "photo.jpg")
    return tmp_path / "photo.jpg"


def choose(visitor, path):
    visitor.page.get_by_label("Photo of a digit").set_input_files(path)


SLOW = """() => { // a photo is not opened before openPhoto() is called
  const { convertToBlob } = OffscreenCanvas.prototype;
  const { readAsDataURL } = FileReader.prototype;
  const isDrawn = new Promise((resolve) => { window.openPhoto = resolve; });
  OffscreenCanvas.prototype.convertToBlob = async function (options) {
    await isDrawn;
    return convertToBlob.call(this, options);
  };
  FileReader.prototype.readAsDataURL = function (blob) {
    this.addEventListener("loadend", () => setTimeout(() => { window.isPhotoOpen = true; }));
    readAsDataURL.call(this, blob);
  };
}"""


def test_a_photo_is_read_and_drawing_goes_on_without_it(visitor, photo):
    with visitor.page.expect_file_chooser() as chooser:
        visitor.press("Photo")
    chooser.value.set_files(photo)
    visitor.expect_digit("4")
    visitor.draw(ONE)
    visitor.expect_digit("1")
    visitor.press("Undo")
    visitor.expect_digit("4")


def test_of_two_rows_one_is_read_and_its_digit_is_taught(visitor, tmp_path):
    sheet = Image.new("L", (700, 700), 255)
    for row in range(2):
        sheet.paste(picture_of(FOUR), (40, 50 + 320 * row))
        sheet.paste(picture_of(SEVEN), (330, 50 + 320 * row))
    sheet.save(tmp_path / "rows.png")
    choose(visitor, tmp_path / "rows.png")
    visitor.expect_digit("47")
    expect(visitor.notice).to_contain_text("Rows in this picture: 2")
    visitor.press("This is a 9")
    expect(visitor.page.locator(".teach")).to_contain_text(re.compile("Now: 9|It still says: 4"))
    visitor.reload()
    expect(visitor.page.locator(".shots svg.pixels")).to_have_count(1)
    visitor.press("Clear")
    expect(visitor.notice).to_have_text("")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_veil_over_a_photo_does_not_lie_over_its_digits_tags(come, scheme, tmp_path):
    visitor = come(look={"color_scheme": scheme})
    sheet = Image.new("L", (700, 400), 255)
    for left, digit in ((40, FOUR), (330, SEVEN)):
        sheet.paste(picture_of(digit), (left, 60))
    sheet.save(tmp_path / "47.png")
    choose(visitor, tmp_path / "47.png")
    visitor.expect_digit("47")
    visitor.expect_answered()
    expect(visitor.page.locator(".wires .veil")).to_be_attached()
    tag = visitor.page.locator("#sketchpad .frames .on button")
    wanted = re.findall(r"\d+", tag.evaluate("(tag) => getComputedStyle(tag).color"))
    shown = np.array(Image.open(io.BytesIO(tag.screenshot())).convert("RGB"))
    away = abs(shown.reshape(-1, 3) - np.array(wanted, int)).max(axis=1)
    assert away.min() < 16


def test_whoever_draws_while_a_photo_is_opened_goes_on_drawing(visitor, photo):
    visitor.page.evaluate(SLOW)
    choose(visitor, photo)
    visitor.draw(ONE)
    visitor.page.evaluate("openPhoto()")
    visitor.page.wait_for_function("window.isPhotoOpen")
    visitor.expect_digit("1")
    visitor.press("Undo")
    visitor.expect_digit("")


def test_a_photo_is_opened_with_the_keyboard_alone(visitor):
    with visitor.page.expect_file_chooser():
        visitor.page.get_by_role("button", name="Photo", exact=True).press("Enter")


def test_dark_or_light_ink_on_nothing_is_read(visitor, tmp_path):
    for kind, ink in product(("png", "webp"), ((20, 20, 60, 255), (250, 250, 230, 255))):
        path = tmp_path / f"drawing.{kind}"
        picture_of(SEVEN, ink=ink, paper=(0, 0, 0, 0), mode="RGBA").save(path, lossless=True)
        visitor.press("Clear")
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


def test_a_png_that_uses_12_of_its_16_bits_is_read(visitor, tmp_path):
    path = tmp_path / "scan.png"
    path.write_bytes(png_of_16_bits(np.asarray(picture_of(SEVEN), dtype=int)[..., None] * 16))
    choose(visitor, path)
    visitor.expect_digit("7")


def test_a_picture_is_dropped_on_the_pad(visitor, photo):
    session, (x, y) = Touch(visitor).session, visitor.at((0.5, 0.5))
    data = {"items": [], "files": [str(photo)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": x, "y": y, "data": data})
    visitor.expect_digit("4")
    expect(visitor.pad).to_be_visible()


PASTE = """async (pixels) => {
  const content = await (await fetch(pixels)).blob();
  const clipboard = new DataTransfer();
  clipboard.items.add(new File([content], "photo.png", { type: "image/png" }));
  document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard }));
}"""


def test_a_picture_is_pasted(visitor, photo):
    url = "data:image/jpeg;base64," + base64.b64encode(photo.read_bytes()).decode()
    visitor.page.evaluate(PASTE, url)
    visitor.expect_digit("4")


UNREADABLE = {
    b"no photo": "open this file as a picture",
    b"\0\0\0\x18ftypheic\0\0\0\0": "JPEG or PNG",  # HEIC
    b"II*\0\x08\0\0\0\0\0\0\0": "JPEG or PNG",  # TIFF
}


def test_a_file_that_cannot_be_opened_loses_nothing(visitor, tmp_path):
    for content, sentence in UNREADABLE.items():
        visitor.press("Clear")
        visitor.draw(ONE)
        visitor.expect_digit("1")
        (tmp_path / "photo.jpg").write_bytes(content)
        choose(visitor, tmp_path / "photo.jpg")
        expect(visitor.notice).to_contain_text(sentence)
        visitor.expect_digit("1")
        visitor.draw(ONE)
        expect(visitor.notice).to_have_text("")


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
    expect(visitor.notice).to_contain_text("changes pictures")
    context.close()


def test_a_blank_photo_has_no_ink(visitor, tmp_path):
    picture_of([], mode="RGB", ink=(0, 0, 0), paper=(255, 255, 255)).save(tmp_path / "blank.png")
    choose(visitor, tmp_path / "blank.png")
    expect(visitor.page.get_by_text("No ink was found")).to_be_visible()
    visitor.expect_digit("")


def test_on_android_the_camera_is_offered(come):
    agent = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36"
    visitor = come(**PHONE, user_agent=agent)
    field = visitor.page.get_by_label("Photo of a digit")
    expect(field).to_have_attribute("accept", re.compile("android/allowCamera"))
