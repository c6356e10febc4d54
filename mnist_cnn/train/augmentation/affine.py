"""Moves MNIST's images a little: affine jitter."""

import torch
from torch.nn import functional as F

from mnist_cnn.drawing.field import CENTRE, FIELD


def jitter(images: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """`images` (N, 1, 28, 28), each turned, slanted, resized and moved a little, its ink kept.

    One standard deviation: 0.10 radians, 0.12 sideways per height, 8 % of the size either way.
    """
    n = len(images)
    if n == 0:  # which affine_grid refuses
        return images
    turn = torch.randn(n, generator=random) * 0.10
    slant = torch.randn(n, generator=random) * 0.12
    size = (torch.randn(2, n, generator=random) * 0.08).exp()
    cos, sin = turn.cos(), turn.sin()
    matrix = torch.stack([cos * size[0], (slant - sin) * size[0], sin * size[1], cos * size[1]], 1)
    matrix = matrix.view(n, 2, 2)
    # affine_grid counts from -1 to 1 across the field; the centre of mass stays within half a pixel
    centre = torch.full((2, 1), 2 * CENTRE / FIELD - 1)
    moved = (torch.rand(n, 2, 1, generator=random) - 0.5) * 2 / FIELD
    grid = F.affine_grid(
        torch.cat([matrix, centre - matrix @ centre + moved], dim=2),
        list(images.shape),
        align_corners=False,
    )
    return F.grid_sample(images, grid, align_corners=False)
