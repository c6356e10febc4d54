"""Finds the ink in a picture: how much of each pixel somebody has drawn on.

Paper and ink may have any colours, dark on light or light on dark, opaque or transparent: ink is
what differs from the paper. A drawing's paper is of one colour, which most of its border shows. A
photo's paper is lit unevenly, so it is estimated from place to place, and what differs from it
less than half as much as the ink does in the same light, noise, the edges of shadows and creases,
counts for nothing.
"""

from collections.abc import Iterator

import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

from mnist_cnn.drawing.colours import read_colours, reduce_colours

MIN_CONTRAST = 24  # of 255; ink and paper that differ less are one colour with noise on it
EVEN = 2  # of 255; a drawing's border strays no further from its paper
EVEN_SHARE = 0.5  # of a drawing's border has the colour of its paper
EDGE = 2  # pixels; a screenshot that is cut too wide shows no more of what lies around it
FRAME = 0.04  # of the shorter side; a line around the whole picture is not wider
FRAME_SHARE = 0.9  # of the border has the colour of such a line
STRONGEST = 40  # so many pixels of a photo are its strongest ink or stronger, which may be noise
DARKEST = 0.25  # of the light on a photo's paper; noise in what is darker is not made stronger
PHOTO_SIDE = 512  # pixels; a photo is averaged down to this, in the browser or here: less noise
PAPER_SIDE = 24  # pixels; the size at which a photo's paper is estimated, for speed
PAPER_WINDOW = 9  # of those pixels; in a window that wide is some paper, and more than ink
INKED = 0.5  # a pixel with this much ink counts for its bounding box and for its piece

FAINT, FULL = 0.4, 0.7  # of a photo's strongest ink; below the one is none, above the other all
PALE = 0.2, 0.45  # instead of these: for ink that is out of focus, or in soft shade


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
    if share < FRAME_SHARE and min(colours.shape[:2]) > 4 * EDGE:
        inner, inner_share = _find_colour(_ring(colours, EDGE))
        if inner_share > max(share, FRAME_SHARE) and np.abs(inner - paper).max() > MIN_CONTRAST:
            return inner
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
    contrast = _compare(colours, _take_medians(_shrink(colours)))
    return _separate(contrast, FAINT, FULL)


def find_other_inks_in_photo(colours: np.ndarray) -> Iterator[np.ndarray]:
    """The ink (H, W) if the pen was so thick that there is more ink than paper, and if it is pale.

    Of `colours` (H, W, C) on paper that is lit unevenly.
    """
    contrast = _compare(colours, _close_ink(_shrink(colours)))
    yield _separate(contrast, FAINT, FULL)
    yield _separate(contrast, *PALE)


def _shrink(colours: np.ndarray) -> torch.Tensor:
    """A small picture (C, PAPER_SIDE, PAPER_SIDE) of `colours` (H, W, C)."""
    return F.adaptive_avg_pool2d(torch.from_numpy(colours.transpose(2, 0, 1)), PAPER_SIDE)


def _take_medians(small: torch.Tensor) -> torch.Tensor:
    """What `small` (C, h, w) would be without ink: the medians of a window around each pixel."""
    padded = F.pad(small, [PAPER_WINDOW // 2] * 4, "reflect")
    windows = padded.unfold(1, PAPER_WINDOW, 1).unfold(2, PAPER_WINDOW, 1).flatten(3).numpy()
    middle = PAPER_WINDOW**2 // 2
    return torch.from_numpy(np.partition(windows, middle)[..., middle])  # 7 times torch's speed


def _close_ink(small: torch.Tensor) -> torch.Tensor:
    """What `small` (C, h, w) would be without ink: its grey closing, or opening for light ink.

    Each pixel becomes the brightest of a window, and each of these the darkest, so that all that is
    narrower than the window goes, and slopes and edges of the light stay. Ink is what is darker
    than the border, or lighter.
    """
    border = torch.cat([small[:, 0], small[:, -1], small[:, :, 0], small[:, :, -1]], 1)
    sign = 1 if small.mean() < border.mean() else -1
    return -sign * _find_brightest(-_find_brightest(sign * small))


def _find_brightest(small: torch.Tensor) -> torch.Tensor:
    return F.max_pool2d(small, PAPER_WINDOW, stride=1, padding=PAPER_WINDOW // 2)


def _compare(colours: np.ndarray, paper: torch.Tensor) -> np.ndarray:
    """How much `colours` (H, W, C) differ from `paper` (C, h, w): (H, W), 1 where ink is strongest.

    In shade, ink and paper differ less.
    """
    light = paper.amax(0, keepdim=True)
    shade = light.max() / torch.maximum(light, DARKEST * light.max()).clamp(min=1)
    down, across = (_interpolate(length) for length in colours.shape[:2])
    large = (down @ torch.cat([paper, shade]) @ across.T).numpy()  # (C + 1, H, W)
    contrast: np.ndarray = np.abs(colours - large[:-1].transpose(1, 2, 0)).max(axis=2)
    contrast *= large[-1]
    rank = -min(STRONGEST, contrast.size)
    contrast /= _strongest(float(np.partition(contrast, rank, axis=None)[rank]))
    return contrast


def _separate(contrast: np.ndarray, faint: float, full: float) -> np.ndarray:
    """Ink (H, W) in [0, 1] of `contrast`: none below `faint`, all above `full`."""
    ink: np.ndarray = (contrast - faint) / (full - faint)
    return ink.clip(0, 1, out=ink)


def _interpolate(length: int) -> torch.Tensor:
    """Weights (`length`, PAPER_SIDE) that make a line of a photo of a line of its small paper."""
    lines = Image.fromarray(np.eye(PAPER_SIDE, dtype=np.float32))
    return torch.from_numpy(np.array(lines.resize((PAPER_SIDE, length), Image.Resampling.BICUBIC)))
