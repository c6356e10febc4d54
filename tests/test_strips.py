"""The strips below the picture, open: axe finds nothing in them, whatever the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from pad import PHONE

OPEN = {
    "map": "working=share7.score.map9&step=3",
    "second": "working=lead.map9.cell17&step=5",
    "share": "working=share7&step=4",
    "pixel": "working=from10.cell78.pixel297",
    "turn": "face=turn&code=1",
}
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
SLOW = pytest.mark.slow
SCREENS = {"wide": {}, "phone": PHONE}


@pytest.mark.parametrize(
    "opened, look, screen",
    [
        ("map", "light", "wide"),
        ("turn", "dark", "wide"),
        *[pytest.param(each, look, "wide", marks=SLOW) for each in OPEN for look in LOOKS],
        *[pytest.param(each, "light", "phone", marks=SLOW) for each in OPEN],
    ],
)
def test_axe_finds_nothing_in_an_open_strip(come, opened, look, screen):
    visitor = come(f"/#example=3&{OPEN[opened]}", look=LOOKS[look], **SCREENS[screen])
    shown = ".bands path.for" if opened == "turn" else "#working .piece"
    expect(visitor.page.locator(shown).first).to_be_attached()
    visitor.expect_digit("7")
    violations = Axe().run(visitor.page, context="#page").response["violations"]
    assert [(v["id"], [node["target"] for node in v["nodes"]]) for v in violations] == []
