"""Reads a row of a picture's parts as a number: pieces of ink, or what they were cut into."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch

from mnist_cnn.drawing.cuts import Cut
from mnist_cnn.drawing.field import Frame
from mnist_cnn.reading.read import NO_DIGIT
from mnist_cnn.reading.segmentation import (
    COSTS,
    Digit,
    Path,
    Run,
    find_best_path,
    find_digit_path,
    find_height,
    find_runs,
    price_overlaps,
)
from mnist_cnn.reading.sight import Sight

MAX_PARTS = 32  # of a number; more of them are a scribble or a text, which is read as one digit
LONGEST = 6  # parts of a digit


def may_be_number(sight: Sight, kept: np.ndarray) -> bool:
    """Whether the pieces `kept` (N,), bool, are few enough, and numbers are looked for at all."""
    return bool(kept.sum() <= MAX_PARTS) and sight.reader.looks_for_numbers


def read_row(sight: Sight, kept: np.ndarray, view: tuple[torch.Tensor, Frame]) -> Path:
    """The likeliest path through the pieces `kept` (N,), bool, which together have the `view`."""
    order = sight.parts.line_up(kept)
    whole = tuple(sorted(order))
    sight.show(whole, *view)
    if len(order) == 1 or not may_be_number(sight, kept):
        return find_best_path([], whole, sight)
    boxes = _find_boxes(sight)
    runs = find_runs(order, boxes, price_overlaps(boxes[list(order)]), LONGEST)
    return find_best_path([runs], whole, sight)


def find_unsure(sight: Sight, kept: np.ndarray) -> np.ndarray:
    """Which of the pieces `kept` (N,), bool, are not surely a digit: several may touch there."""
    numbers = np.flatnonzero(kept)
    unsure = kept.copy()
    best = sight([(number,) for number in numbers.tolist()])[:, :NO_DIGIT].amax(1)
    unsure[numbers] = (best < -COSTS.sure).numpy()
    return unsure


def read_cut_row(sight: Sight, cuts: Sequence[Cut]) -> Path:
    """The likeliest path through all parts, which were cut, that are all digits."""
    order = sight.parts.line_up(np.ones(len(sight.parts.boxes), bool))
    boxes = _find_boxes(sight)
    severed = _price(cuts, order)
    price = np.where(severed > 0, severed, price_overlaps(boxes[list(order)]))
    is_cut = np.concatenate([[False], severed > 0, [False]])
    runs = [
        _charge(run, boxes) if is_cut[run.start] or is_cut[run.end] else run
        for run in find_runs(order, boxes, price, LONGEST)
    ]
    return find_digit_path(runs, sight)


def _charge(run: Run, boxes: np.ndarray) -> Run:
    """`run`, which a cut has made, at the price of what is narrower than digits that touch."""
    own = boxes[list(run.digit)]
    width = (own[:, 2].max() - own[:, 0].min()) / find_height(boxes)
    return replace(run, cost=run.cost + COSTS.narrow * max(0.0, COSTS.full_width - width))


def _find_boxes(sight: Sight) -> np.ndarray:
    """The boxes (N, 4) of the parts: left, top, right, bottom."""
    return sight.parts.boxes[:, [1, 0, 3, 2]]


def _price(cuts: Sequence[Cut], order: Digit) -> np.ndarray:
    """What it costs (N - 1,) to sever ink between two neighbours of `order`, in logits."""
    places = np.argsort(order)
    price = np.zeros(len(order) - 1)
    for cut in cuts:
        first, last = sorted((places[cut.left], places[cut.right]))
        price[first:last] += COSTS.sever + COSTS.severed * cut.severed
    return price
