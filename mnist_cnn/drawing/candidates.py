"""What in a picture may be the number: all its ink, or some of it where more is in the picture.

People put a digit into a box or a ring, underline it, photograph its sheet on a desk, and send
screenshots with bars. Which ink is meant is for a network to decide, by how it reads each.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image

from mnist_cnn.drawing.colours import read_colours, reduce_colours
from mnist_cnn.drawing.ink import (
    INKED,
    PHOTO_SIDE,
    find_even_paper,
    find_ink_in_photo,
    find_ink_on,
    find_other_inks_in_photo,
)
from mnist_cnn.drawing.pieces import Pieces, enlarge, fill_outlines, find_pieces, spread
from mnist_cnn.drawing.rows import find_rows, stands_beside
from mnist_cnn.drawing.shapes import fill_rectangle, fill_rows, is_convex
from mnist_cnn.drawing.sheet import MIN_SHARE, find_ink_on_sheet
from mnist_cnn.drawing.underline import find_underline

SPECK = 0.2  # of the longest piece; what is shorter may be dust, or writing beside a drawing
LARGEST = 3  # pieces, at most, that are left out or looked into one by one
MOST_ROWS = 6  # of which one may be meant; more of them are a text
THIN = 0.12  # of the square of the ink's longer side; more ink is no outline of a digit
STROKE = 0.25  # of the longer side is the distance between the lines of an outline, at most
LINE = 0.03  # of that side is the width of such a line, about
OUTLINED = 0.9  # of the ink is lines around something; of a thin 8 that is not closed 0.6
MIN_IN_RING = 0.5  # of its height; smaller ink in it is a zero's dot, or in a blurred 6's loop
MIN_IN_BOX = 0.3  # of its height
ROUND = 0.75  # of a ring's longer side is its shorter one, at least; zeros are narrower
BOXED = 0.86  # of a rectangle is what a box encloses, at least, of any proportions
BLOT = 0.45  # of its box is what a sheet covers, at least, on which something is drawn
FULL_BAR = 0.6  # of its box is what a bar covers, at least, with its buttons and text

# Logits by which a candidate is likelier to be meant than all ink, before anybody has read it:
PART = -0.43  # some of the ink, or an outline with its inside
RINGED = 1.45  # what stands in a ring or a box
BARRED = 1.45  # what touches no side of the picture where a bar runs along one
ON_SHEET = 2.9  # what stands on a sheet, all of whose edges are in the picture
OTHER_INK = -0.15  # what is ink if the pen was thick, or the light soft
LEFT_OUT = -4.3  # for each piece that is left out though it stands beside the rest


@dataclass(frozen=True)
class Candidate:
    """Ink (H, W), float32 in [0, 1], of which the pieces `kept` (N,), bool, may be the digit.

    `prior` says by how many logits that is likelier than that all ink is the digit. With
    `is_outline` the digit is what the pieces go around.
    """

    ink: np.ndarray
    pieces: Pieces
    kept: np.ndarray
    prior: float
    is_outline: bool = False

    def take(self) -> np.ndarray:
        """The ink (H, W) of this candidate alone."""
        if self.is_outline:
            filled = enlarge(fill_outlines(self.pieces), self.pieces.cell, self.ink.shape)
            ink: np.ndarray = np.maximum(self.ink, filled, dtype=np.float32)
            return ink
        if self.kept.all():
            return self.ink
        crop, (top, left) = self.pieces.crop(self.ink, self.kept)
        alone = np.zeros_like(self.ink)
        alone[top : top + len(crop), left : left + crop.shape[1]] = crop
        return alone


def find_candidates(drawing: Image.Image | np.ndarray) -> Iterator[list[Candidate]]:
    """What may be the number in `drawing`, in groups, each with the likeliest first.

    No prior is above OTHER_INK from the second group on: who has found what is likelier than that
    does without. Takes and raises what `find_ink` does.
    """
    colours = read_colours(drawing)
    paper = find_even_paper(colours)
    if paper is None:
        colours = reduce_colours(colours, PHOTO_SIDE)
        ink = find_ink_in_photo(colours)
    else:
        ink = find_ink_on(paper, colours)
    pieces = find_pieces(ink >= INKED)
    candidates = _find_parts(ink, pieces, 0.0) + _find_on_line(ink, pieces)
    on_sheet = None
    if paper is None:
        on_sheet = find_ink_on_sheet(colours)
    elif _has_blot(pieces):
        on_sheet = find_ink_on_sheet(ink[..., None] * 255)
    if on_sheet is not None:
        candidates += _find_parts(on_sheet, find_pieces(on_sheet >= INKED), ON_SHEET)
    yield _sort(candidates)
    if _is_thin(ink, pieces) and _is_outline(pieces):
        whole = np.ones(len(pieces.boxes), bool)
        yield [Candidate(ink, pieces, whole, PART, is_outline=True)]
    if paper is None:
        for ink in find_other_inks_in_photo(colours):
            yield _sort(_find_parts(ink, find_pieces(ink >= INKED), OTHER_INK))


def _sort(candidates: list[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda each: each.prior, reverse=True)


def _has_blot(pieces: Pieces) -> bool:
    """Whether one of `pieces` is so large and so full that it may be a sheet."""
    areas = (pieces.boxes[:, 2:] - pieces.boxes[:, :2]).prod(axis=1)
    large = np.flatnonzero(areas > MIN_SHARE * pieces.labels.size)
    return any(pieces.fill(k) > BLOT for k in large.tolist())


def _find_parts(ink: np.ndarray, pieces: Pieces, prior: float) -> list[Candidate]:
    """All of `ink` (H, W), and those of its `pieces` that may be meant instead."""
    whole = np.ones(len(pieces.boxes), bool)
    found = {whole.tobytes(): prior}
    if len(whole) > 1:
        choices = _choose(pieces)
        rows = [row for choice in [*choices, (whole, 0.0)] for row in _choose_rows(pieces, *choice)]
        for kept, more in sorted([*choices, *rows], key=lambda choice: -choice[1]):
            beside = np.count_nonzero(stands_beside(pieces.boxes, kept))
            found.setdefault(kept.tobytes(), prior + more + LEFT_OUT * beside)
    return [
        Candidate(ink, pieces, np.frombuffer(kept, bool), prior) for kept, prior in found.items()
    ]


def _find_on_line(ink: np.ndarray, pieces: Pieces) -> list[Candidate]:
    """What stands on a line of `ink` (H, W), which it touches, without that line."""
    line = find_underline(pieces)
    if line is None:
        return []
    line |= spread(line, 1) & (pieces.labels == 0)  # its soft edges
    alone = ink * ~enlarge(line, pieces.cell, ink.shape)
    return _find_parts(alone, find_pieces(alone >= INKED), PART)


def _choose_rows(
    pieces: Pieces, kept: np.ndarray, prior: float
) -> Iterator[tuple[np.ndarray, float]]:
    """Each row of the `pieces` that are `kept` (N,), bool, of a prior `prior`."""
    rows = find_rows(pieces.boxes[kept])
    if len(rows) <= MOST_ROWS:
        for row in rows:
            alone = np.zeros_like(kept)
            alone[kept] = row
            yield alone, prior + PART


def _is_thin(ink: np.ndarray, pieces: Pieces) -> bool:
    """Whether the lines of `ink` (H, W) are so thin beside the whole that they may be outlines."""
    longer = max(pieces.measure()) * pieces.cell
    return bool(ink.sum() < THIN * longer**2)


def _is_outline(pieces: Pieces) -> bool:
    """Whether `pieces` are lines around an inside as narrow as the stroke of a thick pen."""
    inked = pieces.labels > 0
    inside = fill_outlines(pieces) & ~inked
    longer = max(pieces.measure())
    is_narrow = spread(~inside, round(STROKE / 2 * longer)).all()
    around = inked & spread(inside, 1 + round(LINE * longer))
    return bool(is_narrow and around.sum() > OUTLINED * inked.sum())


def _choose(pieces: Pieces) -> list[tuple[np.ndarray, float]]:
    """Choices (N,), bool, of `pieces`, each with its prior."""
    boxes = pieces.boxes
    top, left, bottom, right = boxes.T
    height, width = pieces.labels.shape
    inner = (top > 0) & (left > 0) & (bottom < height) & (right < width)
    longer = np.maximum(bottom - top, right - left)
    large = longer > SPECK * longer[inner if inner.any() else ...].max()
    clean = inner & large
    largest = [k for k in np.argsort(-longer) if clean[k]][:LARGEST]
    without_border = BARRED if _has_bar(pieces) else PART
    choices = [(large, PART), (clean, without_border), (inner, without_border)]
    for k in largest:
        inside = clean & (boxes[:, :2] > boxes[k, :2]).all(1) & (boxes[:, 2:] < boxes[k, 2:]).all(1)
        choices.insert(0, (inside, RINGED if _is_ring(pieces, k, inside) else PART))
    for k in largest:
        choices.append((clean & (np.arange(len(boxes)) != k), PART))
    return [(kept, prior) for kept, prior in choices if kept.any()]


def _has_bar(pieces: Pieces) -> bool:
    """Whether one of `pieces` fills a strip along a whole side of the picture."""
    height, width = pieces.labels.shape
    top, left, bottom, right = pieces.boxes.T
    across = (left == 0) & (right == width) & ((top == 0) | (bottom == height))
    along = (top == 0) & (bottom == height) & ((left == 0) | (right == width))
    return any(pieces.fill(k) > FULL_BAR for k in np.flatnonzero(across | along).tolist())


def _is_ring(pieces: Pieces, k: int, inside: np.ndarray) -> bool:
    """Whether piece `k` is a ring or a box around the pieces `inside` (N,), bool."""
    top, left, bottom, right = pieces.boxes[k]
    shape = pieces.labels[top:bottom, left:right] == k + 1
    heights = (pieces.boxes[:, 2] - pieces.boxes[:, 0])[inside]
    filled = fill_rows(shape)
    is_round = min(shape.shape) > ROUND * max(shape.shape)
    is_box = fill_rectangle(filled) > BOXED
    least = (MIN_IN_BOX if is_box else MIN_IN_RING) * (bottom - top)
    return heights.max(initial=0) > least and is_convex(filled) and (is_round or is_box)
