"""Reads a picture as a person would: the network says which of its ink is the number."""

import math
from dataclasses import dataclass
from functools import reduce

import numpy as np
import torch
from PIL import Image, ImageOps

from mnist_cnn.drawing.candidates import OTHER_INK, Candidate, find_candidates
from mnist_cnn.drawing.cuts import find_cuts, take_apart
from mnist_cnn.drawing.field import Frame, find_frame, place_ink
from mnist_cnn.drawing.ink import INKED
from mnist_cnn.drawing.pieces import GRID, find_pieces
from mnist_cnn.drawing.rows import find_rows
from mnist_cnn.model import MNIST_CNN
from mnist_cnn.reading.cut_row import read_cut_row
from mnist_cnn.reading.read import Reading
from mnist_cnn.reading.row import (
    find_digit_height,
    find_unsure,
    may_be_number,
    price_width,
    read_row,
)
from mnist_cnn.reading.segmentation import COSTS, Path
from mnist_cnn.reading.sight import InkDigit, Reader, Sight

MOST_CUT = (
    3  # candidates of one group whose pieces are cut: the likeliest before anybody reads them
)

FINER = 1.5  # times as fine is a grid on which ink is looked at closer, at least

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
    best: _Found | None = None
    for group in find_candidates(picture):
        before = best
        found: list[_Found] = []
        sights: dict[int, Sight] = {}
        for candidate in group:
            if best and best.score >= candidate.prior:
                break  # no logarithm of a share is above 0
            key = id(candidate.pieces)  # of which there are candidates in other choices
            if key not in sights:
                sights[key] = Sight(reader, candidate.ink, candidate.pieces)
            found.append(_read_pieces(candidate, sights[key]))
            best = _choose(best, found[-1])
        for k, uncut in enumerate(found[:MOST_CUT]):
            found[k] = _cut(uncut, best)
            best = reduce(_choose, found, before)
        if best and best.score >= OTHER_INK:
            break
    assert best is not None
    return best.show()


@dataclass(frozen=True)
class _Found:
    """The likeliest `path` through the ink of a candidate, in whose parts `sight` reads digits."""

    path: Path
    candidate: Candidate
    sight: Sight

    @property
    def score(self) -> float:
        return self.candidate.prior + self.path.score

    def show(self) -> PictureReading:
        digits = tuple(self.sight.read(digit) for digit in self.path.digits)
        return PictureReading(digits, self.candidate.take(), self._count_rows())

    def _count_rows(self) -> int:
        """The rows in which the picture's ink stands, if the candidate's stands in one of them."""
        kept = self.candidate.kept
        rows = find_rows(self.candidate.pieces.boxes) if len(kept) > 1 else []
        is_row = any(not (kept & ~row).any() for row in rows)
        return len(rows) if is_row else 1


def _choose(one: _Found | None, other: _Found) -> _Found:
    """The likelier of two, the first of equals."""
    return one if one is not None and one.score >= other.score else other


def _read_pieces(candidate: Candidate, sight: Sight) -> _Found:
    """The number that the ink of `candidate` is, in whose pieces `sight` reads digits."""
    ink = candidate.take()
    frame = find_frame(ink)
    path = read_row(sight, candidate.kept, (place_ink(ink, frame), frame))
    return _Found(path, candidate, sight)


def _cut(found: _Found, best: _Found | None) -> _Found:
    """The number that was `found`, its ink cut where that pays and may surpass the `best`."""
    path, candidate, sight = found.path, found.candidate, found.sight
    if candidate.is_outline or not may_be_number(sight, candidate.kept):
        return found
    likely = path.score - _price_widths(sight, candidate.kept, path)
    score = likely if best is found or best is None else best.score - candidate.prior
    if max(score, likely) >= -COSTS.sever:
        return found  # no logarithm of a share is above 0
    found, kept = _look_closer(found)
    path, sight = found.path, found.sight
    unsure = find_unsure(sight, kept)
    if not unsure.any():
        return found
    likely = path.score - _price_widths(sight, kept, path)
    height = find_digit_height(sight, kept)
    strands = take_apart(sight.parts, kept, unsure, height)
    cuts = find_cuts(strands, height)
    if not cuts.severs.any():
        return found
    fragments = Sight(sight.reader, sight.ink, strands.as_parts(sight.parts.cell), sight.corner)
    cut_path = read_cut_row(fragments, strands, cuts, height)
    rival = likely if sight.are_digits(path.digits) else -math.inf
    pays = cut_path.score > max(rival, -COSTS.doubt_cut * len(cut_path.digits))
    return _Found(cut_path, candidate, fragments) if pays else found


def _price_widths(sight: Sight, kept: np.ndarray, path: Path) -> float:
    """What speaks against the digits of `path` through the pieces `kept`: that they are so wide."""
    height = find_digit_height(sight, kept)
    return sum(price_width(sight, digit, height) for digit in path.digits)


def _look_closer(found: _Found) -> tuple[_Found, np.ndarray]:
    """The number that was `found`, on a finer grid if more stands apart there, and its pieces (N,).

    On a coarse grid digits touch that are apart, if they are small.
    """
    candidate, sight = found.candidate, found.sight
    pieces, kept = candidate.pieces, candidate.kept
    boxes = pieces.boxes[kept]
    longer = (boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)).max()
    if pieces.cell == 1 or FINER * longer > GRID:
        return found, kept
    ink, corner = pieces.crop(candidate.ink, kept)
    finer = find_pieces(ink >= INKED)
    everything = np.ones(len(finer.boxes), bool)
    closer = Sight(sight.reader, ink, finer, corner)
    if len(everything) <= kept.sum() or not may_be_number(closer, everything):
        return found, kept
    path = read_row(closer, everything, closer.look(tuple(range(len(finer.boxes)))))
    return _Found(path, candidate, closer), everything
