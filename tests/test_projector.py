"""On a projector: full screen, the guided minute, and a teacher's menu."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from strokes import SEVEN

IS_FULL = "document.fullscreenElement === document.querySelector('#page')"
STEPS = ("ink", "28 × 28", "32 small", "64 more", "softmax", "60,000")
AXE = {"rules": {"region": {"enabled": False}}}


def expect_clean(visitor, selector):
    problems = Axe().run(visitor.page, context=selector, options=AXE)
    assert problems.response["violations"] == [], problems.generate_report()


def test_f_fills_the_screen_and_ends_that_where_the_browser_can(come):
    visitor = come()
    button = visitor.page.get_by_role("button", name="Full screen (F)")
    button.click()
    visitor.page.wait_for_function(IS_FULL)
    expect(visitor.page.get_by_role("button", name="Leave full screen (F)")).to_be_focused()
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    visitor.page.keyboard.press("f")
    visitor.page.wait_for_function(f"!({IS_FULL})")

    never = "Object.defineProperty(Document.prototype, 'fullscreenEnabled', { value: false });"
    other = come(script=never)
    expect(other.page.locator(".full-screen")).to_be_hidden()


@pytest.mark.parametrize("start", ["press", "link"])
def test_the_guided_minute_lights_one_stage_after_the_other(come, start):
    visitor = come("/#example=3")
    if start == "press":
        visitor.press("Show me")
    else:
        visitor.page.evaluate("location.hash = 'guide=1&example=3'")
    card = visitor.page.locator("dialog.guide")
    expect(card.get_by_role("button", name="Next")).to_be_focused()
    expect_clean(visitor, "dialog.guide")
    seen = set()
    for words in STEPS:
        expect(card).to_contain_text(words)
        seen.add(visitor.page.locator(".guide-lights .frame").get_attribute("x"))
        lit = visitor.page.locator(".guide-lights .frame").bounding_box()
        box = card.bounding_box()
        assert lit["y"] >= box["y"] + box["height"] or lit["y"] + lit["height"] <= box["y"]
        visitor.page.keyboard.press("Space")
    expect(card).to_be_hidden()
    assert len(seen) >= 5
    assert visitor.page.locator(".guide-lights *").count() == 0
    if start == "press":
        expect(visitor.page.get_by_role("button", name="Show me")).to_be_focused()
        visitor.press("Show me")
        visitor.page.mouse.click(600, 500)  # anywhere
        expect(card).to_contain_text(STEPS[1])
        visitor.page.keyboard.press("Escape")
        expect(card).to_be_hidden()


def test_a_teacher_chooses_what_the_class_sees_and_copies_a_link_to_it(come):
    visitor = come("/#example=3")
    button = visitor.page.get_by_role("button", name="For teachers")
    button.click()
    panel = visitor.page.get_by_role("dialog", name="For teachers")
    expect(panel.get_by_label("Examples")).to_be_focused()
    expect_clean(visitor, ".teachers")
    panel.get_by_label("Scores and answer").uncheck()
    panel.get_by_label("Tasks and all below").uncheck()
    panel.get_by_label("lab").check()
    expect(visitor.answer).to_be_hidden()
    panel.get_by_role("button", name="Copy link for the class").click()
    expect(panel).to_contain_text("Copied.")
    link = visitor.page.evaluate("navigator.clipboard.readText()")
    assert link.split("#")[1] == "network=lab&hide=answer,below"
    panel.get_by_role("button", name="Show all").click()
    expect(visitor.answer).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(panel).to_be_hidden()
