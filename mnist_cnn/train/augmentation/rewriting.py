"""Writes MNIST's own digits again: in another hand, with another pen, in styles that they lack."""

import math

import torch

from mnist_cnn.drawing.field import BOX, CENTRE
from mnist_cnn.train.augmentation.distortion import Lines

STYLED = 0.35  # of the zeros, ones and sevens get a slash, a flag, a foot or a bar
ADDED = 16  # points of an added stroke

Ranges = tuple[float, float, float, float]  # lengths per height, degrees above rightwards
SLASH: Ranges = (0.3, 0.7, 29, 97)
FLAG: Ranges = (0.12, 1.2, 22, 68)
FOOT: Ranges = (0.08, 0.4, -9, 9)
BAR: Ranges = (0.12, 0.35, -9, 20)


def rewrite(lines: Lines, labels: torch.Tensor, random: torch.Generator) -> Lines:
    """The lines of MNIST's digits, centred, in heights of their box, some with an added stroke.

    `lines` are their skeletons, in pixels; `labels` (N,) are the digits.
    """
    points, lengths = lines
    ends, is_added = add_strokes(lines, labels, random)
    along = torch.linspace(0, 1, ADDED)[:, None]
    added = torch.lerp(ends[:, :, :1], ends[:, :, 1:], along)  # (N, 2, ADDED, 2)
    each = (ends[:, :, 1] - ends[:, :, 0]).norm(dim=2) * is_added / (ADDED - 1)  # (N, 2)
    points = torch.cat([points, added.flatten(1, 2)], dim=1)
    lengths = torch.cat([lengths, each.repeat_interleave(ADDED, dim=1)], dim=1)
    return (points - CENTRE + 0.5) / BOX, lengths / BOX


def add_strokes(
    lines: Lines, labels: torch.Tensor, random: torch.Generator
) -> tuple[torch.Tensor, torch.Tensor]:
    """Two straight strokes for each digit, as ends (N, 2, 2, 2) [stroke, end, xy] in pixels.

    With them comes which of them are added, bool (N, 2): a 0 may get a slash, a 1 a flag, a foot or
    both, a 7 a bar; other digits get nothing.
    """
    n, (top, bottom) = len(labels), find_extent(lines)
    height = bottom - top

    def through(place: torch.Tensor, ranges: Ranges) -> torch.Tensor:
        ahead, back = draw_rays(height, ranges, random), draw_rays(height, ranges, random)
        return torch.stack([place + ahead, place - back], dim=1)

    head, base = mean_at(lines, top), mean_at(lines, bottom)
    stem = mean_at(lines, top + height * torch.empty(n).uniform_(0.4, 0.65, generator=random))
    flag = torch.stack([head, head - draw_rays(height, FLAG, random)], dim=1)
    is_zero, is_one = (labels == 0)[:, None, None], (labels == 1)[:, None, None]
    slash_or_bar = torch.where(
        is_zero, through(near_centre(lines, height, random), SLASH), through(stem, BAR)
    )
    first = torch.where(is_one, flag, slash_or_bar)
    may_have = torch.stack([torch.isin(labels, torch.tensor([0, 1, 7])), labels == 1], dim=1)
    is_added = may_have & (torch.rand(n, 2, generator=random) < STYLED)
    return torch.stack([first, through(base, FOOT)], dim=1), is_added


def find_extent(lines: Lines) -> torch.Tensor:
    """(2, N): the y of the uppermost point and of the lowest one, at least 4 pixels below."""
    points, lengths = lines
    top = torch.where(lengths > 0, points[..., 1], math.inf).amin(1)
    bottom = torch.where(lengths > 0, points[..., 1], -math.inf).amax(1)
    return torch.stack([top, torch.maximum(bottom, top + 4)])


def mean_at(lines: Lines, y: torch.Tensor) -> torch.Tensor:
    """(N, 2): the mean of the points within about a pixel of the height `y` (N,)."""
    points, lengths = lines
    apart = (points[..., 1] - y[:, None]) / 0.8
    near = apart.square().neg().clamp(min=-40).exp() * (lengths > 0)
    return (points * near[..., None]).sum(1) / near.sum(1, keepdim=True).clamp(min=1e-6)


def near_centre(lines: Lines, height: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """(N, 2): a place within about 6 % of the height from the mean of the points."""
    points, lengths = lines
    real = (lengths > 0)[..., None]
    centre = (points * real).sum(1) / real.sum(1).clamp(min=1)
    return centre + torch.randn(centre.shape, generator=random) * 0.06 * height[:, None]


def draw_rays(height: torch.Tensor, ranges: Ranges, random: torch.Generator) -> torch.Tensor:
    """(N, 2): lines to the right for digits of this `height` (N,), as x, y in pixels."""
    shortest, longest, lowest, steepest = ranges
    length = torch.empty(len(height)).uniform_(shortest, longest, generator=random) * height
    angle = torch.empty(len(height)).uniform_(lowest, steepest, generator=random).deg2rad()
    return torch.stack([angle.cos(), -angle.sin()], dim=1) * length[:, None]
