"""The shapes that people put around a digit: rings, boxes, and sheets of paper."""

import numpy as np

MAX_DENT = 0.08  # of a convex shape's width, for a hand that trembles; digits are dented more
ANGLES = np.radians(np.arange(0, 90, 5))  # of the rectangles that are tried around a shape


def fill_rows(shape: np.ndarray) -> np.ndarray:
    """`shape` (h, w), bool, with each row filled from its first cell to its last."""
    from_left = np.logical_or.accumulate(shape, axis=1)
    return from_left & np.logical_or.accumulate(shape[:, ::-1], axis=1)[:, ::-1]


def is_convex(filled: np.ndarray) -> bool:
    """Whether `filled` (h, w), bool, all rows filled, is about as wide everywhere as if convex.

    That is: halfway between two rows it is no narrower than they are on average.
    """
    widths = np.trim_zeros(filled.sum(axis=1))
    apart = max(1, len(widths) // 4)  # rows
    dents = (widths[: -2 * apart] + widths[2 * apart :]) / 2 - widths[apart:-apart]
    return bool(dents.max(initial=0) <= MAX_DENT * widths.max(initial=0))


def fill_rectangle(filled: np.ndarray) -> float:
    """How much `filled` (h, w), bool, all rows filled, fills of the smallest rectangle around it.

    1 for a rectangle, however it is turned, and 0.79 for a circle.
    """
    rows = np.flatnonzero(filled.any(axis=1))
    lefts = filled.argmax(axis=1)[rows]
    rights = lefts + filled.sum(axis=1)[rows]
    corners = np.stack([np.r_[rows, rows + 1, rows, rows + 1], np.r_[lefts, lefts, rights, rights]])
    turns = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1)  # (A, 2)
    across, along = turns @ corners, turns[:, ::-1] * [-1, 1] @ corners  # (A, 4 rows)
    return float(filled.sum() / (np.ptp(across, axis=1) * np.ptp(along, axis=1)).min())
