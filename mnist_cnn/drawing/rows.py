"""Which pieces of ink stand in one row, as the digits of a number do."""

import numpy as np

TALL = 0.4  # of the tallest piece is a piece that makes a row; others belong to the nearest
FAR = 0.5  # of the tallest piece; what is small and further away from any row belongs to none
TRIM = 0.15  # of a piece's height, above and below, may reach into another row


def find_rows(boxes: np.ndarray) -> list[np.ndarray]:
    """The rows in which pieces with `boxes` (N, 4), top, left, bottom and right, stand.

    From top to bottom, each a mask (N,), bool; a piece stands in one of them, or in none.
    """
    top, bottom = boxes[:, 0].astype(float), boxes[:, 2].astype(float)
    height = bottom - top
    tall = np.flatnonzero(height >= TALL * height.max())
    tall = tall[np.argsort(top[tall])]
    first, last = (top + TRIM * height)[tall], (bottom - TRIM * height)[tall]
    begins = np.r_[True, first[1:] > np.maximum.accumulate(last)[:-1]]
    row_of = np.empty(len(boxes), np.int64)
    row_of[tall] = begins.cumsum() - 1
    middle = (top + bottom) / 2
    for k in np.setdiff1d(np.arange(len(boxes)), tall):
        away = np.maximum(first - middle[k], middle[k] - last)
        nearest = int(away.argmin())
        row_of[k] = row_of[tall[nearest]] if away[nearest] <= FAR * height.max() else -1
    return [row_of == row for row in range(row_of.max() + 1)]


def stands_beside(boxes: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """Which pieces (N,), bool, stand in the row of those `kept` (N,) and are tall enough for it.

    Not those that are kept, or that lie around these: a ring, a box. `boxes` is (N, 4).
    """
    low, high = boxes[kept, :2].min(axis=0), boxes[kept, 2:].max(axis=0)
    height = boxes[:, 2] - boxes[:, 0]
    inside = np.minimum(boxes[:, 2], high[0]) - np.maximum(boxes[:, 0], low[0])
    lies_around = (boxes[:, :2] <= low).all(axis=1) & (boxes[:, 2:] >= high).all(axis=1)
    is_tall = (inside > height / 2) & (height > TALL * (high[0] - low[0]))
    beside: np.ndarray = is_tall & ~kept & ~lies_around
    return beside
