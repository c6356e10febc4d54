"""Finds a line under a number that touches its digits, so that it can be taken away."""

import numpy as np

from mnist_cnn.drawing.pieces import Pieces

# In lengths of the line:
STEEPEST = 0.15  # it rises so far, at most
UNEVEN = 0.015  # its lower edge is so far from straight, at most; a cell is never too far
BROADEST = 0.12  # it is so thick, at most
OVERHANG = 0.02  # it goes so far beyond what stands on it, at least

STRAIGHT = 0.9  # of its columns have the lower edge there, at least


def find_underline(pieces: Pieces) -> np.ndarray | None:
    """The cells (h, w), bool, of a line that makes the widest of `pieces` with what stands on it.

    None if that piece has no such line. Its lower edge is nearly straight, and it goes beyond what
    stands on it on both sides, as the foot of a 2 does not.
    """
    widest = (pieces.boxes[:, 3] - pieces.boxes[:, 1]).argmax()
    top, left, bottom, right = pieces.boxes[widest]
    mask = pieces.labels[top:bottom, left:right] == widest + 1
    height, width = mask.shape
    rows, columns = np.arange(height)[:, None], np.arange(width)
    from_below = mask[::-1]
    below = from_below.argmax(axis=0)  # (width,) cells of paper under the lower edge
    if (below <= 1 + STEEPEST * width).mean() < STRAIGHT:
        return None  # most pieces, which the fit need not see
    slope, start = np.polyfit(columns, below, 1) if width > 1 else (0, below[0])
    away = abs(below - start - slope * columns)
    if (away <= max(1, UNEVEN * width)).mean() < STRAIGHT:
        return None
    is_solid = from_below | (rows < below)
    thickness = np.median(np.where(is_solid.all(axis=0), height, is_solid.argmin(axis=0)) - below)
    is_line = from_below & (rows < below + thickness)
    standing = np.flatnonzero((from_below & (rows > below + thickness)).any(axis=0))
    overhang = OVERHANG * width
    if thickness > BROADEST * width or not len(standing):
        return None
    if standing[0] < overhang or width - 1 - standing[-1] < overhang:
        return None
    line = np.zeros(pieces.labels.shape, bool)
    line[top:bottom, left:right] = is_line[::-1]
    return line
