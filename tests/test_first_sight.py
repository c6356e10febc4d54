"""What a visitor sees at first: the trained network's answer, against a digit, in few numbers."""

import re

from playwright.sync_api import expect

from mnist_cnn.page.examples import EXAMPLES
from pad import PHONE, expect_ink
from strokes import FOUR, ONE, SEVEN


def line(visitor):
    return visitor.page.locator(".teach")


def slide(visitor, *points):
    """A finger on the time line, from its middle, by `points` in pixels."""
    course = visitor.page.locator(".course")
    course.scroll_into_view_if_needed()
    box = course.bounding_box()
    x, y = box["x"] + box["width"] / 3, box["y"] + box["height"] / 2
    steps = [("touchStart", [(0, 0)]), *(("touchMove", [point]) for point in points)]
    for kind, places in [*steps, ("touchEnd", [])]:
        visitor.put_fingers(kind, [{"x": x + dx, "y": y + dy} for dx, dy in places])


def expect_trained(visitor, is_trained=True):
    """The play head is at the end of the training, or it is not."""
    visitor.page.wait_for_function(
        """(isTrained) => {
            const { ariaValueNow, ariaValueMax } = document.querySelector(".course");
            return (ariaValueNow === ariaValueMax) === isTrained;
        }""",
        arg=is_trained,
    )


def test_a_finger_that_scrolls_over_the_time_line_leaves_the_trained_network(come):
    visitor = come(**PHONE)
    visitor.touch(SEVEN)
    visitor.expect_digit("7")
    slide(visitor, (0, -20), (2, -60), (3, -120))
    expect_trained(visitor)
    slide(visitor, (-20, 0), (-40, 2))
    expect_trained(visitor, False)
    expect(line(visitor)).to_contain_text("The network after")
    back = line(visitor).get_by_role("button", name="Back to the trained network")
    back.click()  # a browser may take a tap so soon after a slide for the end of a fling
    expect_trained(visitor)
    slide(visitor)
    expect_trained(visitor, False)


def test_whoever_goes_on_drawing_while_the_training_plays_is_read_by_the_trained(visitor):
    for act, what in ((visitor.draw, ONE), (visitor.press, "Undo"), (visitor.press, "Clear")):
        visitor.press("Clear")
        visitor.draw(SEVEN)
        visitor.expect_digit("7")
        visitor.press("Play the training")
        expect(visitor.page.locator(".moment")).to_contain_text("batch")
        act(what)
        expect_trained(visitor)
    visitor.press("Clear")
    visitor.draw(FOUR)
    visitor.expect_digit("4")


def test_an_untrained_network_does_not_speak_as_if_it_knew(come):
    visitor = come("/#snapshot=0")
    visitor.draw(SEVEN)
    expect(visitor.page.locator(".headline p")).to_have_text("It knows nothing yet.")
    expect(visitor.answer.locator("output")).not_to_contain_text("no digit")
    expect(line(visitor)).to_contain_text("The network before any training.")
    visitor.press("Back to the trained network")
    visitor.expect_digit("7")
    expect(visitor.page.locator(".headline p")).to_contain_text("points ahead of")


def test_the_rival_is_a_digit_unless_the_visitor_asks_for_no_digit(visitor):
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    rival = visitor.page.locator(".bars .other .name")
    expect(rival).to_have_text([re.compile(r"^\d$")])
    visitor.page.locator(".bars button").last.click()
    visitor.page.mouse.move(5, 5)
    expect(rival).to_have_text(["no digit"])
    expect(visitor.page.locator(".headline p")).to_contain_text("ahead of not a digit")


SEEN = """() => [...document.querySelectorAll(
    "#page .places button, #page .sum b, #page .labels text, #page .duel b, #page .headline b")]
    .filter((part) => /\\d/.test(part.textContent)
        && part.checkVisibility({ opacityProperty: true })
        && getComputedStyle(part).color !== "rgba(0, 0, 0, 0)").length"""


def test_at_rest_there_are_few_numbers_and_more_where_one_points(visitor):
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    expect(visitor.page.locator(".duel b")).to_have_count(4)
    visitor.page.mouse.move(5, 5)
    visitor.page.wait_for_function(f"({SEEN})() < 25")
    assert visitor.page.locator(".wires .labels text").count() <= 3
    visitor.page.locator(".places button").nth(24).hover()
    visitor.page.wait_for_function(f"({SEEN})() > 25")


HEARD = """() => {
    const told = document.querySelector("#answer [role=status]");
    window.heard = [];
    new MutationObserver(() => heard.push(told.textContent))
        .observe(told, { childList: true, characterData: true, subtree: true });
}"""


def test_a_screen_reader_hears_one_answer_for_a_stroke(visitor):
    visitor.press("Clear")
    visitor.page.evaluate(HEARD)
    visitor.draw(SEVEN, steps=30)
    visitor.page.wait_for_function("heard.some((text) => text.startsWith('7, '))")
    assert len(visitor.page.evaluate("heard")) <= 2
    assert visitor.answer.locator("output").get_attribute("aria-live") == "off"


def test_an_example_is_drawn_on(visitor):
    visitor.page.get_by_role("button", name="An open 4").click()
    visitor.expect_digit("4")
    [four] = [example for example in EXAMPLES if example["id"] == "open_four"]
    visitor.draw([[(0.1, 0.1), (0.2, 0.1)]])
    expect_ink(visitor, (0.15, 0.1))
    expect_ink(visitor, [float(value) for value in four["strokes"][0][0]])


def test_a_taught_network_says_so_in_its_chip_and_time_line(visitor):
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    visitor.press("This is a 1")
    expect(visitor.page.locator(".chips button").first).to_contain_text("sketch + 1 of yours")
    expect(visitor.page.locator(".moment")).to_contain_text("and 1 of yours")


def test_ticks_survive_a_reload_and_a_task_stands_above_the_pad(visitor):
    visitor.page.get_by_role("link", name="Draw something it says").click()
    expect(visitor.page.locator(".to-do")).to_contain_text("Draw something it says isn’t a digit.")
    expect(visitor.pad).to_be_focused()
    visitor.pad.click(trial=True)  # the page scrolls to it
    visitor.draw([[(0.2, 0.3), (0.8, 0.4), (0.2, 0.5), (0.8, 0.6), (0.2, 0.7), (0.8, 0.8)]])
    expect(visitor.page.locator(".to-do")).to_contain_text("Done!")
    visitor.reload()
    expect(visitor.page.locator(".tasks .is-done")).to_have_count(1)


def test_tools_without_an_effect_look_so(visitor):
    idle = visitor.page.locator(".tools .idle, .play.idle")
    visitor.press("Clear")
    expect(visitor.page.locator(".tools .clear")).to_have_class("clear idle")
    expect(visitor.page.locator(".play")).to_have_class("play idle")
    visitor.draw(SEVEN)
    expect(idle).to_have_text(["Redo"])
