"""Cuts ink in which digits touch or cross: at more places than it has digits, to choose from.

A cut says which strands of the ink are on its left and which on its right; a strand along which
two digits run may be on both. Source: over-segmentation, Casey and Lecolinet, "A survey of methods
and strategies in character segmentation", 1996.
"""

from dataclasses import dataclass

import numpy as np

from mnist_cnn.drawing.joints import find_strands
from mnist_cnn.drawing.pieces import Parts
from mnist_cnn.drawing.strands import MOST_STRANDS, Strands, bound, gather, keep_whole, match

NARROW = 0.3  # heights; ink that is no wider is one digit
LEAST = 0.5  # heights; the longer side of what is on each side of a cut, at least
STEP = 0.08  # heights from one place at which ink is cut to the next
LAP = 0.15  # heights; what reaches no further across such a place is on one side of it
MOST_FREE = 6  # strands at a place that may be on either side, or on both
LONGEST_SHARED = 0.7  # heights; of a strand that is on both
DEAR = 2.0  # joints that a cut goes through are as much as a height of ink on both its sides
MOST_CUTS = 40


@dataclass(frozen=True)
class Cuts:
    """C cuts of M strands, from left to right; the first and the last have all on one side.

    `lefts` (C, M) and `rights` (C, M), bool, are the strands on their sides. `severs` (C,), bool,
    says which of them go through ink.
    """

    lefts: np.ndarray
    rights: np.ndarray
    severs: np.ndarray


def take_apart(pieces: Parts, kept: np.ndarray, unsure: np.ndarray, height: int) -> Strands:
    """The strands of the pieces `kept` (N,), bool; those not `unsure` (N,) are one strand each.

    A digit is `height` cells high.
    """
    places, found = [], []
    for number in np.flatnonzero(kept).tolist():
        top, left, bottom, right = pieces.boxes[number].tolist()
        places.append((slice(top, bottom), slice(left, right)))
        mask = pieces.labels[places[-1]] == number + 1
        may_be_two = unsure[number] and right - left > NARROW * height
        found.append(find_strands(mask, height) if may_be_two else keep_whole(mask))
    return gather(found, places, pieces.labels.shape)


def find_cuts(strands: Strands, height: int) -> Cuts:
    """The cuts of `strands`, M, that go through fewest joints; a digit is `height` cells high."""
    count = len(strands.boxes)
    sides = _propose(strands, height) if count <= MOST_STRANDS else np.zeros((0, 2, count), bool)
    sides = sides[_are_large(sides, strands, LEAST * height)]
    sides = sides[_stand_in_order(sides, strands)]
    sides = sides[strands.hang_together(sides[:, 0]) & strands.hang_together(sides[:, 1])]
    shared = sides.all(axis=1)
    alone = sides & ~shared[:, None]
    severed = (match(alone[:, 0], strands.ends) & match(alone[:, 1], strands.ends)).sum(axis=1)
    price = severed + DEAR * (shared @ strands.lengths) / height
    best = np.argsort(price, kind="stable")[:MOST_CUTS]
    from_left = best[np.argsort(sides[best, 0].sum(axis=1) - sides[best, 1].sum(axis=1))]
    ends = np.ones((1, count), bool)
    return Cuts(
        np.concatenate([~ends, sides[from_left, 0], ends]),
        np.concatenate([ends, sides[from_left, 1], ~ends]),
        np.concatenate([[False], price[from_left] > 0, [False]]),
    )


def _propose(strands: Strands, height: int) -> np.ndarray:
    """What may be on the left and on the right (S, 2, M), bool, of a cut at any place."""
    first, last = strands.boxes[:, 1], strands.boxes[:, 3]
    can_share = (strands.ends.sum(axis=1) > 1) & (strands.lengths < LONGEST_SHARED * height)
    everything = (1 << len(first)) - 1
    found: set[tuple[int, int]] = set()
    for place in np.arange(first.min() + STEP * height, last.max(), STEP * height):
        is_left, is_right = last <= place + LAP * height, first >= place - LAP * height
        free = np.flatnonzero(is_left == is_right)
        free = free[np.argsort(abs(strands.middles[free] - place), kind="stable")][:MOST_FREE]
        is_left = np.where(is_left == is_right, strands.middles < place, is_left)
        is_left[free] = False
        lefts = [sum(1 << strand for strand in np.flatnonzero(is_left).tolist())]
        for strand in free.tolist():
            lefts += [left | 1 << strand for left in lefts]
        both = [0, *(1 << strand for strand in free[can_share[free]].tolist())]
        found |= {(left | shared, everything ^ left | shared) for left in lefts for shared in both}
    sides = sorted(pair for pair in found if everything not in pair)
    codes = np.array(sides, np.int64).reshape(-1, 2, 1)
    proposed: np.ndarray = codes >> np.arange(len(first)) & 1 > 0
    return proposed


def _are_large(sides: np.ndarray, strands: Strands, least: float) -> np.ndarray:
    """Whether (S,) the longer side of what is on each of two `sides` (S, 2, M) is over `least`."""
    low, high = bound(sides, strands.boxes)
    large: np.ndarray = ((high - low).max(axis=2) > least).all(axis=1)
    return large


def _stand_in_order(sides: np.ndarray, strands: Strands) -> np.ndarray:
    """Whether (S,) the middle of what is on the left of `sides` (S, 2, M) is on the left."""
    middles = sides @ (strands.middles * strands.lengths) / (sides @ strands.lengths)
    in_order: np.ndarray = middles[:, 0] < middles[:, 1]
    return in_order
