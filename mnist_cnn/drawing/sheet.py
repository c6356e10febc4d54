"""Finds a sheet of paper that lies on something else, with all its edges in the picture."""

import numpy as np

from mnist_cnn.drawing.colours import reduce_colours
from mnist_cnn.drawing.ink import INKED, NothingDrawn, find_ink_in_photo
from mnist_cnn.drawing.pieces import enlarge, find_pieces, spread
from mnist_cnn.drawing.shapes import fill_rectangle, fill_rows

SIDE = 96  # pixels; about the longer side at which a sheet is looked for, for speed
BORDER = 2  # of those pixels; so wide is the edge of the picture that shows what the sheet lies on
MIN_APART = 16  # of 255; a sheet and what it lies on differ by this or more
MIN_SHARE = 0.08  # of the picture; what is smaller is ink
MIN_FILLED = 0.75  # of a sheet; a box drawn around a digit leaves most of it as it was
MIN_RECTANGLE = 0.86  # of a rectangle around it is a sheet, seen askew; of a thick zero 0.79
MARGIN = 2  # of those pixels; so much of the sheet's edge is left out, since it is no ink


def find_ink_on_sheet(colours: np.ndarray) -> np.ndarray | None:
    """The ink (H, W) on the sheet in `colours` (H, W, C), or None if there is no sheet or no ink.

    `colours` is float32 in 0..255. What the sheet lies on counts as its paper.
    """
    small = find_sheet(reduce_colours(colours, SIDE))
    if small is None:
        return None
    height, width = colours.shape[:2]
    cell = -(-max(height, width) // SIDE)
    mask = enlarge(small, cell, (height, width))
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    on_sheet = mask[box][..., None]
    paper = fit_plane(colours[box], mask[box])
    ink = np.zeros((height, width), np.float32)
    try:
        ink[box] = find_ink_in_photo(np.where(on_sheet, colours[box], paper)) * on_sheet[..., 0]
    except NothingDrawn:
        return None
    return ink if ink.max() >= INKED else None


def find_sheet(colours: np.ndarray) -> np.ndarray | None:
    """The inside of the sheet in `colours` (h, w, C), bool (h, w), or None if there is none.

    `colours` is float32 in 0..255, no side much longer than SIDE. What the sheet lies on is what
    the picture's border shows, in light that may change from side to side.
    """
    inner = (slice(BORDER, -BORDER),) * 2
    is_border = np.ones(colours.shape[:2], bool)
    is_border[inner] = False
    apart = np.abs(colours - fit_plane(colours, is_border)).max(axis=2)
    pieces = find_pieces(apart > max(separate(apart), MIN_APART))
    if not len(pieces.boxes):
        return None
    largest = int(np.bincount(pieces.labels.ravel())[1:].argmax()) + 1
    region = pieces.labels == largest
    sheet = fill_rows(region)
    is_sheet = (
        not sheet[is_border].any()
        and sheet.mean() > MIN_SHARE
        and region.sum() > MIN_FILLED * sheet.sum()
        and fill_rectangle(sheet) > MIN_RECTANGLE
    )
    return ~spread(~sheet, MARGIN) if is_sheet else None


def fit_plane(colours: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """For each channel of `colours` (H, W, C) the plane (H, W, C) nearest to it where `mask` is."""
    height, width = mask.shape
    y, x = np.meshgrid(np.linspace(0, 1, height), np.linspace(0, 1, width), indexing="ij")
    places = np.stack([np.ones_like(y), y, x], axis=2).astype(np.float32)  # (H, W, 3)
    plane: np.ndarray = places @ np.linalg.lstsq(places[mask], colours[mask], rcond=None)[0]
    return plane


def separate(levels: np.ndarray) -> int:
    """The level in 0..254 that separates `levels`, of any shape, best into low and high.

    Source: Otsu, "A threshold selection method from gray-level histograms", 1979.
    """
    counts = np.bincount(levels.clip(0, 255).astype(np.uint8).ravel(), minlength=256)
    low = counts.cumsum()[:-1]
    total = (counts * np.arange(256)).cumsum()
    apart = (total[-1] * low - total[:-1] * levels.size) ** 2.0
    return int((apart / (low * (levels.size - low)).clip(1)).argmax())
