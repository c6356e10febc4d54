"""Reads a picture as a person would: the network says which of its ink is the digit."""

from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image

from mnist_cnn.drawing.candidates import find_candidates
from mnist_cnn.drawing.field import Frame, find_frame, place_ink
from mnist_cnn.model import MNIST_CNN
from mnist_cnn.reading.read import NO_DIGIT, Reading, log_probabilities, read_digit


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
    candidates = find_candidates(picture)
    best = candidates[0]
    if len(candidates) > 1:
        images = torch.cat([_show(candidate.take())[1] for candidate in candidates])
        priors = torch.tensor([candidate.prior for candidate in candidates])
        likely = log_probabilities(model(images), no_digit_logit)[:, :NO_DIGIT].amax(1)
        scores = likely + priors
        best = candidates[int(scores.argmax())]
    ink = best.take()  # again, since all of them at once would fill the memory
    frame, image = _show(ink)
    return PictureReading(read_digit(model, image, no_digit_logit), image, ink, frame)


def _show(ink: np.ndarray) -> tuple[Frame, torch.Tensor]:
    frame = find_frame(ink)
    return frame, place_ink(ink, frame)
