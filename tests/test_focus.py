"""A button that hides itself, or is drawn anew, hands the keyboard's focus on to its heir."""

from playwright.sync_api import expect

from strokes import ONE, SEVEN

FOCUSED = """() => {
    const { ariaLabel, textContent } = document.activeElement;
    return ariaLabel || textContent;
}"""


def draw(visitor, strokes, digit):
    visitor.press("Clear")
    visitor.draw(strokes)
    visitor.expect_digit(digit)


def show_two(visitor):
    """A 7 that is to be a 1, and a 1 that is to be a 7."""
    for strokes, digit, label in ((SEVEN, "7", 1), (ONE, "1", 7)):
        draw(visitor, strokes, digit)
        visitor.press(f"This is a {label}")
        expect(visitor.page.locator(".teach")).to_contain_text("errors:")


def press_for(visitor, name, heir):
    """Presses the button `name` by the keyboard, which hands the focus on to `heir`."""
    visitor.page.get_by_role("button", name=name, exact=True).press("Enter")
    visitor.page.wait_for_function(f"(heir) => String(({FOCUSED})()).startsWith(heir)", arg=heir)


def test_of_what_was_shown_the_next_is_the_heir_or_the_button_that_shows(visitor):
    draw(visitor, SEVEN, "7")
    press_for(visitor, "This is a 1", "Take back")
    press_for(visitor, "Take back", "This is a 1")
    show_two(visitor)
    press_for(visitor, "Take back: 1", "Take back: 7")
    press_for(visitor, "Take back: 7", "Teach it all ten digits")
    show_two(visitor)
    press_for(visitor, "Take back: 7", "Take back: 1")
    press_for(visitor, "Forget all", "Teach it all ten digits")


def test_the_heir_of_a_button_that_ends_a_choice_is_what_is_chosen_from(visitor):
    draw(visitor, SEVEN, "7")
    visitor.page.locator(".confusion button").first.click()
    press_for(visitor, "Show all", "Test digit")
    visitor.page.get_by_role("switch").click()
    press_for(visitor, "Turn all on", "Map")
    press_for(visitor, "Teach it all ten digits", "Sketchpad")
    press_for(visitor, "Stop", "Sketchpad")
