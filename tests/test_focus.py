"""A button that hides itself, or is drawn anew, hands the keyboard's focus on to its heir."""

import pytest
from playwright.sync_api import expect

from strokes import ONE, SEVEN

FOCUSED = """() => {
    const { ariaLabel, textContent } = document.activeElement;
    return ariaLabel || textContent;
}"""


def show(visitor, *labels):
    for label in labels:
        visitor.press(f"This is a {label}")
        expect(visitor.page.locator(".teach")).to_contain_text("errors:")


def press_first_cell(visitor):
    visitor.page.locator(".confusion button").first.click()


def turn_a_map_off(visitor):
    visitor.page.get_by_role("switch").click()
    expect(visitor.page.get_by_role("button", name="Turn all on")).to_be_visible()


def show_two(visitor):
    show(visitor, 1)
    visitor.press("Clear")
    visitor.draw(ONE)
    visitor.expect_digit("1")
    show(visitor, 7)


@pytest.mark.parametrize("prepare, name, heir", [
    (lambda visitor: None, "This is a 1", "Take back"),
    (lambda visitor: show(visitor, 1), "Take back", "This is a 1"),
    (show_two, "Take back: 1", "Take back: 7"),
    (show_two, "Take back: 7", "Take back: 1"),
    (lambda visitor: show(visitor, 1), "Take back: 1", "Teach it all ten digits"),
    (lambda visitor: show(visitor, 1), "Forget all", "Teach it all ten digits"),
    (press_first_cell, "Show all", "Test digit"),
    (turn_a_map_off, "Turn all on", "Map"),
    (lambda visitor: visitor.press("Teach it all ten digits"), "Stop", "Sketchpad"),
])  # fmt: skip
def test_the_focus_goes_to_the_heir(visitor, prepare, name, heir):
    visitor.press("Clear")
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    prepare(visitor)
    button = visitor.page.get_by_role("button", name=name, exact=True)
    button.focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_function(
        f"(heir) => String(({FOCUSED})()).startsWith(heir)", arg=heir, timeout=5000
    )
