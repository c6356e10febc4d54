"""Reads a drawing: from the 28x28 to a digit, its probabilities, and "no digit"."""

import math
from dataclasses import dataclass

import torch
from torch.nn import functional as F

from mnist_cnn.model import MNIST_CNN

NO_DIGIT = 10  # the number of the eleventh answer


@dataclass(frozen=True)
class Reading:
    """What a network makes of one image.

    `digit` is the likeliest of 0 to 9, the lowest of equals; `probabilities` are those of the ten
    and sum to 1. `no_digit` is the share of the eleventh answer, "no digit", beside the ten: 0
    where it was never taught. `is_digit` says whether `digit` has no smaller share than "no digit".
    `logits` are the network's.
    """

    digit: int
    probabilities: list[float]
    is_digit: bool
    no_digit: float
    logits: list[float]


@torch.inference_mode()
def read_digit(
    model: MNIST_CNN, image: torch.Tensor, no_digit_logit: float | None = None
) -> Reading:
    """`model`'s reading of `image` (1, 1, 28, 28), as `preprocess` makes it.

    `no_digit_logit` is the fixed logit of "no digit", None where the network was never taught it.
    Raises ValueError for another shape; several images are for `read_digits`.
    """
    if image.shape != (1, 1, 28, 28):
        raise ValueError(f"an image is (1, 1, 28, 28), not {tuple(image.shape)}")
    return read_logits(model(image)[0], no_digit_logit)


@torch.inference_mode()
def read_digits(
    model: MNIST_CNN, images: torch.Tensor, no_digit_logit: float | None = None
) -> list[Reading]:
    """`model`'s readings of `images` (N, 1, 28, 28), a hundred at a time, as `read_digit`'s."""
    batches = images.split(100)  # 100 fit in the cache
    return [read_logits(each, no_digit_logit) for batch in batches for each in model(batch)]


def read_logits(logits: torch.Tensor, no_digit_logit: float | None) -> Reading:
    probabilities = logits.softmax(0).tolist()
    digit = probabilities.index(max(probabilities))
    no_digit = log_probabilities(logits, no_digit_logit)[NO_DIGIT].exp().item()
    is_digit = no_digit_logit is None or logits[digit].item() >= no_digit_logit
    return Reading(digit, probabilities, is_digit, no_digit, logits.tolist())


def choose_answers(logits: torch.Tensor, no_digit_logit: float | None) -> list[int]:
    """The answer to each of N images with `logits` (N, 10): 0 to 9, or NO_DIGIT."""
    answers: list[int] = log_probabilities(logits, no_digit_logit).argmax(1).tolist()
    return answers


def log_probabilities(logits: torch.Tensor, no_digit_logit: float | None) -> torch.Tensor:
    """The logarithms (..., 11) of the shares of ten digits and "no digit", from `logits` (..., 10).

    That of "no digit" is -inf where it was never taught.
    """
    eleventh = -math.inf if no_digit_logit is None else no_digit_logit
    return F.pad(logits, (0, 1), value=eleventh).log_softmax(-1)
