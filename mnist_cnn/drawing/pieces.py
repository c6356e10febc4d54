"""Finds the connected pieces of ink, on a grid coarse enough that it takes no time that matters."""

from dataclasses import dataclass
from functools import reduce

import numpy as np

GRID = 256  # cells; the longer side of the grid, which bounds time: a cell is inked if a pixel is
ALL = slice(None)


@dataclass(frozen=True)
class Parts:
    """Ink in N parts, numbered from 1.

    `labels` (h, w) has the number of the part in each cell of `cell` x `cell` pixels, 0 for paper.
    `boxes` (N, 4) bounds each part, in cells: top, left, bottom, right.
    """

    labels: np.ndarray
    boxes: np.ndarray
    cell: int

    def fill(self, number: int) -> float:
        """How much part `number`, counted from 0, fills of its box."""
        top, left, bottom, right = self.boxes[number]
        return float((self.labels[top:bottom, left:right] == number + 1).mean())

    def measure(self, which: np.ndarray | list[int] | slice = ALL) -> tuple[int, int]:
        """How high and how wide the parts `which` are together, in cells."""
        boxes = self.boxes[which]
        height, width = (boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)).tolist()
        return height, width

    def line_up(self, kept: np.ndarray) -> tuple[int, ...]:
        """The indices of the parts `kept` (N,), bool, from left to right, by their middles."""
        middles = self.boxes[:, 1] + self.boxes[:, 3]
        order = np.argsort(middles, kind="stable")
        return tuple(order[kept[order]].tolist())

    def crop(self, ink: np.ndarray, kept: np.ndarray) -> tuple[np.ndarray, tuple[int, int]]:
        """`ink` (H, W) of the parts `kept` (N,), bool, and of their soft edges, alone.

        It comes cropped, with the row and the column at which the crop begins.
        """
        boxes = self.boxes[kept]
        top, left = (boxes[:, :2].min(axis=0) - 1).clip(0).tolist()
        bottom, right = (boxes[:, 2:].max(axis=0) + 1).tolist()
        labels = self.labels[top:bottom, left:right]
        own = np.concatenate([[False], kept])[labels]
        mask = own | (spread(own, 1) & (labels == 0))
        place = (
            slice(top * self.cell, bottom * self.cell),
            slice(left * self.cell, right * self.cell),
        )
        alone = ink[place] * enlarge(mask, self.cell, ink[place].shape)
        return alone, (top * self.cell, left * self.cell)


@dataclass(frozen=True)
class Pieces(Parts):
    """The connected parts of ink; `firsts` (N, 2) is where each begins, row and column, in cells.

    That is the leftmost cell of its topmost row.
    """

    firsts: np.ndarray


def find_pieces(inked: np.ndarray) -> Pieces:
    """The pieces of `inked` (H, W), bool: cells that touch, also at a corner, are of one piece."""
    cell = -(-max(inked.shape) // GRID)
    return _label(reduce_cells(inked, cell), cell, touch=1)


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
    height, width = mask.shape
    stride = width + 2  # so that runs of different rows never touch
    cells = np.zeros((height, stride), bool)
    cells[:, 1:-1] = mask
    edges = np.flatnonzero(cells.ravel()[1:] != cells.ravel()[:-1])
    starts, ends = edges[::2], edges[1::2]  # of each run of inked cells
    roots = _join(*_find_neighbours(starts, ends + touch, stride), len(starts))
    is_first = roots == np.arange(len(roots))
    numbers = is_first.cumsum()[roots]
    labels = np.zeros(mask.shape, np.int64)
    labels[mask] = np.repeat(numbers, ends - starts)
    rows, lefts = starts // stride, starts % stride
    firsts = np.stack([rows[is_first], lefts[is_first]], axis=1)
    boxes = np.concatenate([firsts, firsts], axis=1)
    for column, (outermost, values) in enumerate(
        [
            (np.minimum, rows),
            (np.minimum, lefts),
            (np.maximum, rows + 1),
            (np.maximum, ends % stride),
        ]
    ):
        outermost.at(boxes[:, column], numbers - 1, values)
    return Pieces(labels, boxes, cell, firsts)


def reduce_cells(mask: np.ndarray, cell: int) -> np.ndarray:
    """`mask` (H, W) as cells (h, w), True where any of a cell's `cell` x `cell` pixels is."""
    if cell == 1:
        return mask
    mask = np.pad(mask, [(0, -side % cell) for side in mask.shape])
    rows = reduce(np.logical_or, (mask[k::cell] for k in range(cell)))
    return reduce(np.logical_or, (rows[:, k::cell] for k in range(cell)))


def _find_neighbours(
    starts: np.ndarray, ends: np.ndarray, stride: int
) -> tuple[np.ndarray, np.ndarray]:
    """The pairs of runs (P,), (P,), one a row, `stride` cells, above the other, that touch."""
    first = np.searchsorted(ends + stride, starts, "right")
    last = np.searchsorted(starts + stride, ends, "left")
    count = (last - first).clip(0)
    lower = np.repeat(np.arange(len(starts)), count)
    upper = np.arange(len(lower)) - np.repeat(count.cumsum() - count - first, count)
    return upper, lower


def _join(one: np.ndarray, other: np.ndarray, count: int) -> np.ndarray:
    """For each of `count` runs the first of its piece; runs `one` and `other` (P,) touch."""
    roots = np.arange(count)
    while len(one):
        low, high = np.minimum(roots[one], roots[other]), np.maximum(roots[one], roots[other])
        np.minimum.at(roots, high, low)
        while not np.array_equal(roots, above := roots[roots]):
            roots = above
        apart = roots[one] != roots[other]
        one, other = one[apart], other[apart]
    return roots


def spread(mask: np.ndarray, cells: int) -> np.ndarray:
    """`mask` (h, w), bool, grown by `cells` to all sides."""
    height, width = mask.shape
    padded = np.pad(mask, cells)
    steps = range(2 * cells + 1)
    rows = reduce(np.logical_or, (padded[k : k + height] for k in steps))
    return reduce(np.logical_or, (rows[:, k : k + width] for k in steps))


def enlarge(cells: np.ndarray, cell: int, shape: tuple[int, ...]) -> np.ndarray:
    """`cells` (h, w) as pixels of `shape` (H, W), each cell `cell` x `cell` of them."""
    return cells.repeat(cell, 0).repeat(cell, 1)[: shape[0], : shape[1]]
