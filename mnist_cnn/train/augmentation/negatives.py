"""Draws what is no digit: letters, shapes, scribbles, dots, blots, and two things in one picture."""

import math

import torch

from mnist_cnn.drawing.strokes import DOT
from mnist_cnn.train.augmentation.curves import curve_weights, line_lengths
from mnist_cnn.train.augmentation.distortion import Lines, draw_distorted
from mnist_cnn.train.augmentation.synthesis import LETTER, synthesize

NO_DIGIT = LETTER  # the target of what is no digit
TURNS, SCRIBBLED = 8, 144  # control points of a scribble, and the points of its line
CORNERS = 8  # at most, of a polygon


def draw_negatives(n, random):
    """Images (n, 1, 28, 28), most of them letters and simple shapes."""
    counts = [round(n * share) for share in KINDS.values()]
    counts[0] += n - sum(counts)
    drawn = [kind(count, random) for kind, count in zip(KINDS, counts, strict=True)]
    return torch.cat([draw_distorted(lines, random) for lines in drawn])


def letter(n, random):
    """points and lengths of n letters and shapes."""
    return synthesize(torch.full((n,), LETTER), random)


def scribble(n, random):
    """points (n, SCRIBBLED, 2) and lengths (n, SCRIBBLED) of a pen moved to and fro, or onwards."""
    steps = torch.randn(n, TURNS, 2, generator=random)
    onwards = torch.rand(n, 1, 1, generator=random)
    turns = torch.lerp(steps, steps.cumsum(1), onwards)
    points = curve_weights(TURNS, SCRIBBLED) @ turns
    end = torch.rand(n, 1, generator=random) * 0.7 + 0.3
    return points, line_lengths(points) * (torch.linspace(0, 1, SCRIBBLED) <= end)


def polygon(n, random):
    """points and lengths of triangles, squares and so on: closed, and no two sides alike."""
    corners = torch.randint(3, 7, (n, 1), generator=random)
    turn = torch.rand(n, 1, generator=random)
    number = torch.linspace(0, 1, SCRIBBLED) * corners  # 1.5 is in the middle of the second side
    side = number.floor()
    uneven = torch.randn(n, CORNERS, 2, generator=random) * 0.06

    def corner(k):
        k = k % corners
        angle = (k / corners + turn) * 2 * math.pi
        return torch.stack([angle.sin(), angle.cos()], 2) / 2 + uneven.gather(
            1, k.long()[..., None].expand(-1, -1, 2)
        )

    points = torch.lerp(corner(side), corner(side + 1), (number - side)[..., None])
    return points, line_lengths(points)


def spiral(n, random):
    """points and lengths of spirals of one to four turns."""
    turns = torch.empty(n, 1).uniform_(1.7, 4, generator=random)
    turns = turns * (torch.randint(0, 2, (n, 1), generator=random) * 2 - 1)
    start = torch.rand(n, 1, generator=random)
    along = torch.linspace(0, 1, SCRIBBLED).sqrt()  # even on the paper
    angle = (along * turns + start) * 2 * math.pi
    points = torch.stack([angle.sin(), angle.cos()], 2) * along[:, None] / 2
    return points, line_lengths(points)


def blot(n, random):
    """points and lengths, as scribble's, of a spot: what a speck becomes in the 20x20 box."""
    angle = torch.rand(n, SCRIBBLED, generator=random) * 2 * math.pi
    reach = torch.rand(n, SCRIBBLED, generator=random).sqrt() / 2  # even over a disc 1 across
    points = torch.stack([angle.cos(), angle.sin()], dim=2) * reach[..., None]
    return points, torch.full((n, SCRIBBLED), 0.1)


def dot(n, random):
    """points (n, 1, 2) and lengths (n, 1) of a pen that touches the paper once."""
    return torch.zeros(n, 1, 2), torch.full((n, 1), DOT)


def pair(n, random):
    """points and lengths of two digits or letters, side by side or one upon the other."""
    left, right = (
        synthesize(torch.randint(0, LETTER + 1, (n,), generator=random), random)
        for _ in range(2)
    )
    apart = torch.rand(n, 1, 1, generator=random) * 0.6 + 0.5
    right = right[0] + apart * torch.tensor([1.0, 0.0]), right[1]
    # every other point will do, standing for twice the line
    return (
        torch.cat([left[0][:, ::2], right[0][:, ::2]], dim=1),
        torch.cat([left[1][:, ::2], right[1][:, ::2]], dim=1) * 2,
    )


KINDS = {letter: 0.5, scribble: 0.2, polygon: 0.1, spiral: 0.04, pair: 0.1, blot: 0.03, dot: 0.03}
