"""Draws negative examples: letters, shapes, scribbles, dots, blots, and two things in one picture.

Each kind gives lines as `draw_distorted` takes them.
"""

import math
from collections.abc import Callable

import torch

from mnist_cnn.drawing.strokes import DOT
from mnist_cnn.train.augmentation.curves import curve_weights, line_lengths
from mnist_cnn.train.augmentation.distortion import Lines, draw_distorted
from mnist_cnn.train.augmentation.synthesis import LETTER, synthesize

SHAPE_POINTS = 144  # of a shape or scribble
TURNS = 8  # control points of a scribble
MOST_CORNERS = 4  # of a polygon


def draw_negatives(n: int, random: torch.Generator) -> torch.Tensor:
    """Images (n, 1, 28, 28), the kinds as often as KINDS says."""
    counts = [round(n * share) for share in KINDS.values()]
    counts[0] += n - sum(counts)
    kinds = zip(KINDS, counts, strict=True)
    return torch.cat([draw_distorted(kind(count, random), random) for kind, count in kinds])


def letters(n: int, random: torch.Generator) -> Lines:
    """n letters and simple shapes."""
    return synthesize(torch.full((n,), LETTER), random)


def scribbles(n: int, random: torch.Generator) -> Lines:
    """n lines of a pen moved to and fro, or onwards."""
    steps = torch.randn(n, TURNS, 2, generator=random)
    onwards = torch.rand(n, 1, 1, generator=random)
    turns = torch.lerp(steps, steps.cumsum(1), onwards)
    points = curve_weights(TURNS, SHAPE_POINTS) @ turns
    end = torch.empty(n, 1).uniform_(0.3, 1, generator=random)
    return points, line_lengths(points) * (torch.linspace(0, 1, SHAPE_POINTS) <= end)


def polygons(n: int, random: torch.Generator) -> Lines:
    """n triangles and quadrangles: closed, and no two sides alike."""
    corners = torch.randint(3, MOST_CORNERS + 1, (n, 1), generator=random)
    number = torch.arange(MOST_CORNERS + 1) % corners  # (n, MOST_CORNERS + 1): closed
    angle = (number / corners + torch.rand(n, 1, generator=random)) * 2 * math.pi
    uneven = torch.randn(n, MOST_CORNERS, 2, generator=random) * 0.06
    corner = torch.stack([angle.sin(), angle.cos()], dim=2) / 2
    corner = corner + uneven.gather(1, number[..., None].expand(-1, -1, 2))
    along = torch.linspace(0, 1, SHAPE_POINTS) * corners  # 1.5 is in the middle of the second side
    side = along.long().clamp(max=MOST_CORNERS - 1)[..., None].expand(-1, -1, 2)
    part = along[..., None] - side
    points = torch.lerp(corner.gather(1, side), corner.gather(1, side + 1), part)
    return points, line_lengths(points)


def spirals(n: int, random: torch.Generator) -> Lines:
    """n spirals of two to four turns, either way round."""
    turns = torch.empty(n, 1).uniform_(1.7, 4, generator=random)
    start = torch.empty(n, 1).uniform_(0, 2 * math.pi, generator=random)
    along = torch.linspace(0, 1, SHAPE_POINTS).sqrt()  # so the points are even on the paper
    angle = start + along * turns * 2 * math.pi
    either_way = torch.randint(0, 2, (n, 1), generator=random) * 2 - 1
    points = torch.stack([angle.sin() * either_way, angle.cos()], 2) * along[:, None] / 2
    return points, line_lengths(points)


def pairs(n: int, random: torch.Generator) -> Lines:
    """n times two digits or letters, side by side or one upon the other."""
    (left, left_lengths), (right, right_lengths) = (
        synthesize(torch.randint(0, LETTER + 1, (n,), generator=random), random) for _ in range(2)
    )
    apart = torch.empty(n, 1, 1).uniform_(0.5, 1.1, generator=random)
    points = torch.cat([left, right + apart * torch.tensor([1.0, 0.0])], dim=1)
    lengths = torch.cat([left_lengths, right_lengths], dim=1)
    return points[:, ::2], lengths[:, ::2] * 2  # they are drawn small: half of the points will do


def blots(n: int, random: torch.Generator) -> Lines:
    """n spots: what a speck in a picture becomes in the 20x20 box."""
    angle = torch.empty(n, SHAPE_POINTS).uniform_(0, 2 * math.pi, generator=random)
    reach = torch.rand(n, SHAPE_POINTS, generator=random).sqrt() / 2  # even over a disc 1 across
    points = torch.stack([angle.cos(), angle.sin()], dim=2) * reach[..., None]
    return points, torch.full((n, SHAPE_POINTS), 0.1)


def dots(n: int, random: torch.Generator) -> Lines:
    """n times a pen that touches the paper once: nothing but the pen varies."""
    return torch.zeros(n, 1, 2), torch.full((n, 1), DOT)


KINDS: dict[Callable[[int, torch.Generator], Lines], float] = {  # and their shares
    letters: 0.58,
    scribbles: 0.19,
    polygons: 0.05,
    pairs: 0.1,
    spirals: 0.02,
    blots: 0.03,
    dots: 0.03,
}
