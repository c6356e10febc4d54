"""Thins ink to its skeleton, and counts the strokes that meet in it.

Source: Guo and Hall, "Parallel thinning with two-subiteration algorithms", 1989. Its lines are one
cell thick on a slope, too, where those of Zhang and Suen, with which MNIST's digits are thinned for
the training (`mnist_cnn/train/augmentation/thinning.py`), have steps that look like joints.
"""

from collections.abc import Iterator

import numpy as np

EIGHT = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))  # from the north


def neighbours(padded: np.ndarray) -> Iterator[np.ndarray]:
    """What is on each of the eight sides (h, w) of the cells of `padded` (h + 2, w + 2)."""
    height, width = padded.shape
    for down, right in EIGHT:
        yield padded[1 + down : height - 1 + down, 1 + right : width - 1 + right]


def thin(ink: np.ndarray, most: float) -> np.ndarray | None:
    """The skeleton of `ink` (h, w), bool, one cell thick; None if it is thicker than 2 x `most`."""
    padded = np.pad(ink, 1).astype(np.uint8)
    inner = padded[1:-1, 1:-1]
    for _ in range(int(most) + 2):
        before = np.count_nonzero(inner)
        for goes in GOES:
            inner[goes[_look_around(padded)]] = 0
        if np.count_nonzero(inner) == before:
            skeleton: np.ndarray = inner > 0
            return skeleton
    return None


def count_strokes(skeleton: np.ndarray) -> np.ndarray:
    """How many strokes (h, w) lead away from each cell of `skeleton` (h, w), bool."""
    strokes: np.ndarray = BRANCHES[_look_around(np.pad(skeleton, 1).astype(np.uint8))]
    return strokes


def _look_around(padded: np.ndarray) -> np.ndarray:
    """Which of the eight around each cell (h, w) of `padded` (h + 2, w + 2) are inked, as bits."""
    code = np.zeros((padded.shape[0] - 2, padded.shape[1] - 2), np.uint8)
    for bit, beside in enumerate(neighbours(padded)):
        code |= beside << bit
    return code


def _tabulate() -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray]:
    """For what is around a cell, (256,): whether it goes, in both steps, and the strokes it has."""
    n, ne, e, se, s, sw, w, nw = (np.arange(256) >> np.arange(8)[:, None] & 1).astype(bool)
    apart = [~n & (ne | e), ~e & (se | s), ~s & (sw | w), ~w & (nw | n)]
    pairs = [nw | n, ne | e, se | s, sw | w], [n | ne, e | se, s | sw, w | nw]
    neighbours = np.minimum(*(np.sum(pair, axis=0) for pair in pairs))
    may_go = (np.sum(apart, axis=0) == 1) & (neighbours >= 2) & (neighbours <= 3)
    around = np.stack([n, ne, e, se, s, sw, w, nw])
    strokes = (~around & np.roll(around, -1, axis=0)).sum(axis=0)
    return (may_go & ~((n | ne | ~se) & e), may_go & ~((s | sw | ~nw) & w)), strokes


GOES, BRANCHES = _tabulate()
