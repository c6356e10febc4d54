"""Ink in which two digits touch is cut there, among other places, and nothing of it is lost."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from mnist_cnn.drawing.cuts import cut_pieces, find_seams
from mnist_cnn.drawing.pieces import find_pieces


def rings(apart: int) -> np.ndarray:
    """Two rings (100, 200), 80 high, whose middles are `apart`; they touch at 76 or less."""
    picture = Image.new("1", (200, 100))
    pen = ImageDraw.Draw(picture)
    for middle in (100 - apart // 2, 100 + apart // 2):
        pen.ellipse((middle - 40, 10, middle + 40, 90), outline=1, width=6)
    return np.asarray(picture)


def cut(mask):
    pieces = find_pieces(mask)
    kept = np.ones(len(pieces.boxes), bool)
    return cut_pieces(pieces, kept, kept)


@pytest.mark.parametrize(("apart", "near"), [(70, 15), (74, 5), (76, 5)])
def test_one_of_the_cuts_is_where_two_digits_touch(apart, near):
    assert len(find_pieces(rings(apart)).boxes) == 1
    parts, cuts = cut(rings(apart))
    sides = [parts.boxes[each.left, 3] for each in cuts]
    assert min(abs(side - 100) for side in sides) <= near


def test_every_cell_of_ink_is_of_one_part():
    mask = rings(74)
    parts, cuts = cut(mask)
    assert np.array_equal(parts.labels > 0, mask)
    assert len(np.unique(parts.labels)) - 1 == len(parts.boxes) == len(cuts) + 1
    for number, (top, left, bottom, right) in enumerate(parts.boxes.tolist(), start=1):
        rows, columns = np.nonzero(parts.labels == number)
        assert (rows.min(), rows.max() + 1) == (top, bottom)
        assert (columns.min(), columns.max() + 1) == (left, right)


def test_a_seam_severs_what_it_says():
    mask = np.zeros((60, 80), bool)
    mask[20:26] = True  # a bar, 6 cells thick
    seams = find_seams(mask[20:26], height=60)
    assert seams and all(abs(severed - 6 / 60) < 0.02 for _, severed in seams)


def test_a_seam_goes_aside_below_what_hangs_over():
    mask = np.zeros((100, 100), bool)
    mask[10:20, 10:70] = mask[10:90, 10:20] = True  # a stem, and a bar that hangs over
    mask[40:90, 50:60] = True  # what stands below it
    mask[18:40, 50:54] = True  # and touches it
    [(seam, _)] = [each for each in find_seams(mask, 80) if each[1] < 0.12]
    left = np.arange(100) < seam[:, None]
    assert (mask & left)[10:18].sum() > 0.9 * mask[10:18].sum()
    assert not (mask & left)[40:, 50:].any()


def test_what_is_as_narrow_as_a_one_is_not_cut():
    mask = np.zeros((100, 30), bool)
    mask[10:90, 10:20] = True
    assert cut(mask)[1] == []


def test_pieces_about_which_there_is_no_doubt_are_not_cut():
    pieces = find_pieces(rings(90))
    kept = np.ones(2, bool)
    parts, cuts = cut_pieces(pieces, kept, np.array([False, True]))
    assert np.array_equal(parts.labels == 1, pieces.labels == 1) and len(cuts) > 0
