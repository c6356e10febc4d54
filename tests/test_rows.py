import numpy as np

from mnist_cnn.drawing.rows import find_rows, stands_beside

ABOVE, BELOW = [(10, 0, 50, 20), (12, 30, 48, 50)], [(70, 0, 110, 20), (72, 30, 112, 50)]


def test_two_rows_are_found_from_top_to_bottom():
    rows = find_rows(np.array([BELOW[0], ABOVE[0], BELOW[1], ABOVE[1]]))
    assert [row.tolist() for row in rows] == [
        [False, True, False, True],
        [True, False, True, False],
    ]


def test_digits_of_different_height_stand_in_one_row():
    assert len(find_rows(np.array([(0, 0, 40, 20), (15, 30, 60, 50)]))) == 1


def test_a_dash_belongs_to_the_nearest_row():
    upper, lower = find_rows(np.array([*ABOVE, *BELOW, (4, 0, 6, 20), (60, 0, 62, 40)]))
    assert upper.tolist()[4:] == [True, False] and lower.tolist()[4:] == [False, True]


def test_a_dash_far_from_any_row_belongs_to_none():
    (row,) = find_rows(np.array([*ABOVE, (90, 0, 92, 20)]))
    assert row.tolist() == [True, True, False]


def test_what_is_as_tall_and_level_stands_beside():
    kept = np.array([True, False, False, False])
    assert stands_beside(np.array([*ABOVE, *BELOW]), kept).tolist() == [False, True, False, False]


def test_a_ring_around_a_digit_does_not_stand_beside_it():
    kept = np.array([True, False])
    assert not stands_beside(np.array([(10, 10, 50, 30), (0, 0, 60, 40)]), kept).any()
