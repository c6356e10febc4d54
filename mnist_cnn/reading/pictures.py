"""Reads a picture as a person would: the network says which of its ink is the number."""

from dataclasses import dataclass
from functools import reduce

import numpy as np
import torch
from PIL import Image, ImageOps

from mnist_cnn.drawing.candidates import OTHER_INK, Candidate, find_candidates
from mnist_cnn.drawing.field import Frame
from mnist_cnn.drawing.rows import find_rows
from mnist_cnn.model import MNIST_CNN
from mnist_cnn.reading.found import Found, cut, read_pieces
from mnist_cnn.reading.read import Reading
from mnist_cnn.reading.sight import InkDigit, Reader, Sight

# Candidates of one group whose pieces are cut: the likeliest before anybody reads them.
MOST_CUT = 3

Box = tuple[int, int, int, int]  # left, top, right, bottom, in pixels of a picture


@dataclass(frozen=True)
class PictureReading:
    """The `digits` of a picture's number, one or more, from left to right.

    `ink` is what was taken for the number, float32 (H, W) in [0, 1]: all ink, or less of it. It
    stands in one of the picture's `rows`.
    """

    digits: tuple[InkDigit, ...]
    ink: np.ndarray
    rows: int = 1

    @property
    def reading(self) -> Reading:
        """Of the one digit, or of the first."""
        return self.digits[0].reading

    @property
    def image(self) -> torch.Tensor:
        """Of the one digit (1, 1, 28, 28), or of the first."""
        return self.digits[0].image

    @property
    def frame(self) -> Frame:
        """Of the one digit, or of the first."""
        return self.digits[0].frame


@torch.inference_mode()
def read_number_in_picture(
    model: MNIST_CNN, picture: Image.Image | np.ndarray, no_digit_logit: float | None = None
) -> list[tuple[Box, Reading]]:
    """The digits of the number in `picture` from left to right: the box of each, and the reading.

    A box is left, top, right, bottom, in pixels of `picture`, upright.
    All else is as `read_picture` has it.
    """
    return locate_digits(read_picture(model, picture, no_digit_logit), picture)


def locate_digits(
    found: PictureReading, picture: Image.Image | np.ndarray
) -> list[tuple[Box, Reading]]:
    """The box of each digit that was `found` in `picture`, in its pixels, and the reading."""
    if isinstance(picture, Image.Image):
        size = ImageOps.exif_transpose(picture).size
    else:
        size = picture.shape[1], picture.shape[0]
    return [(scale_box(digit.frame, found.ink, size), digit.reading) for digit in found.digits]


def scale_box(frame: Frame, ink: np.ndarray, size: tuple[int, ...]) -> Box:
    """The box of `frame`, which lies in `ink` (H, W), in a picture of `size`, width and height."""
    across, down = size[0] / ink.shape[1], size[1] / ink.shape[0]
    left, top, right, bottom = (
        round(side * scale)
        for side, scale in zip(frame.box, (across, down, across, down), strict=True)
    )
    return left, top, right, bottom


@torch.inference_mode()
def read_picture(
    model: MNIST_CNN, picture: Image.Image | np.ndarray, no_digit_logit: float | None = None
) -> PictureReading:
    """`model`'s reading of what in `picture` it takes for a number most readily.

    `picture` is what `preprocess` takes; `no_digit_logit` is the fixed logit of "no digit". A
    network that was never taught it, None, cannot tell two digits from one, and reads one. Raises
    what `preprocess` does.
    """
    reader = Reader(model, no_digit_logit)
    best: Found | None = None
    for group in find_candidates(picture):
        before = best
        found: list[Found] = []
        sights: dict[int, Sight] = {}
        for candidate in group:
            if best and best.score >= candidate.prior:
                break  # no logarithm of a share is above 0
            key = id(candidate.pieces)  # of which there are candidates in other choices
            if key not in sights:
                sights[key] = Sight(reader, candidate.ink, candidate.pieces)
            found.append(read_pieces(candidate, sights[key]))
            best = _choose(best, found[-1])
        for k, uncut in enumerate(found[:MOST_CUT]):
            found[k] = cut(uncut, best)
            best = reduce(_choose, found, before)
        if best and best.score >= OTHER_INK:
            break
    assert best is not None
    return _show(best)


def _choose(one: Found | None, other: Found) -> Found:
    """The likelier of two, the first of equals."""
    return one if one is not None and one.score >= other.score else other


def _show(found: Found) -> PictureReading:
    digits = tuple(found.sight.read(digit) for digit in found.path.digits)
    return PictureReading(digits, found.candidate.take(), _count_rows(found.candidate))


def _count_rows(candidate: Candidate) -> int:
    """The rows in which the picture's ink stands, if that of `candidate` stands in one of them."""
    kept = candidate.kept
    rows = find_rows(candidate.pieces.boxes) if len(kept) > 1 else []
    is_row = any(not (kept & ~row).any() for row in rows)
    return len(rows) if is_row else 1
