"""Cuts ink in which digits touch: at more places than it has digits, for a network to choose from.

A cut is a seam, a way from the top of the ink to its bottom that goes through little ink. Sources:
over-segmentation, Casey and Lecolinet, "A survey of methods and strategies in character
segmentation", 1996; seams as shortest ways, Lee, Lee and Park, "A new methodology for gray-scale
character segmentation and recognition", 1996.
"""

from dataclasses import dataclass

import numpy as np

from mnist_cnn.drawing.pieces import Parts

ROWS = 40  # of the grid on which seams are looked for, at most, for speed
ASIDE = 0.2  # cells of ink: as much counts a step aside
NARROW = 0.6  # heights; ink that is no wider is one digit
LEAST = 0.02  # square heights of ink between two seams, and beside each; a digit has 0.2
DEAREST = 0.6  # heights of ink that a seam goes through, at most
MOST_SEAMS = 12  # seams through one piece


@dataclass(frozen=True)
class Cut:
    """A seam between two parts, by their indices.

    It severs so much ink, in heights; its steps aside count as a little ink, too.
    """

    left: int
    right: int
    severed: float


def cut_pieces(pieces: Parts, kept: np.ndarray, unsure: np.ndarray) -> tuple[Parts, list[Cut]]:
    """The pieces `kept` (N,), those `unsure` (N,) cut where digits may touch; and the cuts."""
    boxes = pieces.boxes[kept]
    height = int(boxes[:, 2].max() - boxes[:, 0].min())
    labels, cuts, count = np.zeros_like(pieces.labels), [], 0
    for number in np.flatnonzero(kept).tolist():
        top, left, bottom, right = pieces.boxes[number]
        place = slice(top, bottom), slice(left, right)
        mask = pieces.labels[place] == number + 1
        seams = find_seams(mask, height) if unsure[number] else []
        sides = sum((np.arange(right - left) >= way[:, None] for way, _ in seams), start=mask * 0)
        present = np.unique(sides[mask])  # a seam may have nothing on one side
        labels[place][mask] = count + 1 + np.searchsorted(present, sides[mask])
        cuts += [
            Cut(count + k, count + k + 1, seams[side][1])
            for k, side in enumerate(present[:-1].tolist())
        ]
        count += len(present)
    return Parts(labels, _bound(labels, count), pieces.cell), cuts


def _bound(labels: np.ndarray, count: int) -> np.ndarray:
    """The boxes (`count`, 4) of the parts in `labels` (h, w): top, left, bottom, right."""
    rows, columns = np.nonzero(labels)
    numbers = labels[rows, columns] - 1
    boxes = np.empty((count, 4), np.int64)
    boxes[:, :2], boxes[:, 2:] = max(labels.shape), 0
    for axis, places in enumerate((rows, columns)):
        np.minimum.at(boxes[:, axis], numbers, places)
        np.maximum.at(boxes[:, axis + 2], numbers, places + 1)
    return boxes


def find_seams(mask: np.ndarray, height: int) -> list[tuple[np.ndarray, float]]:
    """Seams through `mask` (h, w), bool, from left to right; `height` is that of a digit, in cells.

    Of each come the column of each row's first cell to the right of it (h,), and how much ink it
    severs, in heights.
    """
    h, w = mask.shape
    if w <= NARROW * height:
        return []
    step = -(-h // ROWS)
    padded = np.pad(mask, [(0, -h % step), (0, -w % step)]).astype(np.float32)
    ink = padded.reshape(-(-h // step), step, -(-w // step), step).mean(axis=(1, 3))
    middle = len(ink) // 2
    above, down = _find_ways(ink[: middle + 1])
    below, up = _find_ways(ink[: middle - 1 if middle else None : -1])
    unit = step / height  # of a cell of the grid, in heights
    severed = (above + below - ink[middle]) * unit
    ways = np.concatenate([_trace(down)[:-1], _trace(up)[::-1]])  # (rows, columns)
    before = np.take_along_axis(ink.cumsum(axis=1), ways, axis=1).sum(axis=0)
    columns = _choose(severed, before * unit**2, float(ink.sum()) * unit**2)
    seams = (ways * step + step // 2).repeat(step, axis=0)[:h]
    return [(seams[:, column], float(severed[column])) for column in columns]


def _find_ways(ink: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The cost (w,) of the cheapest way down through `ink` (h, w) to each cell of its last row.

    And the column (h, w) at which it has come into each row; in a row it may go aside.
    """
    columns = np.arange(ink.shape[1])
    cost, entries = np.zeros(ink.shape[1]), np.empty(ink.shape, np.int64)
    for row, cells in enumerate(ink):
        cost = cost + cells
        passed = np.concatenate([[0.0], np.cumsum(cells + ASIDE)])
        from_left, left = _lowest_before(cost - passed[1:])
        from_right, right = _lowest_before((cost + passed[:-1])[::-1])
        rightwards = from_left + passed[1:]
        leftwards = from_right[::-1] - passed[:-1]
        entries[row] = np.where(rightwards <= leftwards, left, columns[-1] - right[::-1])
        cost = np.minimum(rightwards, leftwards)
    return cost, entries


def _lowest_before(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The lowest of `values` (n,) up to each of them, and its place."""
    lowest = np.minimum.accumulate(values)
    places = np.maximum.accumulate(np.where(values == lowest, np.arange(len(values)), 0))
    return lowest, places


def _trace(entries: np.ndarray) -> np.ndarray:
    """The ways (h, w) that lead to each cell of the last row: the column of each in every row."""
    ways = np.empty_like(entries)
    ways[-1] = np.arange(entries.shape[1])
    for row in range(len(entries) - 1, 0, -1):
        ways[row - 1] = entries[row][ways[row]]
    return ways


def _choose(severed: np.ndarray, before: np.ndarray, total: float) -> list[int]:
    """The seams, from left to right, that are cheapest and have LEAST ink between each other.

    Each is named by its column in the middle row, where it severs `severed` (w,) and has `before`
    (w,) of the `total` ink on its left.
    """
    chosen: list[int] = []
    free = (severed <= DEAREST) & (before >= LEAST) & (total - before >= LEAST)
    while free.any() and len(chosen) < MOST_SEAMS:
        column = int(np.where(free, severed, np.inf).argmin())
        chosen.append(column)
        free &= np.abs(before - before[column]) >= LEAST
    return sorted(chosen)
