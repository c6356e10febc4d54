"""Negative examples: letters, shapes, scribbles, dashes, dots, blots, and two things in one.

Each kind is lines, as `draw_distorted` takes them.
"""

import math
from collections.abc import Callable

import torch

from mnist_cnn.drawing.strokes import DOT
from mnist_cnn.train.augmentation.curves import curve_weights, line_lengths
from mnist_cnn.train.augmentation.distortion import Lines
from mnist_cnn.train.augmentation.synthesis import LETTER, synthesize

SHAPE_POINTS = 144  # of a shape or scribble
TURNS = 8  # control points of a scribble
MOST_CORNERS = 4  # of a polygon


def make_negatives(n: int, random: torch.Generator) -> list[Lines]:
    """n drawings in all, one item for each kind, the kinds as often as KINDS says."""
    counts = [round(n * share) for share in KINDS.values()]
    counts[0] += n - sum(counts)
    kinds = zip(KINDS, counts, strict=True)
    return [kind(count, random) for kind, count in kinds]


def letters(n: int, random: torch.Generator) -> Lines:
    """n letters and simple shapes."""
    return synthesize(torch.full((n,), LETTER), 0.0, random)


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
    """n times two digits or letters side by side: apart, touching or overlapping."""
    (left, left_lengths), (right, right_lengths) = (
        synthesize(torch.randint(0, LETTER + 1, (n,), generator=random), 0.5, random)
        for _ in range(2)
    )
    gap = torch.empty(n).uniform_(-0.2, 0.7, generator=random)
    move = left[..., 0].amax(1) + gap - right[..., 0].amin(1)
    points = torch.cat([left, right + move[:, None, None] * torch.tensor([1.0, 0.0])], dim=1)
    lengths = torch.cat([left_lengths, right_lengths], dim=1)
    return points[:, ::2], lengths[:, ::2] * 2  # they are drawn small: half of the points will do


def dashes(n: int, random: torch.Generator) -> Lines:
    """n level lines: the cap of a 5 or the bar of a 7 without the rest, a minus."""
    lean = torch.empty(n, 1).uniform_(-25, 25, generator=random).deg2rad()
    along = torch.linspace(-0.5, 0.5, SHAPE_POINTS)
    sag = torch.randn(n, 1, generator=random) * 0.1 * (1 - 4 * along**2)
    x, y = along * lean.cos() - sag * lean.sin(), along * lean.sin() + sag * lean.cos()
    points = torch.stack([x, y], dim=2)
    return points, line_lengths(points)


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
    letters: 0.5,
    scribbles: 0.15,
    polygons: 0.05,
    pairs: 0.18,
    dashes: 0.04,
    spirals: 0.02,
    blots: 0.03,
    dots: 0.03,
}
