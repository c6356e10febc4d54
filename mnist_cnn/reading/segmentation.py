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

    gap: float = 7.5  # logits for each height of a gap between two strokes of one digit
    overlap: float = 21.7  # logits for each height by which two digits overlap
    free_overlap: float = 0.2  # heights of overlap that cost nothing
    unfinished: float = 29.0  # logits for cutting off a stroke under way: more than a reading gains
    near: float = 0.15  # heights: such a stroke belongs to what is no further away
    small: float = 14.5  # logits for each height that a digit beside others lacks
    full_size: float = 0.6  # heights, or widths, that it should have
    strange: float = 3.6  # logits for each part of a number that is no digit
    doubt: float = 2.2  # logits for each digit, by which "no digit" must be likelier to win
    sure: float = 0.1  # logits; a piece that lacks less is not cut
    wide: float = 4.0  # logits for each height by which one digit, not cut, is too wide
    full: float = 0.9  # heights that it may be wide
    sever: float = 0.05  # logits for each cut through ink
    crossing: float = 8.0  # `overlap`, of digits that a cut severs: the roof of a 5 reaches far
    free_crossing: float = 0.3  # `free_overlap`, of these
    narrow: float = 6.0  # logits for each height of width that a digit beside such a cut lacks
    full_width: float = 0.4  # heights that it should have
    full_height: float = 0.7  # heights that it should be high; what lacks costs as `small` does
    sure_digit: float = 1.2  # logits by which it must be likelier than no digit
    doubt_cut: float = 0.7  # `doubt`, of ink that is cut
    dearest: float = 14.5  # logits; what costs more wins nowhere, and nobody looks at it


COSTS = Costs()


@dataclass(frozen=True, order=True)
class Path:
    """Digits from the start of a row to its end, and the logarithm of their share, less costs."""

    score: float
    digits: list[Digit]


NO_PATH = Path(-math.inf, [])


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


def _find_height(boxes: np.ndarray) -> float:
    """The height of all `boxes` (N, 4), left, top, right and bottom: a digit's, about.

    A tenth of their width at least, so that a dash is not all length.
    """
    width, height = _find_sides(boxes)
    return float(max(height, width / 10, 1e-9))


def find_gaps(boxes: np.ndarray) -> np.ndarray:
    """The gaps (N - 1,) in a row of `boxes` (N, 4), in heights; less than 0 is an overlap.

    A gap lies between all that stand before it and all that stand after it.
    """
    before = np.maximum.accumulate(boxes[:, 2])[:-1]
    after = np.minimum.accumulate(boxes[::-1, 0])[::-1][1:]
    gaps: np.ndarray = (after - before) / _find_height(boxes)
    return gaps


def price_overlaps(boxes: np.ndarray) -> np.ndarray:
    """What it costs (N - 1,) to cut between neighbours in a row of `boxes` (N, 4) that overlap."""
    price: np.ndarray = COSTS.overlap * (-find_gaps(boxes) - COSTS.free_overlap).clip(min=0)
    return price


def find_runs(order: Digit, boxes: np.ndarray, cut: np.ndarray, longest: int = RUN) -> list[Run]:
    """The runs of neighbours that may be a digit, by their ends; all may always be one.

    N neighbours stand in `order`, by their indices into `boxes`. To cut between two of them costs
    `cut` (N - 1,), in logits. No run is of more than `longest`.
    """
    n, row = len(order), boxes[list(order)]
    height = _find_height(row)
    join = COSTS.gap * find_gaps(row).clip(min=0)
    before = [0.0, *cut.tolist()]
    may_cut = [cost <= COSTS.dearest for cost in [*before, 0.0]]
    runs = [Run(0, n, tuple(sorted(order)), 0.0)] if n > longest else []
    for end in filter(may_cut.__getitem__, range(1, n + 1)):
        for start in filter(may_cut.__getitem__, range(max(0, end - longest), end)):
            joined = float(join[start : end - 1].sum())
            if joined <= COSTS.dearest:
                lacking = COSTS.full_size - max(_find_sides(row[start:end])) / height
                cost = before[start] + joined + COSTS.small * max(0.0, lacking)
                runs.append(Run(start, end, tuple(sorted(order[start:end])), cost))
    return runs


def _find_sides(boxes: np.ndarray) -> tuple[float, float]:
    """The width and the height of what `boxes` (N, 4) enclose together."""
    width, height = (boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)).tolist()
    return width, height


def find_best_path(rows: Sequence[list[Run]], whole: Digit, read: Read) -> Path:
    """The likeliest path through one of `rows`; that of `whole` alone, if it is likelier.

    `read` says what each digit of a list is. It is not asked what could change nothing.
    """
    *digits, none = read([whole])[0].tolist()
    one = Path(max(digits), [whole])
    candidates = sorted({run.digit for row in rows for run in row} - {whole})
    if one.score >= _search(rows, dict.fromkeys(candidates, 0.0) | {whole: -math.inf}).score:
        return one  # the logarithm of a share is 0 at most
    likely = read(candidates)
    likely[:, NO_DIGIT] -= COSTS.strange
    scores = dict(zip(candidates, likely.amax(1).tolist(), strict=True))
    path = _search(rows, scores | {whole: one.score})
    return one if none - COSTS.doubt * len(path.digits) > path.score else path


def find_digit_path(row: list[Run], end: int, read: Read) -> Path:
    """The likeliest path through `row` to `end` on which every part is surely a digit.

    Its score is -inf if there is none.
    """
    candidates = sorted({run.digit for run in row})
    if not candidates:
        return NO_PATH
    shares = read(candidates)
    likely = shares[:, :NO_DIGIT].amax(1)
    likely[likely < shares[:, NO_DIGIT] + COSTS.sure_digit] = -math.inf
    return _search_row(row, dict(zip(candidates, likely.tolist(), strict=True)), end)


def _search(rows: Sequence[list[Run]], scores: dict[Digit, float]) -> Path:
    """The path through one of `rows` with the highest sum of `scores`, less what it costs.

    If none leads to an end, its score is -inf.
    """
    paths = (_search_row(row, scores, max(run.end for run in row)) for row in rows)
    return max(paths, default=NO_PATH)


def _search_row(row: list[Run], scores: dict[Digit, float], end: int) -> Path:
    best = {0: Path(0.0, [])}
    for run in sorted(row, key=lambda run: run.end):
        before = best.get(run.start, NO_PATH)
        score = before.score + scores[run.digit] - run.cost
        best[run.end] = max(best.get(run.end, NO_PATH), Path(score, [*before.digits, run.digit]))
    return best.get(end, NO_PATH)
