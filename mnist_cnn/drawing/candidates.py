"""What in a picture may be the digit: all its ink, or some of it where more is in the picture.

People put a digit into a box or a ring, underline it, photograph its sheet on a desk, and send
screenshots with bars. Which ink is meant is for a network to decide, by how it reads each.
"""

from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from mnist_cnn.drawing.colours import read_colours, reduce_colours
from mnist_cnn.drawing.ink import (
    INKED,
    PHOTO_SIDE,
    find_even_paper,
    find_ink_in_photo,
    find_ink_on,
)
from mnist_cnn.drawing.pieces import Pieces, enlarge, fill_outlines, find_pieces
from mnist_cnn.drawing.shapes import fill_rectangle, fill_rows, is_convex
from mnist_cnn.drawing.sheet import MIN_SHARE, find_ink_on_sheet

SPECK = 0.2  # of the longest piece; what is shorter may be dust, or writing beside a drawing
LARGEST = 3  # pieces, at most, that are left out or looked into one by one
THIN = 0.12  # of the square of the ink's longer side; more ink is no outline of a digit
MIN_INSIDE = 0.3  # of a ring's height; smaller ink in it is a zero's dot
ROUND = 0.75  # of a ring's longer side is its shorter one, at least; zeros are narrower
BOXED = 0.86  # of a rectangle is what a box encloses, at least, of any proportions
BLOT = 0.45  # of its box is what a sheet covers, at least, on which something is drawn
FULL_BAR = 0.6  # of its box is what a bar covers, at least, with its buttons and text

# Logits by which a candidate is likelier to be meant than all ink, before anybody has read it:
PART = -0.43  # some of the pieces, or an outline with its inside
RINGED = 1.45  # what stands in a ring or a box
BARRED = 1.45  # what touches no side of the picture where a bar runs along one
ON_SHEET = 2.9  # what stands on a sheet, all of whose edges are in the picture


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
        return self.ink if self.kept.all() else self.pieces.keep(self.ink, self.kept)


def find_candidates(drawing: Image.Image | np.ndarray) -> list[Candidate]:
    """What may be the digit in `drawing`, in at most 21 candidates; all ink comes first.

    Takes and raises what `find_ink` does.
    """
    colours = read_colours(drawing)
    paper = find_even_paper(colours)
    if paper is None:
        colours = reduce_colours(colours, PHOTO_SIDE)
        ink = find_ink_in_photo(colours)
    else:
        ink = find_ink_on(paper, colours)
    pieces = find_pieces(ink >= INKED)
    candidates = _find_parts(ink, pieces, 0.0)
    if _is_thin(ink, pieces):
        candidates.append(replace(candidates[0], prior=PART, is_outline=True))
    on_sheet = None
    if paper is None:
        on_sheet = find_ink_on_sheet(colours)
    elif _has_blot(pieces):
        on_sheet = find_ink_on_sheet(ink[..., None] * 255)
    if on_sheet is not None:
        candidates += _find_parts(on_sheet, find_pieces(on_sheet >= INKED), ON_SHEET)
    return candidates


def _has_blot(pieces: Pieces) -> bool:
    """Whether one of `pieces` is so large and so full that it may be a sheet."""
    areas = (pieces.boxes[:, 2:] - pieces.boxes[:, :2]).prod(axis=1)
    large = np.flatnonzero(areas > MIN_SHARE * pieces.labels.size)
    return any(pieces.fill(k) > BLOT for k in large.tolist())


def _find_parts(ink: np.ndarray, pieces: Pieces, prior: float) -> list[Candidate]:
    """All of `ink` (H, W), and those of its `pieces` that may be meant instead."""
    found = {np.ones(len(pieces.boxes), bool).tobytes(): prior}
    if len(pieces.boxes) > 1:
        for kept, more in _choose(pieces):
            if kept.any():
                found.setdefault(kept.tobytes(), prior + more)
    return [
        Candidate(ink, pieces, np.frombuffer(kept, bool), prior) for kept, prior in found.items()
    ]


def _is_thin(ink: np.ndarray, pieces: Pieces) -> bool:
    """Whether the lines of `ink` (H, W) are so thin beside the whole that they may be outlines."""
    boxes = pieces.boxes * pieces.cell
    longer = (boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)).max()
    return bool(ink.sum() < THIN * longer**2)


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
    return choices


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
    is_large = heights.max(initial=0) > MIN_INSIDE * (bottom - top)
    filled = fill_rows(shape)
    is_round = min(shape.shape) > ROUND * max(shape.shape)
    return is_large and is_convex(filled) and (is_round or fill_rectangle(filled) > BOXED)
