"""Strands of ink: what of its skeleton lies between ends, corners and joints."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mnist_cnn.drawing.pieces import Parts

MOST_STRANDS = 60  # of a number; what has more is a scribble, and is not cut


@dataclass(frozen=True)
class Strands:
    """M strands of ink and the joints, J, where they meet, of which each way through has parts.

    `labels` (h, w) numbers the parts from 1: the strands, then the P of which joints consist. A
    way leads from strand `ways[k, 0]` to `ways[k, 1]`, (K, 2), or ends where it came from, and goes
    through the parts `passes` (K, P), bool. `ends` (M, J), bool, says which strand ends at which
    joint, and `pieces` (M,) of which piece of ink it is. `boxes` (M, 4) bounds the strands: top,
    left, bottom, right; `middles` (M,) are their columns and `lengths` (M,) are theirs; all
    three in cells, of the skeleton alone.
    """

    labels: np.ndarray
    ways: np.ndarray
    passes: np.ndarray
    ends: np.ndarray
    pieces: np.ndarray
    boxes: np.ndarray
    middles: np.ndarray
    lengths: np.ndarray

    def as_parts(self, cell: int) -> Parts:
        """Strands and the parts of joints, of which a cell is `cell` x `cell` pixels."""
        rows, columns = np.nonzero(self.labels)
        numbers = self.labels[rows, columns] - 1
        boxes = np.zeros((len(self.boxes) + self.passes.shape[1], 4), np.int64)
        boxes[:, :2] = max(self.labels.shape)
        for axis, places in enumerate((rows, columns)):
            np.minimum.at(boxes[:, axis], numbers, places)
            np.maximum.at(boxes[:, axis + 2], numbers, places + 1)
        return Parts(self.labels, boxes, cell)

    def add_joints(self, digits: np.ndarray) -> np.ndarray:
        """The parts (S, M + P), bool, of `digits` (S, M), bool: strands, and the ways between."""
        goes = digits[:, self.ways[:, 0]] & digits[:, self.ways[:, 1]]
        return np.concatenate([digits, match(goes, self.passes)], axis=1)

    def hang_together(self, digits: np.ndarray) -> np.ndarray:
        """Which `digits` (S, M), bool, have no two strands of one piece that are apart."""
        apart = np.zeros(len(digits), bool)
        for piece in range(self.pieces[-1] + 1):
            own = self.pieces == piece
            waiting, ends = digits[:, own], self.ends[own]
            reached = waiting & (waiting.cumsum(axis=1) == 1)  # its first strand
            waiting = waiting & ~reached
            while reached.any():
                reached = match(match(reached, ends), ends.T) & waiting
                waiting = waiting & ~reached
            apart |= waiting.any(axis=1)
        return ~apart


def keep_whole(mask: np.ndarray) -> Strands:
    """All of `mask` (h, w), bool, as one strand."""
    (height, width), one = mask.shape, np.zeros(1, np.int64)
    return Strands(
        mask.astype(np.int64),
        np.zeros((0, 2), np.int64),
        np.zeros((0, 0), bool),
        np.zeros((1, 0), bool),
        one,
        np.array([[0, 0, height, width]]),
        one + width / 2,
        one + max(height, width),
    )


def gather(
    found: Sequence[Strands], places: Sequence[tuple[slice, slice]], shape: tuple[int, ...]
) -> Strands:
    """The strands that were `found` in pieces at `places` of a picture of `shape`, as one."""
    labels = np.zeros(shape, np.int64)
    starts = np.cumsum([0, *(len(each.boxes) for each in found)])
    joined = np.cumsum([0, *(each.passes.shape[1] for each in found)])
    shifts = starts[-1] - starts[1:] + joined[:-1]
    for each, (rows, columns), start, shift in zip(found, places, starts, shifts, strict=False):
        moved = each.labels + start + shift * (each.labels > len(each.boxes))
        labels[rows, columns] += np.where(each.labels, moved, 0)
    corners = [(rows.start, columns.start) * 2 for rows, columns in places]
    pairs = list(zip(found, starts, corners, strict=False))
    return Strands(
        labels,
        np.concatenate([each.ways + start for each, start, _ in pairs]),
        lay_diagonally([each.passes for each in found]),
        lay_diagonally([each.ends for each in found]),
        np.repeat(np.arange(len(found)), np.diff(starts)),
        np.concatenate([each.boxes + corner for each, _, corner in pairs]),
        np.concatenate([each.middles + corner[1] for each, _, corner in pairs]),
        np.concatenate([each.lengths for each in found]),
    )


def lay_diagonally(blocks: Sequence[np.ndarray]) -> np.ndarray:
    """A matrix, bool, with `blocks` along its diagonal."""
    laid = np.zeros([sum(block.shape[axis] for block in blocks) for axis in (0, 1)], bool)
    row = column = 0
    for block in blocks:
        laid[row : row + block.shape[0], column : column + block.shape[1]] = block
        row, column = row + block.shape[0], column + block.shape[1]
    return laid


def match(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Whether row i of `one` (I, N) and column j of `other` (N, J), bool, have a True in common."""
    common: np.ndarray = one.astype(np.float32) @ other.astype(np.float32) > 0
    return common


def bound(digits: np.ndarray, boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The top left and bottom right (..., 2) of `digits` (..., M), bool, of M `boxes` (M, 4)."""
    low = np.where(digits[..., None], boxes[:, :2], boxes.max()).min(axis=-2)
    high = np.where(digits[..., None], boxes[:, 2:], 0).max(axis=-2)
    return low, high
