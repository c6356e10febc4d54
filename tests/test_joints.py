"""Ink is taken apart at joints and corners, and what crosses there keeps its way through."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from mnist_cnn.drawing.joints import find_strands
from mnist_cnn.drawing.pieces import find_pieces
from mnist_cnn.drawing.skeleton import thin


def draw(*lines, side=100, width=8) -> np.ndarray:
    """Lines, each of points (x, y), in a picture (`side`, `side`), bool."""
    picture = Image.new("1", (side, side))
    pen = ImageDraw.Draw(picture)
    for line in lines:
        pen.line(line, fill=1, width=width, joint="curve")
    return np.asarray(picture)


FALLING, RISING = ((20, 10), (80, 90)), ((20, 90), (80, 10))


@pytest.mark.parametrize("width", [3, 8, 14])
def test_each_of_two_lines_that_cross_keeps_its_way_through(width):
    strands = find_strands(draw(FALLING, RISING, width=width), height=100)
    assert len(strands.boxes) == 4
    for line, stands_left in ((FALLING, True), (RISING, False)):
        alone = draw(line, width=width)
        middles = (strands.boxes[:, :2] + strands.boxes[:, 2:]) / 2 > 50
        is_own = (middles[:, 0] == middles[:, 1]) == stands_left
        [parts] = strands.add_joints(is_own[None])
        ink = np.r_[False, parts][strands.labels]
        assert (ink & alone).sum() > 0.85 * (ink | alone).sum()


@pytest.mark.parametrize("width", [1, 4, 10])
def test_every_cell_of_ink_is_of_one_part(width):
    mask = draw(FALLING, RISING, ((10, 50), (90, 50)), width=width)
    parts = find_strands(mask, height=100).as_parts(1)
    assert np.array_equal(parts.labels > 0, mask)
    assert len(np.unique(parts.labels)) - 1 == len(parts.boxes)
    for number, (top, left, bottom, right) in enumerate(parts.boxes.tolist(), start=1):
        rows, columns = np.nonzero(parts.labels == number)
        assert (rows.min(), rows.max() + 1) == (top, bottom)
        assert (columns.min(), columns.max() + 1) == (left, right)


def test_a_corner_is_a_joint_and_a_straight_line_has_none():
    assert len(find_strands(draw(((20, 10), (20, 85), (90, 85))), height=100).boxes) == 2
    assert len(find_strands(draw(FALLING), height=100).boxes) == 1


def test_a_skeleton_is_thin_and_of_as_many_pieces_as_the_ink():
    mask = draw(FALLING, RISING, ((10, 95), (60, 95)))
    skeleton = thin(mask, most=20)
    assert not (skeleton & ~mask).any() and len(find_pieces(skeleton).boxes) == 1
    square = skeleton[:-1, :-1] & skeleton[1:, :-1] & skeleton[:-1, 1:] & skeleton[1:, 1:]
    assert skeleton.sum() < 1.2 * (100 + 100 + 50) and not square.any()


def test_a_blot_and_a_grid_of_many_lines_are_not_taken_apart():
    places = range(10, 250, 24)
    across = [((5, place), (250, place)) for place in places]
    down = [((place, 5), (place, 250)) for place in places]
    for mask in (np.ones((80, 80), bool), draw(*across, *down, side=256, width=3)):
        assert len(find_strands(mask, height=len(mask)).boxes) == 1
