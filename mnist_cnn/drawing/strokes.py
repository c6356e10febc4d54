"""Draws pen strokes as MNIST shows them: a 20x20 box, the centre of mass in the middle of 28x28.

A stroke is a run of points, each standing for the length of line around it. The geometry is
normalised before anything is drawn, so no image is ever resampled and the ink stays sharp at
every pen width.
"""
import math

import torch

from mnist_cnn.drawing.field import BOX, FIELD
from mnist_cnn.drawing.field import CENTRE as CENTRE_FROM_EDGE

CENTRE = CENTRE_FROM_EDGE - 0.5  # pixel index of the centre of mass
BLUR = 0.5  # how far each point's ink spreads along the line, pixels: bridges gaps up to 1 px


def ink_of(points, lengths, width, sharpness):
    """Ink (N, 28, 28) float32 in [0, 1] of round pens moved along points.

    points (N, M, 2) are x, y in pixels, lengths (N, M) the pixels of line each point stands for
    (0: no point), width and sharpness (N,) the pen's diameter and the ink's fall per pixel.
    """
    grid = torch.arange(FIELD, dtype=points.dtype)
    # Gaussians sum along a straight line to exp(-d^2 / 2 BLUR^2), d the distance from the line:
    # the sum is separable in x and y, hence one small matrix product instead of N x M x 784 terms
    # (in place where arrays are large: a tenth of the time to draw a batch)
    apart = (points[..., None] - grid).square_().div_(2 * BLUR**2)
    spread = apart.clamp_(max=40).neg_().exp_()  # (N, M, 2, 28); no denormals, which are slow
    across, down = spread[:, :, 0], spread[:, :, 1] * lengths[..., None]
    density = torch.bmm(down.transpose(1, 2), across) / (BLUR * math.sqrt(2 * math.pi))
    distance = (-2 * BLUR**2 * density.clamp(1e-12, 1).log()).sqrt()  # (N, 28, 28)
    width, sharpness = width[:, None, None], sharpness[:, None, None]
    return ((width / 2 - distance) * sharpness + 0.5).clamp(0, 1) * width.clamp(max=1)


def draw(points, lengths, width, sharpness):
    """Images (N, 1, 28, 28) whose inked box is 20 pixels and whose centre of mass is at CENTRE.

    points (N, M, 2) are x, y in any unit, lengths (N, M) the line each point stands for in that
    unit (0: no point), width (N,) the pen's diameter in pixels of the result.
    """
    real = (lengths > 0)[..., None]
    low = torch.where(real, points, math.inf).amin(1)
    high = torch.where(real, points, -math.inf).amax(1)
    scale = (BOX - width) / (high - low).amax(1).clamp(min=1e-3)
    points = (points - (low + high)[:, None] / 2) * scale[:, None, None] + 13.5
    lengths = lengths * scale[:, None]
    ink = ink_of(points, lengths, width, sharpness)
    points = points + (CENTRE - centre_of_mass(ink))[:, None]
    return ink_of(points, lengths, width, sharpness)[:, None]


def centre_of_mass(ink):
    """Pixel index (N, 2) as x, y of the mean of ink (N, 28, 28)."""
    grid = torch.arange(FIELD, dtype=ink.dtype)
    mass = ink.sum((1, 2)).clamp(min=1e-6)
    return torch.stack([ink.sum(1) @ grid, ink.sum(2) @ grid], 1) / mass[:, None]
