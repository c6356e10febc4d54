"""Writes MNIST's own digits again: in another hand, with another pen, in styles that they lack."""

import math

import torch

from mnist_cnn.drawing.field import BOX, CENTRE
from mnist_cnn.train.augmentation.distortion import Lines, draw_distorted

STYLED = 0.35  # of the zeros, ones and sevens get a slash, a flag, a foot or a bar
ADDED = 16  # points of an added stroke


def rewrite(lines: Lines, labels: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Images (N, 1, 28, 28) of MNIST's digits written again.

    `lines` are the points (N, M, 2) and lengths (N, M), in pixels, of their skeletons; `labels`
    (N,) are their digits.
    """
    points, lengths = lines
    ends, is_added = add_strokes(lines, labels, random)
    along = torch.linspace(0, 1, ADDED)[:, None]
    added = torch.lerp(ends[:, :, :1], ends[:, :, 1:], along)  # (N, 2, ADDED, 2)
    each = (ends[:, :, 1] - ends[:, :, 0]).norm(dim=2) * is_added / (ADDED - 1)  # (N, 2)
    points = torch.cat([points, added.flatten(1, 2)], dim=1)
    lengths = torch.cat([lengths, each.repeat_interleave(ADDED, dim=1)], dim=1)
    return draw_distorted(((points - CENTRE + 0.5) / BOX, lengths / BOX), random)


def add_strokes(
    lines: Lines, labels: torch.Tensor, random: torch.Generator
) -> tuple[torch.Tensor, torch.Tensor]:
    """Two straight strokes for each digit, as ends (N, 2, 2, 2) [stroke, end, xy] in pixels.

    With them comes which of them are added, bool (N, 2): a 0 may get a slash, a 1 a flag, a foot or
    both, a 7 a bar; other digits get nothing.
    """
    points, lengths = lines
    n, real, y = len(labels), lengths > 0, points[..., 1]
    top = torch.where(real, y, math.inf).amin(1)
    bottom = torch.where(real, y, -math.inf).amax(1)
    height = (bottom - top).clamp(min=4)

    def line_at(level: torch.Tensor) -> torch.Tensor:
        """(N, 2): the mean of the points within about a pixel of this height."""
        near = (-((y - level[:, None]) / 0.8).square()).clamp(min=-40).exp() * real
        return (points * near[..., None]).sum(1) / near.sum(1, keepdim=True).clamp(min=1e-6)

    def ray(shortest: float, longest: float, lowest: float, steepest: float) -> torch.Tensor:
        """(N, 2): its length is a part of the height, its angle radians above rightwards."""
        length = torch.empty(n).uniform_(shortest, longest, generator=random) * height
        angle = torch.empty(n).uniform_(lowest, steepest, generator=random)
        return torch.stack([angle.cos() * length, -angle.sin() * length], dim=1)

    centre = (points * real[..., None]).sum(1) / real.sum(1, keepdim=True).clamp(min=1)
    centre = centre + torch.randn(n, 2, generator=random) * 0.06 * height[:, None]
    stem = line_at(top + height * torch.empty(n).uniform_(0.4, 0.65, generator=random))
    head, base = line_at(top), line_at(bottom)
    slash = centre + ray(0.3, 0.7, 0.5, 1.7), centre - ray(0.3, 0.7, 0.5, 1.7)
    flag = head, head - ray(0.12, 1.2, 0.38, 1.19)
    foot = base + ray(0.08, 0.4, -0.15, 0.15), base - ray(0.08, 0.4, -0.15, 0.15)
    bar = stem + ray(0.12, 0.35, -0.15, 0.35), stem - ray(0.12, 0.35, -0.15, 0.35)
    slash, flag, foot, bar = (torch.stack(ends, dim=1) for ends in (slash, flag, foot, bar))
    is_one = (labels == 1)[:, None, None]
    first = torch.where(is_one, flag, torch.where((labels == 0)[:, None, None], slash, bar))
    chosen = torch.rand(n, 2, generator=random) < STYLED
    able = torch.stack([(labels == 0) | (labels == 1) | (labels == 7), labels == 1], dim=1)
    return torch.stack([first, foot], dim=1), chosen & able
