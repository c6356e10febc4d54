"""Draws what is no digit: letters, shapes, scribbles, and two things in one picture."""

import torch

from mnist_cnn.train.augmentation.distortion import written
from mnist_cnn.train.augmentation.templates import curve_weights, line_lengths, skeletons_of

OTHER = 10  # the class of letters and shapes among the allographs
TURNS, SCRIBBLED = 8, 144  # control points of a scribble, and the points of its line


def draw_non_digits(n, random):
    """Images (n, 1, 28, 28): 60 % letters and shapes, 25 % scribbles, the rest pairs and blots."""
    letters, scribbles, blots = round(0.6 * n), round(0.25 * n), round(0.05 * n)
    kinds = {
        letter: letters,
        scribble: scribbles,
        blot: blots,
        pair: n - letters - scribbles - blots,
    }
    drawn = [draw_some(count, random) for draw_some, count in kinds.items()]
    return torch.cat([written(points, lengths, random) for points, lengths in drawn])


def letter(n, random):
    """points and lengths of n letters and shapes."""
    return skeletons_of(torch.full((n,), OTHER), random)


def scribble(n, random):
    """points (n, SCRIBBLED, 2) and lengths (n, SCRIBBLED) of a pen moved to and fro, or onwards."""
    steps = torch.randn(n, TURNS, 2, generator=random)
    onwards = torch.rand(n, 1, 1, generator=random)
    turns = torch.lerp(steps, steps.cumsum(1), onwards)
    along = torch.linspace(0, TURNS - 1, SCRIBBLED)
    points = curve_weights(along, TURNS) @ turns
    end = (torch.rand(n, 1, generator=random) * 0.7 + 0.3) * (TURNS - 1)
    return points, line_lengths(points) * (along <= end)


def blot(n, random):
    """points and lengths, as scribble's, of a spot: what a speck becomes in the 20x20 box."""
    angle = torch.rand(n, SCRIBBLED, generator=random) * 2 * torch.pi
    reach = torch.rand(n, SCRIBBLED, generator=random).sqrt() / 2  # even over a disc 1 across
    points = torch.stack([angle.cos(), angle.sin()], dim=2) * reach[..., None]
    return points, torch.full((n, SCRIBBLED), 0.1)


def pair(n, random):
    """points and lengths of two digits or letters, side by side or one upon the other."""
    left, right = (
        skeletons_of(torch.randint(0, OTHER + 1, (n,), generator=random), random) for _ in range(2)
    )
    apart = torch.rand(n, 1, 1, generator=random) * 0.6 + 0.5
    right = right[0] + apart * torch.tensor([1.0, 0.0]), right[1]
    # every other point will do, standing for twice the line
    return (
        torch.cat([left[0][:, ::2], right[0][:, ::2]], dim=1),
        torch.cat([left[1][:, ::2], right[1][:, ::2]], dim=1) * 2,
    )
