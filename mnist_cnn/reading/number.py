"""Reads whole numbers: which strokes make up which digit."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch

from mnist_cnn.drawing.strokes import preprocess_drawings, preprocess_strokes
from mnist_cnn.model import MNIST_CNN
from mnist_cnn.reading.read import Reading, log_probabilities, read_digit
from mnist_cnn.reading.segmentation import (
    COSTS,
    Digit,
    Run,
    find_best_path,
    find_gaps,
    find_runs,
    price_overlaps,
)

MAX_STROKES = 24  # of a number; more of them are a scribble, which is read as one digit


@torch.inference_mode()
def read_number(
    model: MNIST_CNN, strokes: Sequence[npt.ArrayLike], no_digit_logit: float | None = None
) -> list[tuple[list[int], Reading]]:
    """The digits of a number from left to right: the strokes of each, and `model`'s reading.

    `strokes` are what `preprocess_strokes` takes; each of them, by its index, belongs to one digit.
    `no_digit_logit` is the fixed logit of "no digit". A network that was never taught it, None,
    cannot tell two digits from one, and reads one. Raises what `preprocess_strokes` does.
    """
    return [
        (list(digit), read_digit(model, image, no_digit_logit))
        for digit, image in split_strokes(model, strokes, no_digit_logit)
    ]


@torch.inference_mode()
def split_strokes(
    model: MNIST_CNN,
    strokes: Sequence[npt.ArrayLike],
    no_digit_logit: float | None = None,
    smallest: float = 0.0,
    is_done: bool = True,
) -> list[tuple[Digit, torch.Tensor]]:
    """The digits of a number from left to right, as `read_number` finds them.

    Of each come the indices of its strokes, and its image (1, 1, 28, 28). `smallest` is the size
    below which ink is a dot, as `preprocess_strokes` takes it. While the last stroke is under way,
    not `is_done`, it belongs to what is near: half of a 4's stem looks like a 1.
    """
    whole = tuple(range(len(strokes)))
    images = {whole: preprocess_strokes(strokes, smallest)}
    drawn = [np.asarray(stroke, dtype=np.float64) for stroke in strokes if np.size(stroke)]
    if no_digit_logit is None or not 1 < len(drawn) <= MAX_STROKES or len(drawn) < len(strokes):
        return [(whole, images[whole])]

    def read(digits: list[Digit]) -> torch.Tensor:
        new = [digit for digit in digits if digit not in images]
        if new:
            made = preprocess_drawings([[drawn[i] for i in digit] for digit in new], smallest)
            images.update(zip(new, made.split(1), strict=True))
        batch = torch.cat([images[digit] for digit in digits])
        return log_probabilities(model(batch), no_digit_logit)

    boxes = np.array([[*stroke.min(axis=0), *stroke.max(axis=0)] for stroke in drawn])
    digits = find_best_path(line_up(boxes, is_done), whole, read).digits
    digits.sort(key=lambda digit: boxes[list(digit)][:, ::2].mean())
    return [(digit, images[digit]) for digit in digits]


def line_up(boxes: np.ndarray, is_done: bool) -> list[list[Run]]:
    """The rows in which strokes with these `boxes` (N, 4) may stand.

    As they were drawn, so that digits may overlap; and from left to right, so that a bar may be
    added later.
    """
    n = len(boxes)
    orders = {tuple(range(n)), tuple(np.argsort(boxes[:, ::2].mean(axis=1), kind="stable"))}
    rows = []
    for order in sorted(orders):
        row = boxes[list(order)]
        cut = price_overlaps(row)
        if not is_done:
            is_last = np.array(order) == n - 1
            is_near = find_gaps(row) < COSTS.near
            cut += COSTS.unfinished * (is_near & (is_last[:-1] | is_last[1:]))
        rows.append(find_runs(tuple(map(int, order)), boxes, cut))
    return rows
