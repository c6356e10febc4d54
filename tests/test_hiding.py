"""With the answer hidden, neither eyes nor a screen reader find it."""

import re

from playwright.sync_api import expect

from strokes import FOUR, SEVEN

SHIFT = [[(0.45 * x, 0.25 + 0.45 * y) for x, y in stroke] for stroke in SEVEN]
NUMBER = [*SHIFT, *[[(0.55 + 0.4 * x, 0.25 + 0.45 * y) for x, y in stroke] for stroke in FOUR]]
TELLS = re.compile(  # that the answer is 7, or 74
    r"Orange for|for 7|against|7 [\d.]+ %|: 7|sketch 74?|lab 74?|read 7|points? ahead|= [\d.]+ lead"
    r"|Explain digit|as a 7 (since|from)|Wrong|before: 7"
)


def look(page):
    """All of the page's text, and its accessibility tree, but for what lies below the picture."""
    parts = page.locator("#page .header, #sketchpad, #picture, #page .time, #page .teach").all()
    shown = [part for part in parts if part.is_visible()]
    return "\n".join(part.aria_snapshot() + part.inner_text() for part in shown)


def test_with_answer_and_chart_hidden_nothing_tells_the_answer(come):
    shown, hidden = (come(link) for link in ("", "/#hide=answer,chart"))
    for strokes, digits in ((SEVEN, "7"), (NUMBER, "74")):
        for visitor in (shown, hidden):
            visitor.press("Clear")
            visitor.draw(strokes)
            visitor.expect_digit(digits)
            visitor.page.locator(".places button").nth(24).hover()
            expect(visitor.page.locator(".sum")).not_to_have_text("")
        assert TELLS.search(look(shown.page))
        assert not TELLS.search(look(hidden.page)), TELLS.search(look(hidden.page))


PARTS = {
    "examples": [".examples", ".caption"],
    "maps": [".st-c", ".st-d", ".inspect"],
    "answer": ["#answer", ".duel", ".teach"],
    "chart": [".time"],
    "below": [".tasks", ".explainer", ".shots", ".mistakes", ".try"],
}


def test_what_is_hidden_is_out_of_sight(come):
    visitor = come("/#hide=examples")
    for part, inside in PARTS.items():
        visitor.page.evaluate("(part) => { location.hash = `hide=${part}`; }", part)
        visitor.press("Clear")
        visitor.draw(SEVEN)
        visitor.expect_digit("7")
        for selector in inside:
            elements = visitor.page.locator(f"#page {selector}").all()
            assert elements
            for element in elements:
                expect(element).to_be_hidden()
