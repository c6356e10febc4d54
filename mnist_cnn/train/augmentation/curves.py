"""Smooth curves through control points."""

from functools import cache

import torch
from torch.nn.functional import pad


@cache
def curve_weights(controls: int, samples: int) -> torch.Tensor:
    """Weights (samples, controls): times the control points, points of a Catmull-Rom curve.

    The curve goes through every control point, with as many samples from each to the next, and
    has a corner where a point is repeated.
    """
    time = torch.linspace(0, controls - 1, samples)
    start = time.floor().clamp(0, controls - 2)
    u = (time - start)[:, None]
    cubics = (
        -(u**3) + 2 * u**2 - u,
        3 * u**3 - 5 * u**2 + 2,
        -3 * u**3 + 4 * u**2 + u,
        u**3 - u**2,
    )
    weights = torch.zeros(samples, controls)
    for k, cubic in enumerate(cubics):
        column = (start.long() + k - 1).clamp(0, controls - 1)
        weights.scatter_add_(1, column[:, None], cubic / 2)
    return weights


def line_lengths(points: torch.Tensor) -> torch.Tensor:
    """The length (N, M) of line that each of `points` (N, M, 2) stands for: half of either side."""
    steps = points.diff(dim=1).norm(dim=2)
    return (pad(steps, (1, 0)) + pad(steps, (0, 1))) / 2
