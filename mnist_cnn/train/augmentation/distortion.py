"""How hands and pens differ: slant, proportions, tremor, and the pen's width."""

import math

import torch

from mnist_cnn.drawing.field import BOX
from mnist_cnn.drawing.strokes import draw


def in_another_hand(points, random):
    """Points (N, M, 2) of digits about 1 high, turned, slanted, stretched and bent."""
    n = len(points)
    turn, slant, stretch = torch.randn(3, n, generator=random) * torch.tensor(
        [[0.10], [0.20], [0.15]]
    )  # radians; sideways per height; log of width / height
    cos, sin, one = turn.cos(), turn.sin(), torch.ones(n)
    turned = torch.stack([cos, -sin, sin, cos], 1).view(n, 2, 2)
    slanted = torch.stack([stretch.exp(), -slant, 0 * one, one], 1).view(n, 2, 2)
    points = points @ (turned @ slanted).transpose(1, 2)
    for _ in range(2):  # two slow waves across the paper
        wave = torch.randn(n, 2, 1, generator=random) * 4
        phase = torch.rand(n, 1, 1, generator=random) * 2 * math.pi
        push = torch.randn(n, 1, 2, generator=random) * 0.03
        points = points + (points @ wave + phase).sin() * push
    return points


def pens(n, random):
    """Widths (N,) of pens, pixels in the 20x20 box, and the sharpness (N,) of their ink.

    A brush is 3.5 to 10 % of the canvas and a digit on it 30 to 85 %, so a line is 0.8 to 5 pixels.
    """
    brush = torch.rand(n, generator=random) * 0.065 + 0.035
    digit = torch.rand(n, generator=random) * 0.55 + 0.30
    sharpness = torch.rand(n, generator=random) * 0.4 + 0.7
    return BOX * brush / (digit + brush), sharpness


def written(points, lengths, random):
    """Images (N, 1, 28, 28) of strokes about 1 high, each in a hand and with a pen of its own.

    points are (N, M, 2), lengths (N, M) as `strokes.draw` takes them.
    """
    return draw(in_another_hand(points, random), lengths, *pens(len(points), random))
