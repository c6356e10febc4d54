"""Reads ink in which digits touch or cross: the likeliest cuts through its strands."""

import numpy as np

from mnist_cnn.drawing.cuts import Cuts
from mnist_cnn.drawing.strands import Strands, bound
from mnist_cnn.reading.segmentation import COSTS, Digit, Path, Run, find_digit_path
from mnist_cnn.reading.sight import Sight

WIDEST = 2.0  # heights; what is wider is no digit beside others
MOST_DIGITS = 200  # that are looked at, those first that cost least


def read_cut_row(sight: Sight, strands: Strands, cuts: Cuts, height: int) -> Path:
    """The likeliest path through all `strands`, which `cuts` sever, on which all are digits.

    `sight` sees the parts of `strands`. A digit is what is on the right of one cut and on the left
    of another, and is `height` cells high. There is none of a single digit.
    """
    return find_digit_path(
        _find_runs(strands, sight.parts.boxes, cuts, height), len(cuts.severs) - 1, sight
    )


def _find_runs(strands: Strands, boxes: np.ndarray, cuts: Cuts, height: int) -> list[Run]:
    """What may be a digit, by the cuts on its left and on its right; `boxes` are of all parts."""
    starts, ends = _pair(cuts)
    digits = cuts.rights[starts] & cuts.lefts[ends]
    parts = strands.add_joints(digits)
    low, high = bound(parts, boxes)
    tall, wide = ((high - low) / height).T
    cost = _price(strands, boxes, cuts, height)[starts]
    cost += COSTS.gap * _find_gaps(parts, boxes) / height
    cost += _price_size(tall, wide, cuts.severs[starts] | cuts.severs[ends])
    likely = strands.hang_together(digits) & (cost <= COSTS.dearest) & (wide <= WIDEST)
    runs: list[Run] = []
    seen: set[Digit] = set()
    for k in np.argsort(np.where(likely, cost, np.inf), kind="stable")[: likely.sum()].tolist():
        digit = tuple(np.flatnonzero(parts[k]).tolist())
        if digit in seen or len(seen) < MOST_DIGITS:
            seen.add(digit)
            runs.append(Run(int(starts[k]), int(ends[k]), digit, float(cost[k])))
    return runs


def _price_size(tall: np.ndarray, wide: np.ndarray, is_beside_cut: np.ndarray) -> np.ndarray:
    """What speaks against digits so `tall` and so `wide` (S,), in heights; beside a cut it is more.

    For what is cut off a digit is small, or narrow.
    """
    small = COSTS.small * (COSTS.full_size - np.maximum(tall, wide)).clip(min=0)
    low = COSTS.small * (COSTS.full_height - tall).clip(min=0)
    narrow = COSTS.narrow * (COSTS.full_width - wide).clip(min=0)
    price: np.ndarray = small + (low + narrow) * is_beside_cut
    return price


def _pair(cuts: Cuts) -> tuple[np.ndarray, np.ndarray]:
    """The pairs (P,), (P,) of cuts of which one is on the left of the other."""
    left, right = cuts.lefts.astype(np.float32), cuts.rights.astype(np.float32)
    is_left = (left @ (1 - left.T) == 0) & ((1 - right) @ right.T == 0)
    start, end = np.nonzero(np.triu(is_left, 1))
    is_whole = (start == 0) & (end == len(left) - 1)
    has_any = (cuts.rights[start] & cuts.lefts[end]).any(axis=1)
    return start[has_any & ~is_whole], end[has_any & ~is_whole]


def _price(strands: Strands, boxes: np.ndarray, cuts: Cuts, height: int) -> np.ndarray:
    """What each cut costs (C,), in logits."""
    _, ends = bound(strands.add_joints(cuts.lefts[1:-1]), boxes)
    starts, _ = bound(strands.add_joints(cuts.rights[1:-1]), boxes)
    overlap = np.zeros(len(cuts.severs))
    overlap[1:-1] = (ends - starts)[:, 1] / height
    free = np.where(cuts.severs, COSTS.free_crossing, COSTS.free_overlap)
    dear = np.where(cuts.severs, COSTS.crossing, COSTS.overlap)
    price: np.ndarray = COSTS.sever * cuts.severs + dear * (overlap - free).clip(min=0)
    return price


def _find_gaps(digits: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """The gaps (S,) between the parts of `digits` (S, N), bool, in `boxes` (N, 4), in cells."""
    gaps = np.zeros(len(digits))
    reached = np.full(len(digits), -1)
    for part in np.argsort(boxes[:, 1]).tolist():
        left, right, own = boxes[part, 1], boxes[part, 3], digits[:, part]
        gaps += (left - reached).clip(min=0) * (own & (reached >= 0))
        reached = np.where(own, np.maximum(reached, right), reached)
    return gaps
