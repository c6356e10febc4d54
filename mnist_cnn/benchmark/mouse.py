"""A mouse that draws on a page's pad, in a browser that `playwright` drives."""

from collections.abc import Sequence

from playwright.sync_api import Locator

Point = tuple[float, float]


def find_places(pad: Locator, points: Sequence[Point]) -> list[Point]:
    """Where `points` (x, y) in 0..1 of `pad` are on the screen, in pixels."""
    box = pad.bounding_box()
    assert box, "the pad is not on the screen"
    return [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]


def draw_strokes(pad: Locator, strokes: Sequence[Sequence[Point]], steps: int = 8) -> None:
    """Draws `strokes` on `pad`, with `steps` moves of the mouse from each point to the next."""
    mouse = pad.page.mouse
    for stroke in strokes:
        first, *others = find_places(pad, stroke)
        mouse.move(*first)
        mouse.down()
        for place in others:
            mouse.move(*place, steps=steps)
        mouse.up()
