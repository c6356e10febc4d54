"""Pieces of ink, by an oracle that fills one after the other, and outlines by the even-odd rule."""

import numpy as np
import pytest

from mnist_cnn.drawing.pieces import GRID, fill_outlines, find_pieces


def flood(mask) -> np.ndarray:
    """A number for each cell's piece, found cell by cell."""
    labels = np.zeros(mask.shape, int)
    for start in zip(*mask.nonzero(), strict=True):
        waiting = [] if labels[start] else [start]
        number = labels.max() + 1
        while waiting:
            y, x = waiting.pop()
            if 0 <= y < len(mask) and 0 <= x < len(mask[0]) and mask[y, x] and not labels[y, x]:
                labels[y, x] = number
                waiting += [(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    return labels


@pytest.mark.parametrize("share", [0, 0.1, 0.3, 0.4, 0.5, 0.7, 1])
def test_pieces_are_those_of_a_flood_fill(share):
    random = np.random.default_rng(1)
    for height, width in random.integers(1, 40, (10, 2)):
        mask = random.random((height, width)) < share
        pieces, expected = find_pieces(mask), flood(mask)
        pairs = set(zip(expected.flat, pieces.labels.flat, strict=True))
        assert len(pairs) == len(np.unique(expected)) == len(np.unique(pieces.labels))
        assert len(pieces.boxes) == expected.max()


def test_a_piece_is_bounded_by_its_box():
    mask = np.zeros((20, 30), bool)
    mask[3:7, 5:9] = mask[10, 12:20] = True
    assert find_pieces(mask).boxes.tolist() == [[3, 5, 7, 9], [10, 12, 11, 20]]
    assert find_pieces(mask).firsts.tolist() == [[3, 5], [10, 12]]


def test_what_is_kept_keeps_its_soft_edge_and_the_rest_goes():
    ink = np.zeros((40, 40), np.float32)
    ink[5:10, 5:10], ink[10, 5:10], ink[20:30, 20:30] = 1, 0.3, 1
    pieces = find_pieces(ink > 0.5)
    alone, (top, left) = pieces.crop(ink, np.array([True, False]))
    height, width = alone.shape
    assert np.array_equal(alone, ink[top : top + height, left : left + width])
    assert alone.sum() == ink[:15].sum()


def test_a_large_picture_has_cells_of_many_pixels_and_loses_no_line():
    mask = np.zeros((2048, 1500), bool)
    mask[1000, 100:1400] = mask[100:200, 3] = True
    pieces = find_pieces(mask)
    assert max(pieces.labels.shape) == GRID and len(pieces.boxes) == 2


def test_outlines_are_filled_but_for_the_holes_in_them():
    mask = np.zeros((60, 60), bool)
    for side in (5, 15, 25):
        mask[side : 60 - side, side : 60 - side] = True
        mask[side + 2 : 58 - side, side + 2 : 58 - side] = False
    filled = fill_outlines(find_pieces(mask))
    assert [bool(filled[30, x]) for x in (0, 10, 20, 30)] == [False, True, False, True]


def test_a_line_without_an_inside_stays_as_it_is():
    mask = np.zeros((30, 30), bool)
    mask[5, 5:25] = mask[5:25, 5] = True
    assert np.array_equal(fill_outlines(find_pieces(mask)), mask)
