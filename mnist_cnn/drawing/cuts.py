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
ASIDE = 0.05  # cells of ink that a step aside counts as much as
NARROW = 0.45  # heights; ink that is no wider is one digit
INSIDE = 0.1  # heights between a seam and the ink's left and right end
APART = 0.12  # heights between two seams
DEAREST = 0.6  # heights of ink that a seam goes through, at most
MOST_SEAMS = 12  # seams through one piece


@dataclass(frozen=True)
class Cut:
    """A seam between two parts, by their indices; it severs so much ink, in heights."""

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
    """Seams through `mask` (h, w), bool, from left to right: the column of each row's first cell to
    the right of it (h,), and how much ink it severs, in heights; `height` is that of a digit, in
    cells."""
    h, w = mask.shape
    if w <= NARROW * height:
        return []
    step = -(-h // ROWS)
    padded = np.pad(mask, [(0, -h % step), (0, -w % step)]).astype(np.float32)
    ink = padded.reshape(-(-h // step), step, -(-w // step), step).mean(axis=(1, 3))
    middle = len(ink) // 2
    above, down = _find_ways(ink[: middle + 1])
    below, up = _find_ways(ink[: middle - 1 if middle else None : -1])
    severed = (above + below - ink[middle]) * step / height
    columns = _choose(severed, height / step)
    return [(_trace(down, up, column, step, h), float(severed[column])) for column in columns]


def _find_ways(ink: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The cost (w,) of the cheapest way down through `ink` (h, w) to each cell of its last row.

    And by how many columns it has come from the left in each step (h - 1, w): -1, 0 or 1.
    """
    cost, moves = ink[0], np.zeros((len(ink) - 1, ink.shape[1]), np.int64)
    for row in range(1, len(ink)):
        beside = np.pad(cost + ASIDE, 1, constant_values=np.inf)
        choices = np.stack([cost, beside[:-2], beside[2:]])
        best = choices.argmin(axis=0)
        moves[row - 1] = np.array([0, -1, 1])[best]
        cost = choices.min(axis=0) + ink[row]
    return cost, moves


def _choose(severed: np.ndarray, height: float) -> list[int]:
    """The columns of the cheapest seams, from left to right, which are APART from each other."""
    free = severed <= DEAREST
    margin = max(1, round(INSIDE * height))
    free[:margin] = free[-margin:] = False
    chosen: list[int] = []
    while free.any() and len(chosen) < MOST_SEAMS:
        column = int(np.where(free, severed, np.inf).argmin())
        chosen.append(column)
        apart = round(APART * height)
        free[max(0, column - apart) : column + apart + 1] = False
    return sorted(chosen)


def _trace(down: np.ndarray, up: np.ndarray, column: int, step: int, rows: int) -> np.ndarray:
    """The seam (rows,) through `column` of the middle row, in cells of the mask."""
    above, below = [column], [column]
    for moves, way in ((down, above), (up, below)):
        for row in moves[::-1]:
            way.append(way[-1] + int(row[way[-1]]))
    columns = np.array([*above[:0:-1], *below])
    seam: np.ndarray = (columns * step + step // 2).repeat(step)[:rows]
    return seam
