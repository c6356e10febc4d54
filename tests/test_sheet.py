"""Sheets, boxes and rings: the shapes around a digit."""

import numpy as np
import pytest

from mnist_cnn.drawing.shapes import fill_rectangle, is_convex
from mnist_cnn.drawing.sheet import find_ink_on_sheet, find_sheet, separate

Y, X = np.mgrid[0:90, 0:120] - np.array([45, 60])[:, None, None]


def turned(angle):
    cos, sin = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    return X * cos + Y * sin, Y * cos - X * sin


def rectangle(angle, width=60, height=44):
    x, y = turned(angle)
    return (abs(x) < width / 2) & (abs(y) < height / 2)


def ellipse(angle):
    x, y = turned(angle)
    return np.hypot(x / 30, y / 20) < 1


def in_colours(mask, inside, outside):
    return np.where(mask[..., None], np.float32(inside), np.float32(outside))


@pytest.mark.parametrize("angle", [0, 7, 33, 45, 80])
def test_a_rectangle_is_told_from_an_ellipse_however_it_is_turned(angle):
    assert fill_rectangle(rectangle(angle)) > 0.88 > 0.84 > fill_rectangle(ellipse(angle))


def test_a_ring_is_convex_and_a_lollipop_is_not():
    lollipop = ellipse(0) | ((abs(X) < 4) & (Y > 0))
    assert is_convex(ellipse(20)) and is_convex(rectangle(20)) and not is_convex(lollipop)


@pytest.mark.parametrize("angle", [0, 5, 12])
def test_a_sheet_is_found_where_it_lies(angle):
    sheet = rectangle(angle)
    found = find_sheet(in_colours(sheet, [240, 238, 230], [90, 60, 40]) * (1 - X / 400)[..., None])
    assert not (found & ~sheet).any() and found.sum() > 0.7 * sheet.sum()


@pytest.mark.parametrize(
    "mask",
    [
        np.zeros_like(rectangle(0)),
        ellipse(0),
        rectangle(0) & ~rectangle(0, 50, 36),
        rectangle(0, 12, 12),
        rectangle(0, 200, 60),
    ],
    ids=["nothing", "a disc", "a box's line", "a blot", "what goes on beyond the picture"],
)
def test_what_is_no_sheet_is_not_found(mask):
    assert find_sheet(in_colours(mask, [240] * 3, [90] * 3)) is None


def test_only_what_stands_on_the_sheet_is_ink():
    colours = in_colours(rectangle(5, 80, 60), [250, 225, 100], [110, 110, 115])
    colours[30:60, 58:62] = 30
    ink = find_ink_on_sheet(colours)
    assert ink[40:50, 59:61].min() > 0.9 and ink[:, :50].max() == ink[:, 70:].max() == 0


def test_an_empty_sheet_has_no_ink():
    assert find_ink_on_sheet(in_colours(rectangle(5), [250] * 3, [60] * 3)) is None


def test_levels_are_separated_between_their_two_heaps():
    levels = np.concatenate([np.full(900, 20.0), np.full(100, 200.0)])
    assert 20 <= separate(levels) < 200
