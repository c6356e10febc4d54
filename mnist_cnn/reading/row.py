"""Reads a row of a picture's pieces of ink as a number."""

import numpy as np
import torch

from mnist_cnn.drawing.field import Frame
from mnist_cnn.reading.read import NO_DIGIT
from mnist_cnn.reading.segmentation import (
    COSTS,
    Digit,
    Path,
    find_best_path,
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


def find_digit_height(sight: Sight, kept: np.ndarray) -> int:
    """How high the row of the pieces `kept` (N,), bool, is, in cells."""
    height, _ = sight.parts.measure(kept)
    return height


def price_width(sight: Sight, digit: Digit, height: int) -> float:
    """What speaks against a `digit` that no cut goes through, in logits: that it is so wide.

    The row is `height` cells high.
    """
    _, width = sight.parts.measure(list(digit))
    return COSTS.wide * max(0.0, width / height - COSTS.full)


def _find_boxes(sight: Sight) -> np.ndarray:
    """The boxes (N, 4) of the parts: left, top, right, bottom."""
    return sight.parts.boxes[:, [1, 0, 3, 2]]
