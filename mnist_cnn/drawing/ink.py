"""Finds the ink in a picture: how much of each pixel somebody has drawn on.

Paper and ink may have any colours, dark on light or light on dark, opaque or transparent: ink is
what differs from the paper. A drawing's paper is of one colour, which most of its border shows. A
photo's paper is lit unevenly, so it is estimated from place to place, and what differs from it
less than half as much as the ink does in the same light, noise, the edges of shadows and creases,
counts for nothing.
"""

import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

from mnist_cnn.drawing.colours import read_colours, reduce_colours

MIN_CONTRAST = 24  # of 255; ink and paper that differ less are one colour with noise on it
EVEN = 2  # of 255; a drawing's border strays no further from its paper
EVEN_SHARE = 0.5  # of a drawing's border has the colour of its paper
FRAME = 0.04  # of the shorter side; a line around the whole picture is not wider
FRAME_SHARE = 0.9  # of the border has the colour of such a line
STRONGEST = 40  # so many pixels of a photo are its strongest ink or stronger, which may be noise
DARKEST = 0.25  # of the light on a photo's paper; noise in what is darker is not made stronger
PHOTO_SIDE = 512  # pixels; a photo is averaged down to this, in the browser or here: less noise
PAPER_SIDE = 24  # pixels; the size at which a photo's paper is estimated, for speed
PAPER_WINDOW = 9  # of those pixels; in a window that wide, more is paper than ink
INKED = 0.5  # a pixel with this much ink counts for its bounding box and for its piece
FAINT, FULL = 0.4, 0.7  # of a photo's strongest ink; below the one is none, above the other all


class NothingDrawn(ValueError):
    """The picture is blank: it has no ink to read."""


def find_ink(drawing: Image.Image | np.ndarray) -> np.ndarray:
    """The ink of `drawing`, float32 (H, W) in [0, 1], with 1 where it is strongest.

    `drawing` is a PIL image of any mode, or a uint8 array (H, W), (H, W, 3) or (H, W, 4).
    Raises NothingDrawn if it is all of one colour, TypeError or ValueError if it is no picture.
    """
    colours = read_colours(drawing)
    paper = find_even_paper(colours)
    if paper is None:
        return find_ink_in_photo(reduce_colours(colours, PHOTO_SIDE))
    return find_ink_on(paper, colours)


def find_even_paper(colours: np.ndarray) -> np.ndarray | None:
    """The one colour (C,) of a drawing's paper; None for a photo, whose border has many."""
    paper, share = _find_colour(_ring(colours, 0))
    if share < EVEN_SHARE:
        return None
    inner, inner_share = _find_colour(_ring(colours, round(FRAME * min(colours.shape[:2]))))
    is_framed = share > FRAME_SHARE and inner_share > EVEN_SHARE
    if is_framed and np.abs(inner - paper).max() > MIN_CONTRAST:
        inside = np.abs(colours - inner).max(axis=2) < MIN_CONTRAST
        return inner if 0.5 < inside.mean() else paper
    return paper


def _ring(colours: np.ndarray, inset: int) -> np.ndarray:
    """The colours (N, C) of the pixels that are `inset` pixels from the picture's edge."""
    last = -1 - inset
    rows, columns = colours[:, inset : colours.shape[1] - inset], colours[inset:last]
    return np.concatenate([rows[inset], rows[last], columns[:, inset], columns[:, last]])


def _find_colour(pixels: np.ndarray) -> tuple[np.ndarray, float]:
    """The median colour (C,) of `pixels` (N, C), and the share of them that has it."""
    colour = np.sort(pixels, axis=0)[len(pixels) // 2]  # 50 us sooner than np.median
    return colour, np.count_nonzero(np.abs(pixels - colour).max(axis=1) <= EVEN) / len(pixels)


def find_ink_on(paper: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """The ink (H, W) of `colours` (H, W, C), which are overwritten, on even `paper` (C,)."""
    colours -= paper
    contrast: np.ndarray = np.abs(colours, out=colours).max(axis=2)  # (H, W)
    contrast /= _strongest(contrast.max())
    return contrast


def _strongest(contrast: float) -> float:
    if contrast < MIN_CONTRAST:
        raise NothingDrawn("No ink was found in this picture.")
    return contrast


def find_ink_in_photo(colours: np.ndarray) -> np.ndarray:
    """The ink (H, W) of `colours` (H, W, C) on paper that is lit unevenly."""
    paper = _estimate_paper(colours)  # (C, PAPER_SIDE, PAPER_SIDE)
    light = paper.amax(0, keepdim=True)
    shade = light.max() / torch.maximum(light, DARKEST * light.max()).clamp(min=1)
    down, across = (_interpolate(length) for length in colours.shape[:2])
    large = (down @ torch.cat([paper, shade]) @ across.T).numpy()  # (C + 1, H, W)
    contrast = np.abs(colours - large[:-1].transpose(1, 2, 0)).max(axis=2)
    contrast *= large[-1]  # in shade, ink and paper differ less
    rank = -min(STRONGEST, contrast.size)
    strongest = _strongest(float(np.partition(contrast, rank, axis=None)[rank]))
    ink: np.ndarray = (contrast / strongest - FAINT) / (FULL - FAINT)
    return ink.clip(0, 1, out=ink)


def _estimate_paper(colours: np.ndarray) -> torch.Tensor:
    """What a small picture of `colours` (H, W, C) would be without ink, its channels first.

    That is: the medians of a wide window around each pixel.
    """
    planes = torch.from_numpy(colours.transpose(2, 0, 1))
    small = F.adaptive_avg_pool2d(planes, PAPER_SIDE)
    padded = F.pad(small, [PAPER_WINDOW // 2] * 4, "reflect")
    windows = padded.unfold(1, PAPER_WINDOW, 1).unfold(2, PAPER_WINDOW, 1).flatten(3).numpy()
    middle = PAPER_WINDOW**2 // 2
    return torch.from_numpy(np.partition(windows, middle)[..., middle])  # 7 times torch's speed


def _interpolate(length: int) -> torch.Tensor:
    """Weights (`length`, PAPER_SIDE) that make a line of a photo of a line of its small paper."""
    lines = Image.fromarray(np.eye(PAPER_SIDE, dtype=np.float32))
    return torch.from_numpy(np.array(lines.resize((PAPER_SIDE, length), Image.Resampling.BICUBIC)))
