"""On every screen: nothing jumps while one draws, nothing lies over another, nothing is cut off."""

from contextlib import contextmanager
from itertools import product

import pytest
from playwright.sync_api import expect

from conftest import later
from layout import COVERED, CUT_OFF, WATCH
from pad import PHONE
from strokes import FOUR, ONE, SEVEN, ZERO

WIDTHS = [320, 1280, *later(340, 360, 375, 384, 390, 412)]
SCRIBBLE = [[(0.2, 0.3), (0.8, 0.35), (0.25, 0.5), (0.75, 0.6), (0.3, 0.75), (0.7, 0.85)]]
RESTING = ["#sketchpad .pad", ".chips", ".headline", ".headline p", ".which", ".bars"]


def small(strokes, left, size=0.25, top=0.4):
    """`strokes` of a whole pad as a small digit of a number."""
    return [[(left + size * x, top + size * y) for x, y in stroke] for stroke in strokes]


def number(*digits, size=0.25):
    step = 0.92 / len(digits)
    return [s for i, digit in enumerate(digits) for s in small(digit, 0.04 + i * step, size)]


def visit_screen(come, width, height):
    kind = PHONE if width < 500 else {}
    return come(**kind | {"viewport": {"width": width, "height": height}})


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_jumps_while_one_draws(come, width):
    visitor = visit_screen(come, width, 800 if width > 1000 else 740)
    draw = visitor.touch if width < 500 else visitor.draw
    visitor.page.evaluate(WATCH, [*RESTING[:3], *(RESTING[3:] if width > 1000 else [])])
    for strokes in (SEVEN, SCRIBBLE, ONE, ZERO, FOUR):
        draw(strokes)
        visitor.page.wait_for_function("document.querySelector('.headline p strong')")
        visitor.press("Clear")
        visitor.expect_digit("")
    seen = visitor.page.evaluate("stopWatching()")
    assert {selector: boxes for selector, boxes in seen.items() if len(boxes) > 1} == {}
    visitor.page.evaluate(WATCH, RESTING[:2])
    draw(number(SEVEN, ONE, FOUR))
    visitor.expect_digit("714")
    seen = visitor.page.evaluate("stopWatching()")
    assert {selector: boxes for selector, boxes in seen.items() if len(boxes) > 1} == {}


WIDE = [(568, 320), (640, 360), (667, 375), (744, 350), (844, 390), (1024, 600)]
ON_ITS_SIDE = [(640, 360), (667, 375), (844, 390)]  # sizes of a phone that shows all at once


@pytest.mark.parametrize("sizes", [[(320, 256), (360, 640)], *later(WIDE)], ids=["phones", "wider"])
def test_no_text_is_cut_off_or_lies_over_another(come, sizes):
    visitor = visit_screen(come, *sizes[0])
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    expect(visitor.page.locator(".teach .labels button").last).to_be_visible()
    for size in sizes:
        resize(visitor, *size)
        assert visitor.page.evaluate(CUT_OFF) == {"wide": [], "over": []}, size
        assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), size
        buttons = boxes_of(visitor, ".tools > button, .save > button, .teach .labels button")
        assert min(box["width"] for box in buttons) >= 24, size
        links = boxes_of(visitor, ".tasks li a")
        assert min(box["height"] for box in links) >= 24, size
        for part in (".pad", ".bars", ".tools", ".teach .labels") if size in ON_ITS_SIDE else ():
            expect(visitor.page.locator(part)).to_be_in_viewport(ratio=0.99)


def resize(visitor, width, height):
    visitor.page.set_viewport_size({"width": width, "height": height})
    visitor.page.evaluate("scrollTo(0, 0)")


def boxes_of(visitor, selector):
    return [element.bounding_box() for element in visitor.page.locator(selector).all()]


ENLARGE = """() => {
    const texts = [...document.querySelectorAll("#page *")].filter((element) =>
        [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim()));
    const sizes = texts.map((element) => parseFloat(getComputedStyle(element).fontSize));
    texts.forEach((element, i) => { element.style.fontSize = `${2 * sizes[i]}px`; });
}"""


