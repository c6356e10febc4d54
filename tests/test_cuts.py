"""Ink in which two digits touch or cross is cut there, among other places; each digit is whole."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from mnist_cnn.drawing.cuts import MOST_CUTS, find_cuts, take_apart
from mnist_cnn.drawing.pieces import find_pieces


def rings(*middles: int) -> np.ndarray:
    """Rings (100, 256), 80 high, with these `middles`; two touch at 76, and cross at less."""
    picture = Image.new("1", (256, 100))
    pen = ImageDraw.Draw(picture)
    for middle in middles:
        pen.ellipse((middle - 40, 10, middle + 40, 90), outline=1, width=6)
    return np.asarray(picture)


def cut(mask, unsure=None):
    pieces = find_pieces(mask)
    kept = np.ones(len(pieces.boxes), bool)
    strands = take_apart(pieces, kept, kept if unsure is None else np.array(unsure), height=80)
    return strands, find_cuts(strands, height=80)


def show(strands, chosen) -> np.ndarray:
    """The ink (S, 100, 256), bool, of each of `chosen` (S, M), bool."""
    return np.stack([np.r_[False, own][strands.labels] for own in strands.add_joints(chosen)])


def compare(one, other) -> np.ndarray:
    """What share (S,) of `one` (S, 100, 256) and `other` (100, 256) together is of both."""
    return (one & other).sum(axis=(1, 2)) / (one | other).sum(axis=(1, 2))


@pytest.mark.parametrize("apart", [64, 70, 74])
def test_one_of_the_cuts_leaves_both_digits_whole(apart):
    strands, cuts = cut(rings(70, 70 + apart))
    left = compare(show(strands, cuts.lefts), rings(70))
    right = compare(show(strands, cuts.rights), rings(70 + apart))
    assert np.minimum(left, right).max() > 0.9


def test_two_cuts_leave_the_digit_between_them_whole():
    strands, cuts = cut(rings(50, 120, 190))
    first, last = np.triu_indices(len(cuts.severs), 1)
    between = show(strands, cuts.rights[first] & cuts.lefts[last])
    assert compare(between, rings(120)).max() > 0.8


def test_all_ink_is_on_one_side_of_a_cut_or_on_both():
    _, cuts = cut(rings(70, 134))
    assert (cuts.lefts | cuts.rights).all() and 2 < len(cuts.severs) <= MOST_CUTS + 2
    assert not cuts.lefts[0].any() and not cuts.rights[-1].any()


def test_a_cut_between_two_pieces_severs_no_ink():
    _, cuts = cut(rings(60, 160), unsure=[False, False])
    assert cuts.lefts[~cuts.severs].tolist() == [[False, False], [True, False], [True, True]]
    assert not cuts.severs.any()


def test_what_is_as_narrow_as_a_one_is_not_cut():
    mask = np.zeros((100, 256), bool)
    mask[10:90, 10:20] = True
    assert len(cut(mask)[0].boxes) == 1


def test_pieces_about_which_there_is_no_doubt_are_not_cut():
    strands, _ = cut(rings(45, 140, 204), unsure=[False, True])
    assert np.count_nonzero(strands.pieces == 0) == 1 < np.count_nonzero(strands.pieces == 1)
