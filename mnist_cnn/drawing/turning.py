"""Turns a drawing, as one turns a sheet of paper."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

ALL_ROUND = range(-180, 181, 5)  # degrees, all round: both ends show the same


def turn_strokes(strokes: Sequence[npt.ArrayLike], degrees: float) -> list[np.ndarray]:
    """`strokes`, (n, 2) each, x to the right and y down, turned clockwise around the origin."""
    angle = np.deg2rad(degrees)
    across, down = np.cos(angle), np.sin(angle)
    turn = np.array([[across, down], [-down, across]])
    return [np.asarray(stroke, np.float64) @ turn for stroke in strokes]
