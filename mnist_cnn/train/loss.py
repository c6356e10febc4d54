"""The losses, by the names that recipes give them.

Each takes logits (N, 10) and targets (N,), int64, and returns the mean cost. Label smoothing is
that of Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", 2016.
"""

from collections.abc import Callable
from functools import partial

import torch
from torch.nn import functional as F

from mnist_cnn.reading.recipe import Recipe

Loss = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


def cross_entropy_of_eleven(
    logits: torch.Tensor, targets: torch.Tensor, label_smoothing: float
) -> torch.Tensor:
    """Cross-entropy of ten logits and an eleventh, "no digit", that is always 0; target 10 is it.

    The network keeps its ten outputs, and learns to push all of them below 0 for what is no digit.
    """
    no_digit = logits.new_zeros(len(logits), 1)
    eleven = torch.cat([logits, no_digit], dim=1)
    return F.cross_entropy(eleven, targets, label_smoothing=label_smoothing)


LOSSES: dict[str, Callable[..., torch.Tensor]] = {
    "cross-entropy": F.cross_entropy,
    "cross-entropy over eleven classes": cross_entropy_of_eleven,
}


def loss_of(recipe: Recipe) -> Loss:
    """The loss that `recipe` names, with its label smoothing."""
    return partial(LOSSES[recipe.loss], label_smoothing=recipe.label_smoothing)
