"""Finds the connected pieces of ink, on a grid coarse enough that it takes no time that matters."""

from dataclasses import dataclass

import numpy as np

GRID = 256  # cells; the longer side of the grid, which bounds time: a cell is inked if a pixel is


@dataclass(frozen=True)
class Pieces:
    """The connected pieces of ink, numbered from 1.

    `labels` (h, w) has the number of the piece in each cell of `cell` x `cell` pixels, 0 for paper.
    `boxes` (N, 4) bounds each piece, in cells: top, left, bottom, right.
    `firsts` (N, 2) is the leftmost cell of each piece's topmost row: row, column.
    """

    labels: np.ndarray
    boxes: np.ndarray
    firsts: np.ndarray
    cell: int

    def keep(self, ink: np.ndarray, kept: np.ndarray) -> np.ndarray:
        """`ink` (H, W) of the pieces `kept` (N,), bool, and of their soft edges, alone."""
        mask = spread(np.concatenate([[False], kept])[self.labels], 1)
        return np.where(enlarge(mask, self.cell, ink.shape), ink, np.float32(0))


def find_pieces(inked: np.ndarray) -> Pieces:
    """The pieces of `inked` (H, W), bool: cells that touch, also at a corner, are of one piece."""
    cell = -(-max(inked.shape) // GRID)
    return _label(_reduce(inked, cell), cell, touch=1)


def fill_outlines(pieces: Pieces) -> np.ndarray:
    """The cells (h, w), bool, that are of `pieces` or between an outline and those in it.

    Crossing an outline leads from outside to inside, or from inside to outside: the even-odd rule.
    """
    inked = np.pad(pieces.labels, 1)
    regions = _label(inked == 0, 1, touch=0)  # the first is outside
    around = regions.labels[tuple(pieces.firsts.T)]  # (N,) what each piece lies in
    is_inside = np.zeros(len(regions.firsts) + 1, bool)
    for number, (row, column) in enumerate(regions.firsts[1:], start=2):
        is_inside[number] = not is_inside[around[inked[row - 1, column] - 1]]
    filled: np.ndarray = is_inside[regions.labels] | (inked > 0)
    return filled[1:-1, 1:-1]


def _label(mask: np.ndarray, cell: int, touch: int) -> Pieces:
    """The pieces of `mask` (h, w), bool; 1 to `touch` at corners, too, 0 only at sides."""
    edges = np.diff(np.pad(mask.view(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, lefts = (edges > 0).nonzero()  # of each run of inked cells
    rights = (edges < 0).nonzero()[1]
    neighbours = _find_neighbours(rows, lefts, rights + touch, mask.shape[1] + 3)
    _, first, numbers = np.unique(
        _join(*neighbours, len(rows)), return_index=True, return_inverse=True
    )
    labels = np.zeros(mask.shape, np.int64)
    labels[mask] = np.repeat(numbers + 1, rights - lefts)
    boxes = np.empty((len(first), 4), np.int64)
    boxes[:, :2], boxes[:, 2:] = mask.size, 0
    for column, (outermost, values) in enumerate(
        [(np.minimum, rows), (np.minimum, lefts), (np.maximum, rows + 1), (np.maximum, rights)]
    ):
        outermost.at(boxes[:, column], numbers, values)
    return Pieces(labels, boxes, np.stack([rows[first], lefts[first]], axis=1), cell)


def _reduce(mask: np.ndarray, cell: int) -> np.ndarray:
    """`mask` (H, W) as cells (h, w), True where any of a cell's `cell` x `cell` pixels is."""
    mask = np.pad(mask, [(0, -side % cell) for side in mask.shape])
    rows = np.logical_or.reduce([mask[k::cell] for k in range(cell)])
    cells: np.ndarray = np.logical_or.reduce([rows[:, k::cell] for k in range(cell)])
    return cells


def _find_neighbours(
    rows: np.ndarray, lefts: np.ndarray, rights: np.ndarray, width: int
) -> tuple[np.ndarray, np.ndarray]:
    """The pairs of runs (P,), (P,), one above the other, that touch."""
    below = (rows + 1) * width
    first = np.searchsorted(rows * width + rights, below + lefts, "right")
    last = np.searchsorted(rows * width + lefts, below + rights, "left")
    count = (last - first).clip(0)
    upper = np.repeat(np.arange(len(rows)), count)
    lower = np.arange(len(upper)) - np.repeat(count.cumsum() - count - first, count)
    return upper, lower


def _join(one: np.ndarray, other: np.ndarray, count: int) -> np.ndarray:
    """For each of `count` runs the first of its piece; runs `one` and `other` (P,) touch."""
    roots = np.arange(count)
    while True:
        low = np.minimum(roots[one], roots[other])
        joined = roots.copy()
        for side in (one, other):
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
    grown: np.ndarray = np.logical_or.reduce([rows[:, k : k + width] for k in steps])
    return grown


def enlarge(cells: np.ndarray, cell: int, shape: tuple[int, ...]) -> np.ndarray:
    """`cells` (h, w) as pixels of `shape` (H, W), each cell `cell` x `cell` of them."""
    return cells.repeat(cell, 0).repeat(cell, 1)[: shape[0], : shape[1]]
