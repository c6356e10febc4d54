"""Reads a picture as a person would: the network says which of its ink is the number."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image, ImageOps

from mnist_cnn.drawing.candidates import OTHER_INK, Candidate, find_candidates
from mnist_cnn.drawing.cuts import Cut, cut_pieces
from mnist_cnn.drawing.field import Frame, find_frame, place_ink
from mnist_cnn.drawing.pieces import Parts
from mnist_cnn.drawing.rows import find_rows
from mnist_cnn.model import MNIST_CNN
from mnist_cnn.reading.read import NO_DIGIT, Reading, log_probabilities, read_logits
from mnist_cnn.reading.segmentation import (
    COSTS,
    Digit,
    Path,
    find_best_path,
    find_runs,
    price_overlaps,
)

MAX_PARTS = 32  # of a number; more of them are a scribble or a text, which is read as one digit
LONGEST = 6  # parts of a digit

Box = tuple[int, int, int, int]  # left, top, right, bottom, in pixels of a picture


@dataclass(frozen=True)
class InkDigit:
    """The `reading` of a digit in a picture, of its `image` (1, 1, 28, 28), and where it stands."""

    reading: Reading
    image: torch.Tensor
    frame: Frame


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
    best, best_score = None, -math.inf
    for group in find_candidates(picture):
        sights: dict[int, Sight] = {}
        for candidate in group:
            if best_score >= candidate.prior:
                break  # no logarithm of a share is above 0
            key = id(candidate.pieces)  # of which there are candidates in other choices
            if key not in sights:
                sights[key] = Sight(model, no_digit_logit, candidate.ink, candidate.pieces)
            found = _find_number(candidate, sights[key])
            if candidate.prior + found.path.score > best_score:
                best, best_score = found, candidate.prior + found.path.score
        if best_score >= OTHER_INK:
            break
    assert best is not None
    return best.show()


class Sight:
    """Parts of `ink` as `model` reads them: those of a digit together, and each digit once."""

    def __init__(
        self, model: MNIST_CNN, no_digit_logit: float | None, ink: np.ndarray, parts: Parts
    ) -> None:
        self.model, self.no_digit_logit = model, no_digit_logit
        self.ink, self.parts = ink, parts
        self.views: dict[Digit, tuple[torch.Tensor, Frame]] = {}
        self.logits: dict[Digit, torch.Tensor] = {}

    def __call__(self, digits: list[Digit]) -> torch.Tensor:
        """The logarithms (N, 11) of the shares of what each of N `digits` may be."""
        new = [digit for digit in digits if digit not in self.logits]
        if new:
            logits = self.model(torch.cat([self.look(digit)[0] for digit in new]))
            self.logits.update(zip(new, logits, strict=True))
        logits = torch.stack([self.logits[digit] for digit in digits])
        return log_probabilities(logits, self.no_digit_logit)

    def are_digits(self, digits: list[Digit]) -> bool:
        """Whether none of `digits` is "no digit" more likely than any other answer."""
        return NO_DIGIT not in self(digits).argmax(1)

    def look(self, digit: Digit) -> tuple[torch.Tensor, Frame]:
        """The image (1, 1, 28, 28) of `digit`, and where it lies in the ink."""
        if digit not in self.views:
            kept = np.zeros(len(self.parts.boxes), bool)
            kept[list(digit)] = True
            crop, origin = self.parts.crop(self.ink, kept)
            frame = find_frame(crop)
            self.views[digit] = place_ink(crop, frame), frame.move(*origin)
        return self.views[digit]

    def read(self, digit: Digit) -> InkDigit:
        image, frame = self.look(digit)
        self([digit])
        return InkDigit(read_logits(self.logits[digit], self.no_digit_logit), image, frame)


@dataclass(frozen=True)
class _Found:
    """The likeliest `path` through the ink of a candidate, in whose parts `sight` reads digits."""

    path: Path
    candidate: Candidate
    sight: Sight

    def show(self) -> PictureReading:
        digits = tuple(self.sight.read(digit) for digit in self.path.digits)
        candidate = self.candidate
        rows = find_rows(candidate.pieces.boxes)
        is_row = any(not (candidate.kept & ~row).any() for row in rows)
        return PictureReading(digits, candidate.take(), len(rows) if is_row else 1)


def _find_number(candidate: Candidate, sight: Sight) -> _Found:
    """The number that the ink of `candidate` is, in whose pieces `sight` reads digits."""
    ink = candidate.take()
    frame = find_frame(ink)
    view = place_ink(ink, frame), frame
    found = _Found(_read_row(sight, view, candidate.kept), candidate, sight)
    if found.path.score > -COSTS.sure or candidate.is_outline or sight.no_digit_logit is None:
        return found
    unsure = candidate.kept.copy()
    for number in np.flatnonzero(candidate.kept).tolist():
        unsure[number] = sight([(number,)])[0, :NO_DIGIT].max() < -COSTS.sure
    parts, cuts = cut_pieces(candidate.pieces, candidate.kept, unsure)
    if not cuts:
        return found
    fragments = Sight(sight.model, sight.no_digit_logit, candidate.ink, parts)
    path = _read_row(fragments, view, np.ones(len(parts.boxes), bool), cuts)
    is_better = path.score > found.path.score and fragments.are_digits(path.digits)
    return _Found(path, candidate, fragments) if is_better else found


def _read_row(
    sight: Sight, view: tuple[torch.Tensor, Frame], kept: np.ndarray, cuts: Sequence[Cut] = ()
) -> Path:
    """The likeliest path through the parts `kept` (N,), bool, which together have the `view`."""
    order = sight.parts.line_up(kept)
    whole = tuple(sorted(order))
    sight.views[whole] = view
    if sight.no_digit_logit is None or len(order) > MAX_PARTS:
        return find_best_path([], whole, sight)
    boxes = sight.parts.boxes[:, [1, 0, 3, 2]]
    severed = _price(cuts, order)
    price = np.where(severed > 0, severed, price_overlaps(boxes[list(order)]))
    return find_best_path([find_runs(order, boxes, price, LONGEST)], whole, sight)


def _price(cuts: Sequence[Cut], order: Digit) -> np.ndarray:
    """What it costs (N - 1,) to sever ink between two neighbours of `order`, in logits."""
    places = np.argsort(order)
    price = np.zeros(len(order) - 1)
    for cut in cuts:
        first, last = sorted((places[cut.left], places[cut.right]))
        price[first:last] += COSTS.sever + COSTS.severed * cut.severed
    return price