def test_text_of_twice_the_size_leaves_the_chips_in_the_window(come):
    visitor = visit_screen(come, 390, 844)
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    visitor.page.evaluate(ENLARGE)
    for box in boxes_of(visitor, ".chips button"):
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390


@contextmanager
def text_of_twice_the_size(visitor):
    """While it lasts, the visitor's browser is set to letters of 32 px, where most have 16."""

    def set_size(pixels):
        visitor.session.send("Page.setFontSizes", {"fontSizes": {"standard": pixels}})

    set_size(32)
    try:
        visitor.reload()  # what is there already takes the new size piece by piece
        yield
    finally:
        set_size(16)


SMALL_TEXT = """() => [...document.querySelectorAll("#page *")].filter((element) =>
    element.checkVisibility({ visibilityProperty: true })
    && [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim())
    && parseFloat(getComputedStyle(element).fontSize) < 24).map(({ outerHTML }) => outerHTML)"""
LARGE = [(1280, 800), (1024, 768), (768, 1024), (667, 375)]


@pytest.mark.parametrize("sizes", [[(390, 844), (320, 568)], LARGE], ids=["phones", "wider"])
@pytest.mark.parametrize("language", ["en", *later("de", "fr", "ar")])
def test_text_of_twice_the_size_covers_nothing_and_is_cut_off_nowhere(come, language, sizes):
    visitor = come(f"/#lang={language}")
    with text_of_twice_the_size(visitor):
        visitor.draw(SEVEN)
        visitor.expect_digit("7")
        visitor.expect_answered()
        for size in sizes:
            resize(visitor, *size)
            assert visitor.page.evaluate(SMALL_TEXT) == [], size
            assert visitor.page.evaluate(CUT_OFF) == {"wide": [], "over": []}, size
            assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            for parts in (".tools > *", ".chips button", ".bars span", ".axis > span > span"):
                assert visitor.page.evaluate(COVERED, f"#page {parts}") == [], (size, parts)


def test_with_text_of_twice_the_size_nothing_jumps_while_one_draws(come):
    visitor = visit_screen(come, 390, 844)
    with text_of_twice_the_size(visitor):
        visitor.page.evaluate(WATCH, RESTING[:2])
        for strokes in (SEVEN, SCRIBBLE):
            visitor.touch(strokes)
            visitor.page.wait_for_function("document.querySelector('.headline p strong')")
            visitor.press("Clear")
            visitor.expect_digit("")
        seen = visitor.page.evaluate("stopWatching()")
    assert {selector: boxes for selector, boxes in seen.items() if len(boxes) > 1} == {}


@pytest.mark.parametrize("language", ["de", *later("fr", "es", "pt", "zh-Hans", "ar")])
def test_on_the_smallest_phone_the_pad_stays_where_it_is_when_a_task_is_done(come, language):
    visitor = come(f"/#lang={language}", **PHONE | {"viewport": {"width": 320, "height": 568}})
    expect(visitor.page.locator("#page")).to_have_attribute("lang", language)
    before = visitor.page.locator(".pad").bounding_box()
    visitor.page.locator(".tools .clear").click()
    visitor.touch(SCRIBBLE)
    expect(visitor.page.locator(".below .try")).to_contain_text("1")
    assert visitor.page.locator(".pad").bounding_box() == before


@pytest.mark.parametrize("language", ["fr", *later("de", "es", "pt", "zh-Hans", "ar")])
def test_on_small_phones_no_label_of_an_axis_covers_another_nor_the_globe_a_word(come, language):
    visitor = come(f"/#lang={language}", viewport={"width": 390, "height": 844})
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    visitor.expect_answered()
    for width in (390, 320):
        resize(visitor, width, 844)
        for parts in (".axis > span > span", ".curve .tick"):
            assert visitor.page.evaluate(COVERED, f"#page {parts}") == [], width
        assert visitor.page.evaluate(COVERED, "#page :is(.title > .show-me, .icon)") == [], width
    visitor.page.locator(".other-face").click()
    expect(visitor.page.locator(".axis > span").nth(8)).to_be_visible()
    assert visitor.page.evaluate(COVERED, "#page .axis :is(svg, span span)") == []


