"""Reads a drawing: from the picture to the ten probabilities."""

import math
from dataclasses import dataclass

import torch

from mnist_cnn.model import MNIST_CNN
from mnist_cnn.drawing.field import BOX

BLOT = 0.65  # of the box; no digit fills so much of it, but any spot does, which looks like a 0


@dataclass(frozen=True)
class Reading:
    """What a network makes of one picture.

    `digit` is the likeliest one, `probabilities` are those of 0 to 9 and sum to 1, `is_digit` says
    whether the picture looks like a digit at all, and `seen` is what the network was shown:
    float32 (28, 28) in [0, 1], white ink on black.
    """

    digit: int
    probabilities: list[float]
    is_digit: bool
    seen: torch.Tensor


@torch.inference_mode()
def read_digit(model: MNIST_CNN, image: torch.Tensor, threshold: float = -torch.inf) -> Reading:
    """`model`'s reading of `image` (1, 1, 28, 28), as `preprocess` makes it.

    The picture is taken for a digit if log(sum(exp(logits))) is `threshold` or more, and the ink
    is not a blot.
    """
    logits = model(image)[0]
    probabilities = logits.softmax(0).tolist()
    digit = probabilities.index(max(probabilities))
    # log(sum(exp(logits))), which the softmax has taken from each logit: no second sum over them
    strength = logits[digit].item() - math.log(probabilities[digit])
    is_blot = image.sum().item() > BLOT * BOX**2
    return Reading(digit, probabilities, strength >= threshold and not is_blot, seen=image[0, 0])
