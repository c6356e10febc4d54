"""The number that a candidate's ink is: read by its pieces, looked at closer, and cut."""

import math
from dataclasses import dataclass
from itertools import chain

import numpy as np

from mnist_cnn.drawing.candidates import Candidate
from mnist_cnn.drawing.cuts import find_cuts, take_apart
from mnist_cnn.drawing.field import find_frame, place_ink
from mnist_cnn.drawing.ink import INKED
from mnist_cnn.drawing.pieces import GRID, find_pieces
from mnist_cnn.reading.cut_row import read_cut_row
from mnist_cnn.reading.row import (
    find_digit_height,
    find_unsure,
    may_be_number,
    price_width,
    read_row,
)
from mnist_cnn.reading.segmentation import COSTS, Path
from mnist_cnn.reading.sight import Sight

FINER = 1.5  # times as fine is a grid on which ink is looked at closer, at least


@dataclass(frozen=True)
class Found:
    """The likeliest `path` through the ink of a candidate, in whose parts `sight` reads digits."""

    path: Path
    candidate: Candidate
    sight: Sight

    @property
    def score(self) -> float:
        return self.candidate.prior + self.path.score

    @property
    def kept(self) -> np.ndarray:
        """The parts (N,), bool, that the path goes through."""
        kept = np.zeros(len(self.sight.parts.boxes), bool)
        kept[list(chain(*self.path.digits))] = True
        return kept

    @property
    def likely(self) -> float:
        """The logarithm of the path's share, less what speaks against digits so wide."""
        height = find_digit_height(self.sight, self.kept)
        widths = (price_width(self.sight, digit, height) for digit in self.path.digits)
        return self.path.score - sum(widths)


def read_pieces(candidate: Candidate, sight: Sight) -> Found:
    """The number that the ink of `candidate` is, in whose pieces `sight` reads digits."""
    ink = candidate.take()
    frame = find_frame(ink)
    path = read_row(sight, candidate.kept, (place_ink(ink, frame), frame))
    return Found(path, candidate, sight)


def cut(found: Found, best: Found | None) -> Found:
    """The number that was `found`, its ink cut where that pays and may surpass the `best`."""
    candidate = found.candidate
    if candidate.is_outline or not may_be_number(found.sight, candidate.kept):
        return found
    likely = found.likely
    score = likely if best is found or best is None else best.score - candidate.prior
    if max(score, likely) >= -COSTS.sever:
        return found  # no logarithm of a share is above 0
    found = _look_closer(found)
    sight, kept = found.sight, found.kept
    unsure = find_unsure(sight, kept)
    if not unsure.any():
        return found
    height = find_digit_height(sight, kept)
    strands = take_apart(sight.parts, kept, unsure, height)
    cuts = find_cuts(strands, height)
    if not cuts.severs.any():
        return found
    fragments = Sight(sight.reader, sight.ink, strands.as_parts(sight.parts.cell), sight.corner)
    path = read_cut_row(fragments, strands, cuts, height)
    rival = found.likely if sight.are_digits(found.path.digits) else -math.inf
    pays = path.score > max(rival, -COSTS.doubt_cut * len(path.digits))
    return Found(path, candidate, fragments) if pays else found


def _look_closer(found: Found) -> Found:
    """The number that was `found`, on a finer grid if more stands apart there.

    On a coarse grid digits touch that are apart, if they are small.
    """
    candidate, sight, kept = found.candidate, found.sight, found.kept
    if sight.parts.cell == 1 or FINER * max(sight.parts.measure(kept)) > GRID:
        return found
    ink, corner = sight.parts.crop(sight.ink, kept)
    closer = Sight(sight.reader, ink, find_pieces(ink >= INKED), corner)
    everything = np.ones(len(closer.parts.boxes), bool)
    if len(everything) <= kept.sum() or not may_be_number(closer, everything):
        return found
    path = read_row(closer, everything, closer.look(tuple(range(len(everything)))))
    return Found(path, candidate, closer)
