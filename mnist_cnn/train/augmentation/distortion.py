"""How hands and pens differ: slant, proportions, bends, and the pen's width."""

import math

import torch

from mnist_cnn.drawing.field import BOX
from mnist_cnn.drawing.strokes import PEN_WIDTH, SHARPNESS, draw

Lines = tuple[torch.Tensor, torch.Tensor]  # points (N, M, 2), and the line (N, M) each stands for


def draw_distorted(
    lines: Lines, with_the_pages_pen: float, random: torch.Generator
) -> torch.Tensor:
    """Images (N, 1, 28, 28) of `lines` about 1 high, each in a hand of its own.

    The share `with_the_pages_pen` is drawn with the page's pen, the others with one of their own.
    """
    points, lengths = lines
    pens = choose_pens(len(points), with_the_pages_pen, random)
    return draw(distort(points, random), lengths, *pens)


def distort(points: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """`points` (N, M, 2) of digits about 1 high, turned, slanted, stretched and bent."""
    n = len(points)
    turn, slant, stretch = torch.randn(3, n, generator=random) * torch.tensor(
        [[0.10], [0.20], [0.18]]
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


def choose_pens(
    n: int, with_the_pages_pen: float, random: torch.Generator
) -> tuple[torch.Tensor, torch.Tensor]:
    """Widths (n,) of pens, pixels in the 20x20 box, and the sharpness (n,) of their ink.

    A brush is 3.5 to 10 % of a canvas and a digit on it 30 to 85 %, so a line is 0.8 to 5 pixels.
    """
    brush = torch.empty(n).uniform_(0.035, 0.10, generator=random)
    digit = torch.empty(n).uniform_(0.30, 0.85, generator=random)
    sharpness = torch.empty(n).uniform_(0.7, 1.1, generator=random)
    is_the_pages = torch.rand(n, generator=random) < with_the_pages_pen
    width = torch.where(is_the_pages, PEN_WIDTH, BOX * brush / (digit + brush))
    return width, torch.where(is_the_pages, SHARPNESS, sharpness)
