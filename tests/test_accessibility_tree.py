"""What a screen reader gets: parts with names in the order of the page, and a short walk."""

import re

import pytest
from playwright.sync_api import expect

from strokes import SEVEN
from visitor import visit

PARTS = ("region", "application", "toolbar", "slider")
ORDER = [
    ("toolbar", "Choices"),
    ("region", "Your ink"),
    ("application", "Sketchpad: 1 stroke"),
    ("toolbar", "Tools"),
    ("region", "Answer"),
    ("region", "How the lead adds up"),
    ("region", "Teach it"),
    ("region", "28 by 28 numbers"),
    ("region", "The chosen map"),
    ("region", "First block"),
    ("region", "Second block"),
    ("region", "How it learned to read this"),
    ("slider", "Moment of the training"),
    ("region", "Eight things to try"),
    ("region", "How it works"),
    ("region", "Teach it your handwriting"),
    ("region", "What it gets wrong"),
]
MOST_STOPS = 25
FOCUSED = """() => {
    const { ariaLabel, textContent } = document.activeElement;
    return document.activeElement === document.body ? null : ariaLabel || textContent.trim();
}"""


def walk(visitor):
    """The nodes of the accessibility tree that are there for a screen reader, in its order."""
    session = visitor.page.context.new_cdp_session(visitor.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def follow(node):
        if not node["ignored"]:
            yield node
        for child in node.get("childIds", []):
            if child in by_id:
                yield from follow(by_id[child])

    return list(follow(nodes[0]))


def role_of(node):
    return node["role"]["value"]


def name_of(node):
    return node.get("name", {}).get("value", "")


def is_focusable(node):
    properties = {each["name"]: each["value"].get("value") for each in node["properties"]}
    return properties.get("focusable") and role_of(node) != "RootWebArea"


def tab(visitor):
    """What has the focus at first, and after each press of Tab, to the end of the page."""
    visitor.page.locator(".skip").focus()
    for _ in range(2 * MOST_STOPS):
        focused = visitor.page.evaluate(FOCUSED)
        if focused is None:
            return
        yield focused
        visitor.page.keyboard.press("Tab")


@pytest.fixture(scope="module")
def reader(browser, page_url):
    visitor = visit(browser, page_url)
    visitor.draw(SEVEN)
    visitor.expect_history("7")
    yield visitor
    visitor.leave()


def test_the_parts_have_names_and_come_in_the_pages_order(reader):
    nodes = walk(reader)
    assert [(role_of(n), name_of(n)) for n in nodes if role_of(n) in PARTS] == ORDER
    unnamed = [
        role_of(n) for n in nodes if n.get("properties") and is_focusable(n) if not name_of(n)
    ]
    assert unnamed == []
    assert name_of(next(n for n in nodes if role_of(n) == "heading")) == "Draw a digit"
    first = next(n for n in nodes if n.get("properties") and is_focusable(n))
    assert name_of(first) == "Skip to the answer"


def test_all_parts_are_reached_in_a_short_walk(reader):
    stops = list(tab(reader))
    assert len(stops) <= MOST_STOPS, stops
    names = " / ".join(stops)
    for part in ("Sketchpad", "Undo", "An easy 2", "Row 1, column 1", "Map 1", "Moment of the"):
        assert part in names


def test_a_link_skips_to_the_answer_and_leaves_the_address(reader):
    skip = reader.page.get_by_role("link", name="Skip to the answer")
    skip.focus()
    expect(skip).to_be_in_viewport()
    address = reader.page.url
    reader.page.keyboard.press("Enter")
    expect(reader.answer).to_be_focused()
    assert reader.page.url == address


def test_the_answer_is_heard_with_its_share_and_what_comes_next(reader):
    heard = reader.answer.locator("[role=status]")
    expect(heard).to_have_text(re.compile(r"^7, \d+ percent; next: \d\.$"))
