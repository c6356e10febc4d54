"""A line on which a digit stands: together they are one piece of ink."""

import numpy as np
import pytest

from mnist_cnn.drawing.pieces import find_pieces
from mnist_cnn.drawing.underline import find_underline

LINE = np.s_[80:84, 10:110]


def stand_on_line(*, left=40, right=60):
    """A box open at the top, `left` to `right`, on a line from 10 to 110."""
    mask = np.zeros((100, 120), bool)
    mask[20:80, left : left + 3] = mask[20:80, right - 3 : right] = mask[LINE] = True
    return mask


def find(mask):
    return find_underline(find_pieces(mask))


def test_it_is_found_whole_and_nothing_of_what_stands_on_it():
    expected = np.zeros((100, 120), bool)
    expected[LINE] = True
    assert np.array_equal(find(stand_on_line()), expected)


def test_it_may_rise_a_little():
    level = stand_on_line()
    risen = np.stack([np.roll(level[:, k], -k // 12) for k in range(120)], axis=1)
    assert find(risen).sum() == find(level).sum()


def test_pieces_beside_it_do_not_matter():
    mask = stand_on_line()
    mask[20:70, 80:90] = True
    assert np.array_equal(find(mask), find(stand_on_line()))


@pytest.mark.parametrize("side", [{"left": 10}, {"right": 110}])
def test_a_foot_that_ends_where_its_digit_does_is_none(side):
    assert find(stand_on_line(**side)) is None


def test_a_line_with_nothing_on_it_is_none():
    assert find(np.ones((4, 100), bool)) is None and find(np.ones((1, 1), bool)) is None


def test_what_is_thick_beside_its_length_is_none():
    mask = stand_on_line()
    mask[70:95, 10:110] = True
    assert find(mask) is None


def test_a_bowl_is_none():
    mask, columns = np.zeros((100, 120), bool), np.arange(10, 110)
    for row in range(4):
        mask[90 - ((columns - 60) ** 2 / 200).astype(int) + row, columns] = True
    mask[20:60, 60] = True
    assert find(mask) is None
