"""On paper the page is a task sheet: one page, of this drawing, with nothing cut."""

import re
import subprocess

import pytest
from playwright.sync_api import expect

from conftest import find_program, later
from layout import CUT_OFF
from strokes import SEVEN

PRINTED = "window.printed = 0; window.print = () => { window.printed += 1; };"
FORMATS = ("A4", "Letter")
SIZES = ((680, 1031), (703, 964))  # of their pages within the margins, in pixels
CUT = """() => [...document.querySelectorAll(".paper, .paper li, .paper .read > div")]
    .filter((part) => part.scrollHeight > part.clientHeight + 1
        || part.scrollWidth > part.clientWidth + 1)
    .map((part) => `${part.className} ${part.textContent.slice(0, 40)}`)"""


def print_sheet(visitor):
    visitor.page.locator(".tasks .print").click()
    visitor.page.wait_for_function("window.printed > 0")


def run(program, *arguments):
    command = [find_program(program), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_it_is_one_page_of_a4_and_of_letter_with_the_drawing_and_the_tasks(come, tmp_path):
    visitor = come(script=PRINTED, look={"color_scheme": "dark"})
    visitor.press("Clear")
    visitor.draw(SEVEN)
    visitor.expect_history("7")
    print_sheet(visitor)
    sheet = visitor.page.locator(".paper")
    asked = sheet.locator("li p").all_text_contents()
    host = visitor.page.url.split("/")[2]
    for paper in FORMATS:
        visitor.page.pdf(path=tmp_path / "sheet.pdf", format=paper)
        facts = run("pdfinfo", tmp_path / "sheet.pdf")
        assert re.search(r"Pages: +1\n", facts), facts
        text = " ".join(run("pdftotext", tmp_path / "sheet.pdf", "-").split())
        told = ["Draw a digit", "Name", "Date", "the sketch network", "ahead of", host, *asked]
        assert len(asked) == 8 and [words for words in told if words not in text] == []
    assert sheet.locator(".code path").get_attribute("d").count("M") > 200  # a code of the link


@pytest.mark.parametrize("language", ["de", *later("fr", "es", "pt", "zh-Hans", "ar")])
def test_nothing_is_cut_in_any_language(come, language):
    visitor = come(f"/#lang={language}&example=3", script=PRINTED)
    expect(visitor.page.locator("#page")).to_have_attribute("lang", language)
    print_sheet(visitor)
    visitor.page.emulate_media(media="print")
    for width, height in SIZES:
        visitor.page.set_viewport_size({"width": width, "height": height})
        assert visitor.page.evaluate(CUT) == []
        assert visitor.page.evaluate(CUT_OFF) == {"wide": [], "over": []}


def test_an_empty_pad_prints_the_first_example_and_no_sheet_tells_a_hidden_answer(come):
    visitor = come("/#hide=answer", script=PRINTED)
    visitor.press("Clear")
    visitor.page.keyboard.press("Control+p")
    visitor.page.wait_for_function("window.printed > 0")
    expect(visitor.page.get_by_role("button", name="An easy 2")).to_have_attribute(
        "aria-pressed", "true"
    )
    sheet = visitor.page.locator(".paper")
    expect(sheet.locator(".ink")).to_have_attribute("d", re.compile("^M"))
    expect(sheet).not_to_contain_text("speaks for")
    assert sheet.locator("table").count() == 0
