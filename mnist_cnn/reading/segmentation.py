"""Finds the digits in a row of strokes: a segmentation graph and its best path.

A row may be cut between any two neighbours. Every run of a few neighbours is a candidate for a
digit, and the network reads all candidates in one batch. A number is a path through them from the
first stroke to the last, and the likeliest path is the answer (Viterbi). Source: LeCun et al.,
"Gradient-based learning applied to document recognition", 1998, section VI.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from mnist_cnn.reading.read import NO_DIGIT

RUN = 4  # strokes of a digit, at most, unless it is the only one

Digit = tuple[int, ...]  # the indices of its strokes, in their order
Read = Callable[[list[Digit]], torch.Tensor]  # the logarithms (N, 11) of their shares


@dataclass(frozen=True)
class Costs:
    """What speaks against a path, in logits, and the lengths from which it does.

    A length is in heights of the drawing.
    """

    gap: float = 11.6  # logits for each height of a gap between two strokes of one digit
    overlap: float = 21.7  # logits for each height by which two digits overlap
    free_overlap: float = 0.2  # heights of overlap that cost nothing
    unfinished: float = 29.0  # logits for cutting off a stroke under way: more than a reading gains
    near: float = 0.15  # heights: such a stroke belongs to what is no further away
    small: float = 14.5  # logits for each height that a digit beside others lacks
    full_size: float = 0.6  # heights, or widths, that it should have
    strange: float = 3.6  # logits for each part of a number that is no digit
    doubt: float = 2.2  # logits for each digit, by which "no digit" must be likelier to win
    dearest: float = 14.5  # logits; what costs more wins nowhere, and nobody looks at it


COSTS = Costs()


@dataclass(frozen=True)
class Run:
    """Neighbours in a row, from `start` to before `end`, that may be a `digit`.

    `cost` is what speaks against it, in logits: that it is cut off before and joined inside, and
    that it is small.
    """

    start: int
    end: int
    digit: Digit
    cost: float


def find_height(boxes: np.ndarray) -> float:
    """The height of all `boxes` (N, 4), left, top, right and bottom: a digit's, about.

    A tenth of their width at least, so that a dash is not all length.
    """
    width, height = _find_sides(boxes)
    return float(max(height, width / 10, 1e-9))


def find_runs(order: Digit, boxes: np.ndarray, join: np.ndarray, cut: np.ndarray) -> list[Run]:
    """The runs of N neighbours that may be a digit, by their ends; all N may always be one.

    The neighbours have `boxes` (N, 4) and stand in `order`. `join` (N - 1,) is what it costs to
    join two of them, `cut` (N - 1,) to cut between them, in logits.
    """
    n, height = len(order), find_height(boxes)
    before = [0.0, *cut.tolist()]
    may_cut = [cost <= COSTS.dearest for cost in [*before, 0.0]]
    runs = [Run(0, n, tuple(sorted(order)), 0.0)] if n > RUN else []
    for end in filter(may_cut.__getitem__, range(1, n + 1)):
        for start in filter(may_cut.__getitem__, range(max(0, end - RUN), end)):
            joined = float(join[start : end - 1].sum())
            if joined <= COSTS.dearest:
                digit = tuple(sorted(order[start:end]))
                lacking = COSTS.full_size - max(_find_sides(boxes[list(digit)])) / height
                small = COSTS.small * max(0.0, lacking)
                runs.append(Run(start, end, digit, before[start] + joined + small))
    return runs


def _find_sides(boxes: np.ndarray) -> tuple[float, float]:
    """The width and the height of what `boxes` (N, 4) enclose together."""
    width, height = (boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)).tolist()
    return width, height


def find_digits(rows: Sequence[list[Run]], whole: Digit, read: Read) -> list[Digit]:
    """The digits of the likeliest path through one of `rows`; `whole` alone, if that is likelier.

    `read` says what each digit of a list is. It is not asked what could change nothing.
    """
    candidates = sorted({run.digit for row in rows for run in row} - {whole})
    if not candidates:
        return [whole]
    *digits, none = read([whole])[0].tolist()
    one = max(digits)
    if one >= _find_best_path(rows, dict.fromkeys(candidates, 0.0) | {whole: -math.inf})[0]:
        return [whole]  # the logarithm of a share is 0 at most
    likely = read(candidates)
    likely[:, NO_DIGIT] -= COSTS.strange
    scores = dict(zip(candidates, likely.amax(1).tolist(), strict=True))
    score, path = _find_best_path(rows, scores | {whole: one})
    return [whole] if none - COSTS.doubt * len(path) > score else path


def _find_best_path(
    rows: Sequence[list[Run]], scores: dict[Digit, float]
) -> tuple[float, list[Digit]]:
    """The path through one of `rows` with the highest sum of `scores`, less what it costs.

    If none leads to an end, the sum is -inf.
    """
    return max(_find_best_path_in(row, scores) for row in rows)


def _find_best_path_in(row: list[Run], scores: dict[Digit, float]) -> tuple[float, list[Digit]]:
    best: dict[int, tuple[float, list[Digit]]] = {0: (0.0, [])}
    nowhere: tuple[float, list[Digit]] = (-math.inf, [])
    for run in sorted(row, key=lambda run: run.end):
        score, path = best.get(run.start, nowhere)
        ended = score + scores[run.digit] - run.cost, [*path, run.digit]
        best[run.end] = max(best.get(run.end, nowhere), ended)
    return best[max(best)]
