"""The picture and the numbers of a drawing are saved as files."""

import io
from xml.etree import ElementTree

import numpy as np
from PIL import Image

from mnist_cnn import preprocess_strokes
from mnist_cnn.page.examples import EXAMPLES


def save(visitor, kind):
    visitor.press("Save")
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("menuitem", name=kind).click()
    assert download.value.suggested_filename == f"draw-a-digit.{kind.lower()}"
    return download.value.path().read_bytes()


def test_a_file_has_what_the_page_shows(come):
    visitor = come("/#example=3")
    visitor.expect_answered()

    rows = np.loadtxt(io.BytesIO(save(visitor, "CSV")), delimiter=",")
    image = preprocess_strokes(EXAMPLES[3]["strokes"]).numpy()[0] * 255
    assert rows.shape == (28, 28) and np.abs(rows - image).max() <= 1

    texts = [each.text for each in ElementTree.fromstring(save(visitor, "SVG")).iter() if each.text]
    for selector in ("#picture h2", "#answer .share", ".places button:not(.few)"):
        shown = [text for text in visitor.page.locator(selector).all_inner_texts() if text]
        assert shown and [text for text in shown if text not in texts] == []

    picture = Image.open(io.BytesIO(save(visitor, "PNG"))).convert("RGB")
    assert picture.width > 2 * 1100 and picture.height > 2 * 480
    colours = np.asarray(picture).reshape(-1, 3).astype(int)
    orange = (colours[:, 0] - colours[:, 2] > 100).mean()
    assert 0.001 < orange < 0.2 and (colours.min(1) > 250).mean() > 0.5


def test_nothing_drawn_has_no_numbers_and_the_menu_is_a_menu(visitor):
    visitor.press("Clear")
    button = visitor.page.get_by_role("button", name="Save")
    button.press("Enter")
    assert visitor.page.get_by_role("menuitem", name="CSV").is_disabled()
    visitor.page.keyboard.press("ArrowDown")
    assert visitor.page.evaluate("document.activeElement.dataset.kind") == "svg"
    visitor.page.keyboard.press("Escape")
    assert button.evaluate("(button) => button === document.activeElement")
    assert visitor.page.get_by_role("menu").count() == 0
