"""Finds the line a pen followed in MNIST's images, so that another pen can follow it again.

Source of the thinning: Zhang and Suen, "A fast parallel algorithm for thinning digital patterns",
Communications of the ACM 27(3), 1984.
"""

import math

import torch
from torch.nn import functional as F
from tqdm import tqdm

from mnist_cnn.drawing.strokes import BLUR
from mnist_cnn.train.augmentation.distortion import Lines

SKELETON_POINTS = (
    112  # of one digit, at most: 1 in 20 of MNIST's has more and is thinned out evenly
)
ZOOM = 2  # lines are found on images twice as large, to half a pixel
RING = (1, 2, 5, 8, 7, 6, 3, 0)  # a 3x3 neighbourhood, row by row, clockwise from its north


def find_skeletons(images: torch.Tensor) -> Lines:
    """points (N, M, 2) as x, y in pixels and lengths (N, M), 0 where there is no point; M is 112.

    images (N, 1, 28, 28) are float32 in [0, 1], white ink on black. 60,000 take half a minute.
    """
    random = torch.Generator().manual_seed(0)
    parts = images.split(100)  # 100 fit in the cache
    found = [
        _find_skeletons(part, random) for part in tqdm(parts, "Thinning", leave=False, disable=None)
    ]
    points, lengths = zip(*found, strict=True)
    return torch.cat(points), torch.cat(lengths)


def _find_skeletons(images: torch.Tensor, random: torch.Generator) -> Lines:
    large = F.interpolate(images, scale_factor=ZOOM, mode="bicubic")[:, 0]
    line = thin(large > 0.4).flatten(1)  # (N, 56 * 56); 0.4: no thin stroke is torn
    # the line's pixels first, in random order, so that what is cut off is missing evenly
    order = (line + torch.rand(line.shape, generator=random)).topk(SKELETON_POINTS, dim=1).indices
    real = line.gather(1, order)
    side = ZOOM * images.shape[-1]
    points = (torch.stack([order % side, order // side], dim=2) + 0.5) / ZOOM - 0.5
    near = nearness(points, 0.8) * real[:, None]
    points = near @ points / near.sum(2, keepdim=True).clamp(min=1e-6)  # smooths the pixels' steps
    crowd = (nearness(points, BLUR) * real[:, None]).sum(2)  # points per pixel of line, times
    return points, torch.where(real, BLUR * math.sqrt(2 * math.pi) / crowd, 0)


def nearness(points: torch.Tensor, reach: float) -> torch.Tensor:
    """Gaussian (N, M, M) of `reach` pixels of the distances between points (N, M, 2)."""
    far = torch.cdist(points, points).square() / (2 * reach**2)
    return far.clamp(max=40).neg().exp()  # the limit keeps clear of denormals, which are slow


def thin(ink: torch.Tensor) -> torch.Tensor:
    """Bool (N, H, W), one pixel wide, of bool ink (N, H, W): Zhang-Suen until nothing changes."""
    removable, ink, unfinished = _removable(), ink.clone(), torch.arange(len(ink))
    while len(unfinished):
        before = now = ink[unfinished]
        for half_step in removable:
            bits = F.pad(now.short(), (1, 1, 1, 1))
            row = bits[:, :, :-2] + bits[:, :, 1:-1] * 2 + bits[:, :, 2:] * 4
            number = row[:, :-2] + row[:, 1:-1] * 8 + row[:, 2:] * 64  # (N, H, W), 0 to 511
            now = now & ~half_step[number.int()]
        ink[unfinished] = now
        unfinished = unfinished[(now != before).flatten(1).any(1)]
    return ink


def _removable() -> torch.Tensor:
    """Bool (2, 512): whether either half-step takes a pixel, by its neighbourhood's number."""
    bits = torch.arange(512)[:, None] >> torch.arange(9) & 1  # (512, 9)
    ring, pixel = bits[:, RING], bits[:, 4]
    count, rises = ring.sum(1), ((1 - ring) * ring.roll(-1, 1)).sum(1)
    edge = (pixel == 1) & (count >= 2) & (count <= 6) & (rises == 1)
    north, east, south, west = ring[:, ::2].T
    first = (north * east * south == 0) & (east * south * west == 0)
    second = (north * east * west == 0) & (north * south * west == 0)
    return torch.stack([edge & first, edge & second])
