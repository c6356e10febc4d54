"""Finds the connected pieces of ink, on a grid coarse enough that it takes no time that matters."""

from dataclasses import dataclass

import numpy as np

GRID = 256  # cells; the longer side of the grid, which bounds time: a cell is inked if a pixel is


@dataclass(frozen=True)
class Pieces:
    """The connected pieces of ink, numbered from 1.

    `labels` (h, w) has the number of the piece in each cell of `cell` x `cell` pixels, 0 for paper.
    `boxes` (N, 4) bounds each piece, in cells: top, left, bottom, right.
    """

    labels: np.ndarray
    boxes: np.ndarray
    cell: int

    def keep(self, ink: np.ndarray, kept: np.ndarray) -> np.ndarray:
        """`ink` (H, W) without all that is not of the pieces `kept` (N,), bool, or at their edge."""
        mask = spread(np.concatenate([[False], kept])[self.labels], 1)
        mask = mask.repeat(self.cell, 0).repeat(self.cell, 1)
        return np.where(mask[: ink.shape[0], : ink.shape[1]], ink, np.float32(0))


def find_pieces(inked: np.ndarray) -> Pieces:
    """The pieces of `inked` (H, W), bool: cells that touch, also at a corner, are of one piece."""
    cell = -(-max(inked.shape) // GRID)
    mask = _reduce(inked, cell)
    width = mask.shape[1]
    edges = np.diff(np.pad(mask.view(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, lefts = (edges > 0).nonzero()  # of each run of inked cells
    rights = (edges < 0).nonzero()[1]
    roots = _join(*_find_neighbours(rows, lefts, rights, width + 2), len(rows))
    _, numbers = np.unique(roots, return_inverse=True)  # (runs,)
    labels = np.zeros(mask.shape, np.int64)
    labels[mask] = np.repeat(numbers + 1, rights - lefts)
    boxes = np.empty((numbers.max(initial=-1) + 1, 4), np.int64)
    boxes[:, :2], boxes[:, 2:] = mask.size, 0
    for column, (least, values) in enumerate(
        [(np.minimum, rows), (np.minimum, lefts), (np.maximum, rows + 1), (np.maximum, rights)]
    ):
        least.at(boxes[:, column], numbers, values)
    return Pieces(labels, boxes, cell)


def _reduce(mask: np.ndarray, cell: int) -> np.ndarray:
    """`mask` (H, W) as cells (h, w), True where any of a cell's `cell` x `cell` pixels is."""
    mask = np.pad(mask, [(0, -side % cell) for side in mask.shape])
    rows = np.logical_or.reduce([mask[k::cell] for k in range(cell)])
    return np.logical_or.reduce([rows[:, k::cell] for k in range(cell)])


def _find_neighbours(
    rows: np.ndarray, lefts: np.ndarray, rights: np.ndarray, width: int
) -> tuple[np.ndarray, np.ndarray]:
    """The pairs of runs (P,), (P,), one above the other, that touch."""
    below = (rows + 1) * width
    first = np.searchsorted(rows * width + rights, below + lefts, "left")
    last = np.searchsorted(rows * width + lefts, below + rights, "right")
    count = (last - first).clip(0)
    upper = np.repeat(np.arange(len(rows)), count)
    lower = np.arange(len(upper)) - np.repeat(count.cumsum() - count - first, count)
    return upper, lower


def _join(one: np.ndarray, other: np.ndarray, count: int) -> np.ndarray:
    """For each of `count` runs, one that stands for its piece; runs `one` and `other` (P,) touch."""
    roots = np.arange(count)
    while True:
        low = np.minimum(roots[one], roots[other])
        joined = roots.copy()
        for side in (one, other):
            np.minimum.at(joined, side, low)
            np.minimum.at(joined, roots[side], low)
        joined = joined[joined]
        if np.array_equal(joined, roots):
            return roots
        roots = joined


def spread(mask: np.ndarray, cells: int) -> np.ndarray:
    """`mask` (h, w), bool, grown by `cells` to all sides."""
    height, width = mask.shape
    padded = np.pad(mask, cells)
    steps = range(2 * cells + 1)
    rows = np.logical_or.reduce([padded[k : k + height] for k in steps])
    return np.logical_or.reduce([rows[:, k : k + width] for k in steps])