@pytest.mark.parametrize("widths", [[360], *later([1024, 1280])], ids=["phone", "wider"])
def test_a_long_number_and_its_share_stay_in_their_column(come, widths):
    visitor = visit_screen(come, widths[0], 800)
    for count, width in product((6, 8), widths):
        resize(visitor, width, 800)
        visitor.press("Clear")
        visitor.draw(number(*[SEVEN, ONE] * (count // 2), size=1.5 / count))
        visitor.expect_digit("71" * (count // 2))
        column = visitor.page.locator("#answer").bounding_box()
        for box in boxes_of(visitor, ".number button, .headline p, .headline strong"):
            assert box["x"] + box["width"] <= column["x"] + column["width"] + 1
            assert box["y"] >= visitor.page.locator(".headline").bounding_box()["y"] - 1
        assert visitor.page.evaluate(CUT_OFF) == {"wide": [], "over": []}


def test_the_tags_of_a_number_lie_on_the_pad(visitor):
    for top, size in ((0.01, 0.3), (0.03, 0.9)):
        visitor.press("Clear")
        visitor.draw(small(SEVEN, -0.1 * size, size, top) + small(ONE, 0.45, size, top))
        visitor.expect_digit("71")
        pad = visitor.page.locator(".pad").bounding_box()
        for box in boxes_of(visitor, ".frames button"):
            assert box["y"] >= pad["y"] and box["y"] + box["height"] <= pad["y"] + pad["height"]


INKED = """() => { const canvas = document.querySelector("#sketchpad canvas");
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) dark += data[i] < 128;
    return dark / (canvas.width * canvas.height); }"""


def test_the_line_of_small_digits_is_thinner(visitor):
    visitor.draw(small(SEVEN, 0.1, 0.19))
    visitor.expect_digit("7")
    alone = visitor.page.evaluate(INKED)
    visitor.press("Clear")
    visitor.draw(number(*[SEVEN, ONE] * 4, size=0.19))
    visitor.expect_digit("71717171")
    assert visitor.page.evaluate(INKED) < 4 * alone  # eight digits in the ink of four


def test_without_the_maps_no_hole_is_left(come):
    visitor = come("/#hide=maps")
    image, answer = boxes_of(visitor, ".field, #answer")
    assert answer["x"] - image["x"] - image["width"] < 160


def test_a_tapped_map_opens_its_panel_in_view(come):
    visitor = visit_screen(come, 390, 844)
    visitor.touch(SEVEN)
    visitor.expect_answered()
    visitor.page.mouse.move(0, 0)  # one that rests on a map would point at it
    tile = visitor.page.locator(".st-d .tiles button").nth(5)
    tile.scroll_into_view_if_needed()
    tile.tap()
    expect(visitor.page.locator(".inspect .trio")).to_be_in_viewport(ratio=1)
    expect(visitor.page.locator(".inspect h3")).to_contain_text("Map 6 of 64")


def test_in_forced_colours_a_number_covers_nothing_and_shows_its_chosen_digit(come):
    visitor = come(look={"forced_colors": "active"})
    visitor.draw(number(SEVEN, ONE))
    visitor.expect_digit("71")
    look = "(b) => [getComputedStyle(b).backgroundColor, getComputedStyle(b).color]"
    digits = visitor.page.locator(".number button")
    (ground, colour), (_, other) = [digits.nth(i).evaluate(look) for i in range(2)]
    assert ground == "rgba(0, 0, 0, 0)" and colour != other


def test_on_paper_the_bars_keep_their_colours_and_no_wire_lies_across(visitor):
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    visitor.page.emulate_media(media="print")
    expect(visitor.page.locator(".wires")).to_be_hidden()
    bar = visitor.page.locator(".bars .one .track i")
    assert bar.evaluate("(bar) => getComputedStyle(bar).printColorAdjust") == "exact"
