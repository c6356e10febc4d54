"""The page in the visitor's language: whose it is, the menu, and how it looks in any of them."""

import json
import re
from itertools import product

import pytest
from playwright.sync_api import expect

from conftest import later
from layout import CUT_OFF, WATCH
from mnist_cnn.page.words import ENGLISH, LANGUAGES, fill
from strokes import SEVEN
from visitor import visit


def expect_spoken(visitor, code):
    """The page speaks it, and says so to a screen reader."""
    page, words = visitor.page, LANGUAGES[code]
    expect(page.locator("#page h1")).to_have_text(words["header.title"])
    expect(page).to_have_title(words["header.title"])
    for root in ("#page", "html"):
        expect(page.locator(root)).to_have_attribute("lang", code)
        expect(page.locator(root)).to_have_attribute("dir", words["language.direction"])


def test_a_template_has_the_english_sentences_that_it_names():
    assert fill('<h1 class="a" data-say="header.title" id="b"></h1>').endswith(">Draw a digit</h1>")
    group = fill('<p data-aria-label="header.which"></p>')
    assert f'aria-label="{ENGLISH["header.which"]}"' in group


def test_a_visitor_gets_the_browsers_language_unless_the_menu_or_a_link_names_another(
    browser, page_url
):
    visitor = visit(browser, page_url, locale="de-AT")
    expect_spoken(visitor, "de")
    globe = visitor.page.locator(".languages > button")
    globe.press("Enter")
    checked = visitor.page.get_by_role("menuitemradio", checked=True)
    expect(checked).to_have_text("Deutsch")
    expect(checked).to_be_focused()
    visitor.page.keyboard.press("Escape")
    expect(globe).to_be_focused()
    expect(visitor.page.get_by_role("menu")).to_be_hidden()
    globe.press("ArrowDown")
    visitor.page.keyboard.press("End")
    visitor.page.keyboard.press("Home")
    visitor.page.keyboard.press("ArrowDown")
    visitor.page.keyboard.press("Enter")
    expect(globe).to_be_focused()
    expect_spoken(visitor, "en")
    visitor.page.goto("about:blank")
    visitor.page.goto(page_url)
    expect_spoken(visitor, "en")  # the choice is kept
    visitor.page.goto("about:blank")
    visitor.page.goto(f"{page_url}/#lang=ar")
    expect_spoken(visitor, "ar")
    visitor.leave()


@pytest.mark.parametrize("code", ["fr"])
def test_a_language_that_cannot_be_fetched_is_told_of_and_the_page_stays(browser, page_url, code):
    visitor = visit(browser, page_url)
    visitor.page.route(f"**/words/{code}.json", lambda route: route.abort())
    visitor.press("Language: English")
    visitor.page.get_by_role("menuitemradio", name=LANGUAGES[code]["language.name"]).click()
    expect(visitor.notice).to_have_text(ENGLISH["header.language_lost"])
    expect_spoken(visitor, "en")
    visitor.page.context.close()


def choose(visitor, code):
    """Presses the language's own name in the menu."""
    visitor.page.locator(".languages > button").click()
    visitor.page.get_by_role("menuitemradio", name=LANGUAGES[code]["language.name"]).click()


def test_a_visit_in_german_down_to_a_number_and_on_in_english(browser, page_url):
    visitor = visit(browser, page_url, locale="de-DE")
    expect_spoken(visitor, "de")
    visitor.draw(SEVEN)
    expect(visitor.page.locator(".since")).to_contain_text("Als 7 gelesen")
    expect(visitor.page.locator(".bars .one .score")).to_have_text(re.compile(r"^\d,\d$"))
    visitor.page.locator(".headline a").click()
    title = visitor.page.locator("#working h2")
    expect(title).to_have_text(re.compile(r"^7 vor \d: \d+,\d\d$"))
    choose(visitor, "en")
    expect(title).to_have_text(re.compile(r"^7 ahead of \d: \d+\.\d\d$"))
    expect(visitor.page.locator(".since")).to_contain_text("Read as a 7")
    visitor.leave()


LEFT = (
    "(selectors) => selectors.map((one) => document.querySelector(one).getBoundingClientRect().x)"
)


def test_a_visit_in_arabic_turns_the_page_but_no_mathematics_and_is_told_of_errors(
    browser, page_url
):
    visitor = visit(browser, f"{page_url}/#lang=ar")
    expect_spoken(visitor, "ar")
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    turned = ["#page h1", ".chips", ".tasks", ".explainer"]
    title, chips, tasks, explainer = visitor.page.evaluate(LEFT, turned)
    assert title > chips and tasks > explainer
    stages = [".pad", ".field", ".st-c .tiles", ".st-d .tiles", ".bars .name", ".bars .share"]
    places = visitor.page.evaluate(LEFT, stages)
    assert places == sorted(places)
    refusal = {"status": 400, "json": {"error": "snapshot"}}
    visitor.page.route("**/drawing/*", lambda route: route.fulfill(**refusal))
    visitor.draw(SEVEN)
    expect(visitor.notice).to_contain_text(LANGUAGES["ar"]["refusal.snapshot"])
    choose(visitor, "fr")
    expect(visitor.notice).to_contain_text(LANGUAGES["fr"]["refusal.snapshot"])
    visitor.page.context.close()


def stretch(sentence):
    """`sentence` with words 40 % longer, as another language may have them."""
    if isinstance(sentence, dict):
        return {case: text if case == "by" else stretch(text) for case, text in sentence.items()}
    return re.sub(
        r"\{\w+\}|<[^>]*>|([A-Za-z’]{2,})",
        lambda part: part[0] + (part[1][: round(0.4 * len(part[1]))] if part[1] else ""),
        sentence,
    )


def visit_in_pseudo_language(browser, page_url, size, direction):
    """Somebody whose language has long words, and runs in `direction`."""
    words = {key: stretch(sentence) for key, sentence in ENGLISH.items()}
    words |= {"language.locale": "en", "language.direction": direction}
    is_phone = size[0] < 500
    visitor = visit(
        browser,
        page_url,
        viewport=dict(zip(("width", "height"), size, strict=True)),
        reduced_motion="reduce",
        has_touch=is_phone,
        is_mobile=is_phone,
    )
    visitor.page.route("**/words/de.json", lambda route: route.fulfill(body=json.dumps(words)))
    visitor.page.evaluate("location.hash = 'lang=de'")
    expect(visitor.page.locator("#page")).to_have_attribute("dir", direction)
    expect(visitor.page.locator("#page h1")).to_have_text(words["header.title"])
    return visitor


SIZES = [(320, 640), (390, 844), (1280, 800)]
QUICK = [((320, 640), "rtl"), ((1280, 800), "rtl")]
RARE = [screen for screen in product(SIZES, ("ltr", "rtl")) if screen not in QUICK]


@pytest.mark.parametrize("screen", [*QUICK, *later(*RARE)], ids=str)
def test_words_that_are_40_percent_longer_fit_in_either_direction(browser, page_url, screen):
    visitor = visit_in_pseudo_language(browser, page_url, *screen)
    visitor.page.evaluate(WATCH, ["#sketchpad .pad"])
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    expect(visitor.page.locator(".teach .labels button").last).to_be_visible()
    assert len(visitor.page.evaluate("stopWatching()")["#sketchpad .pad"]) == 1
    assert visitor.page.evaluate(CUT_OFF) == {"wide": [], "over": []}
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visitor.page.context.close()
