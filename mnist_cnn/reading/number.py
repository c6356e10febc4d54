"""Reads whole numbers: which strokes make up which digit.

The strokes stand in a row, which may be cut between any two neighbours. Every run of a few
neighbours is a candidate for a digit, and the network reads all candidates in one batch. A number
is a path through them from the first stroke to the last, and the likeliest path is the answer.
That is a segmentation graph and its best path (Viterbi): LeCun et al., "Gradient-based learning
applied to document recognition", 1998, section VI.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import torch

from mnist_cnn.drawing.strokes import preprocess_drawings, preprocess_strokes
from mnist_cnn.model import MNIST_CNN
from mnist_cnn.reading.read import NO_DIGIT, Reading, log_probabilities, read_digit

RUN = 4  # strokes of a digit, at most, unless it is the only one
MAX_STROKES = 24  # of a number; more of them are a scribble, which is read as one digit

# What speaks against a path, in logits; lengths are in heights of the drawing:
JOINED = 8.0  # for each height of a gap between two strokes of one digit
OVERLAP = 0.2  # by which two digits may overlap, for nothing
CUT = 15.0  # for each height of overlap beyond that
NEAR = 0.15  # heights: the gap below which a stroke under way is not cut off yet
UNFINISHED = 20.0  # if it is: more than any reading gains
TOO_MUCH = 10.0  # what costs more wins nowhere, and nobody looks at it
SMALL = 0.6  # the height, or the width, below which a digit is small beside its number
SHRUNK = 10.0  # for each height that such a digit lacks
STRANGE = 2.5  # for each part of a number that is no digit
DOUBT = 1.5  # for each digit: a path that is less likely than "no digit" by more is no number

Digit = tuple[int, ...]  # the indices of its strokes, in their order


@dataclass(frozen=True)
class Row:
    """An order in which N strokes stand.

    `join` (N - 1,) is what it costs to join two neighbours, `cut` (N - 1,) to cut between them.
    """

    order: Digit
    join: np.ndarray
    cut: np.ndarray

    @cached_property
    def runs(self) -> list[tuple[int, int, Digit, float]]:
        """The runs of neighbours that may be a digit, by their ends.

        Of each come start and end, the digit, and what it costs to join and to cut it off before.
        """
        n, may_cut = len(self.order), [True, *(self.cut <= TOO_MUCH), True]
        cut = [0.0, *self.cut.tolist()]
        return [
            (start, end, tuple(sorted(self.order[start:end])), cut[start] + joined)
            for end in filter(may_cut.__getitem__, range(1, n + 1))
            for start in filter(may_cut.__getitem__, range(max(0, end - RUN), end))
            if (joined := float(self.join[start : end - 1].sum())) <= TOO_MUCH
        ]


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
    image = preprocess_strokes(strokes, smallest)
    drawn = [np.asarray(stroke, dtype=np.float64) for stroke in strokes if np.size(stroke)]
    if no_digit_logit is None or not 1 < len(drawn) <= MAX_STROKES or len(drawn) < len(strokes):
        return [(whole, image)]
    boxes = np.array([[*stroke.min(axis=0), *stroke.max(axis=0)] for stroke in drawn])
    height = find_height(boxes)
    rows = stand_in_rows(boxes, height, is_done)
    candidates = sorted({digit for row in rows for _, _, digit, _ in row.runs} - {whole})
    if not candidates:
        return [(whole, image)]
    *digits, none = log_probabilities(model(image), no_digit_logit)[0].tolist()
    one = max(digits)
    highest = {  # of any reading, whose log-probability is 0 or less
        digit: -SHRUNK * max(0.0, SMALL - find_size(boxes[list(digit)]) / height)
        for digit in candidates
    }
    if one >= max(find_best_path(row, highest | {whole: -math.inf})[0] for row in rows):
        return [(whole, image)]  # whatever the network reads in the candidates
    images = preprocess_drawings([[drawn[i] for i in digit] for digit in candidates], smallest)
    likely = log_probabilities(model(images), no_digit_logit)
    likely[:, NO_DIGIT] -= STRANGE
    scores = {
        digit: highest[digit] + score
        for digit, score in zip(candidates, likely.amax(1).tolist(), strict=True)
    }
    score, path = max(find_best_path(row, scores | {whole: one}) for row in rows)
    is_long_digit = len(drawn) > RUN and one > score  # of more strokes than a run has
    if is_long_digit or none - DOUBT * len(path) > score:
        return [(whole, image)]
    known = dict(zip(candidates, images.split(1), strict=True)) | {whole: image}
    path = sorted(path, key=lambda digit: boxes[list(digit)][:, ::2].mean())
    return [(digit, known[digit]) for digit in path]


def find_height(boxes: np.ndarray) -> float:
    """The height of all `boxes` (N, 4), left, top, right and bottom: a digit's, about.

    A tenth of their width at least, so that a dash is not all length.
    """
    width, height = boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)
    return float(max(height, width / 10, 1e-9))


def find_size(boxes: np.ndarray) -> float:
    """The longer side of what `boxes` (N, 4) enclose together."""
    return float((boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)).max())


def stand_in_rows(boxes: np.ndarray, height: float, is_done: bool) -> list[Row]:
    """The orders in which strokes with these `boxes` (N, 4) may stand.

    As they were drawn, so that digits may overlap; and from left to right, so that a bar may be
    added later. A gap lies between all strokes before it and all after it.
    """
    n = len(boxes)
    orders = {tuple(range(n)), tuple(np.argsort(boxes[:, ::2].mean(axis=1), kind="stable"))}
    rows = []
    for order in sorted(orders):
        left, right = boxes[list(order), 0], boxes[list(order), 2]
        before = np.maximum.accumulate(right)[:-1]
        after = np.minimum.accumulate(left[::-1])[::-1][1:]
        gaps = (after - before) / height
        cut = CUT * (-gaps - OVERLAP).clip(min=0)
        if not is_done:
            is_last = np.array(order) == n - 1
            cut += UNFINISHED * ((gaps < NEAR) & (is_last[:-1] | is_last[1:]))
        rows.append(Row(tuple(map(int, order)), JOINED * gaps.clip(min=0), cut))
    return rows


def find_best_path(row: Row, scores: dict[Digit, float]) -> tuple[float, list[Digit]]:
    """The path through `row` with the highest sum of `scores`, less what speaks against it.

    If none leads to its end, the sum is -inf.
    """
    best: list[tuple[float, list[Digit]]] = [(-math.inf, []) for _ in range(len(row.order) + 1)]
    best[0] = (0.0, [])
    for start, end, digit, cost in row.runs:
        score, path = best[start]
        best[end] = max(best[end], (score + scores[digit] - cost, [*path, digit]))
    return best[-1]
