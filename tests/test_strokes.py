"""From strokes to the 28x28, as the page and the trainer draw them."""

import math
import time

import numpy as np
import pytest
import torch

from mnist_cnn import NothingDrawn, preprocess, preprocess_strokes
from mnist_cnn.drawing.field import BOX, CENTRE
from mnist_cnn.drawing.strokes import PEN_WIDTH
from strokes import FOUR, ONE, SEVEN, ZERO, picture_of

DIGITS = pytest.mark.parametrize("strokes", [SEVEN, ONE, ZERO, FOUR], ids=["7", "1", "0", "4"])


def difference(a, b):
    return (preprocess_strokes(a) - preprocess_strokes(b)).abs().max().item()


def walk(stroke, points):
    """`stroke` as a hand leaves it that stops at `points` random places of each of its lines."""
    random = np.random.default_rng(1)
    halts = [np.sort(random.random(points))[:, None] for _ in stroke[1:]]
    lines = zip(stroke, stroke[1:], halts, strict=False)
    return np.concatenate(
        [[stroke[0]], *(a + k * np.subtract(b, a) for a, b, k in lines), [stroke[-1]]]
    )


@DIGITS
def test_strokes_become_mnists_tensor(strokes):
    image = preprocess_strokes(strokes)
    assert image.shape == (1, 1, 28, 28) and image.dtype == torch.float32
    assert image.min() == 0 and 0.9 < image.max() <= 1


@DIGITS
def test_the_box_and_the_centre_of_mass_are_mnists(strokes):
    image = preprocess_strokes(strokes)[0, 0]
    inked, places = image > 0.4, torch.arange(28) + 0.5
    assert BOX - 1 <= max(inked.any(0).sum(), inked.any(1).sum()) <= BOX + 1
    for axis in (0, 1):
        assert (image.sum(axis) @ places / image.sum()).item() == pytest.approx(CENTRE, abs=0.1)


@DIGITS
def test_a_picture_of_the_strokes_becomes_nearly_the_same(strokes):
    ours = preprocess_strokes(strokes)
    assert (ours - preprocess(picture_of(strokes, brush=0.07))).abs().mean() < 0.03


@DIGITS
def test_neither_size_nor_place_nor_unit_matters(strokes):
    elsewhere = [[(300 * x - 70, 300 * y + 20) for x, y in stroke] for stroke in strokes]
    assert difference(strokes, elsewhere) < 1e-3


def test_y_points_down():
    upside_down = [[(x, -y) for x, y in stroke] for stroke in SEVEN]
    bar, turned = (preprocess_strokes(each)[0, 0].sum(1).argmax() for each in (SEVEN, upside_down))
    assert bar < 14 < turned


@DIGITS
def test_a_slow_hand_and_a_fast_one_give_the_same_image(strokes):
    slow = [walk(stroke, 40) for stroke in strokes]
    rests = [np.repeat(stroke, 5, axis=0) for stroke in strokes]
    assert difference(strokes, slow) < 0.05 and difference(strokes, rests) < 1e-5


def test_the_pens_direction_does_not_matter():
    assert difference(FOUR, [stroke[::-1] for stroke in FOUR[::-1]]) < 0.05


@pytest.mark.parametrize("tap", [[[(5, 7)]], [[(5, 7)] * 9]])
def test_a_tap_is_a_round_dot_as_wide_as_the_pen(tap):
    image = preprocess_strokes(tap)[0, 0]
    assert image.sum().item() == pytest.approx(math.pi * (PEN_WIDTH / 2) ** 2, rel=0.2)
    assert torch.equal(image, image.T)


def test_ink_that_spans_less_than_the_smallest_is_a_dot():
    wobble = [[(0.5, 0.5), (0.52, 0.55), (0.51, 0.53)]]
    dot = preprocess_strokes([[(0.5, 0.5)]])
    assert torch.equal(preprocess_strokes(wobble, smallest=0.07), dot)
    assert preprocess_strokes(wobble).sum() > 3 * dot.sum()


def test_a_dot_beside_a_line_is_drawn():
    line = [[(0, 0), (0, 1)]]
    assert preprocess_strokes([*line, [(0.6, 0.5)]])[0, 0, :, 18:].sum() > 2


@pytest.mark.parametrize("nothing", [[], [[]], [np.zeros((0, 2))]])
def test_nothing_drawn_is_told(nothing):
    with pytest.raises(NothingDrawn):
        preprocess_strokes(nothing)


@pytest.mark.parametrize("wrong, error", [
    ([[(0, math.nan)]], ValueError), ([[(0, math.inf), (1, 1)]], ValueError),
    ([[(0, 1, 2)]], ValueError), ([[0, 1]], ValueError), ([np.zeros((1, 2, 2))], ValueError),
    ([[(-1e308, 0), (1e308, 0)]], ValueError), (["seven"], ValueError),
    ([[(1j, 0)]], TypeError), (7, TypeError), (None, TypeError),
])  # fmt: skip
def test_what_is_no_stroke_is_refused(wrong, error):
    with pytest.raises(error):
        preprocess_strokes(wrong)


@pytest.mark.parametrize("strokes", [1, 500, 150_000])
def test_150_000_points_are_drawn_in_bounded_time(strokes):
    points = np.random.default_rng(1).random((150_000, 2))
    started = time.process_time()
    image = preprocess_strokes(np.split(points, strokes))
    assert time.process_time() - started < 3 and image.max() <= 1
