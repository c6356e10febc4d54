"""Reads a picture as a person would: the network says which of its ink is the digit."""

import math
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image

from mnist_cnn.drawing.candidates import find_candidates
from mnist_cnn.drawing.field import Frame, find_frame, place_ink
from mnist_cnn.model import MNIST_CNN
from mnist_cnn.reading.read import Reading, log_probabilities, read_digit


@dataclass(frozen=True)
class PictureReading:
    """The `reading` of a picture's `image` (1, 1, 28, 28), which shows the `ink` (H, W) in `frame`.

    `ink` is what was taken for the digit, float32 in [0, 1]: all ink, or less of it.
    """

    reading: Reading
    image: torch.Tensor
    ink: np.ndarray
    frame: Frame


@torch.inference_mode()
def read_picture(
    model: MNIST_CNN, picture: Image.Image | np.ndarray, no_digit_logit: float | None = None
) -> PictureReading:
    """`model`'s reading of what in `picture` it takes for a digit most readily.

    `picture` is what `preprocess` takes; `no_digit_logit` is the fixed logit of "no digit", None
    where the network was never taught it. Raises what `preprocess` does.
    """
    best, best_score = None, -math.inf
    for candidate in sorted(find_candidates(picture), key=lambda each: each.prior, reverse=True):
        if best_score >= candidate.prior:
            break  # no logarithm of a probability is above 0
        ink = candidate.take()
        frame = find_frame(ink)
        image = place_ink(ink, frame)
        reading = read_digit(model, image, no_digit_logit)
        likely = log_probabilities(torch.tensor(reading.logits), no_digit_logit)
        score = candidate.prior + likely[reading.digit].item()
        if score > best_score:
            best, best_score = PictureReading(reading, image, ink, frame), score
    assert best is not None
    return best
