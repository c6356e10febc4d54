"""Finds the ink in a picture: how much of each pixel somebody has drawn on.

Paper and ink may have any colours, dark on light or light on dark, opaque or transparent: ink is
what differs from the paper. A drawing's paper is of one colour, which most of its border shows. A
photo's paper is lit unevenly, so it is estimated from place to place, and what differs from it
less than half as much as the ink does in the same light, noise, the edges of shadows and creases,
counts for nothing.
"""

import numpy as np
import torch
from PIL import Image, ImageOps
from torch.nn import functional as F

MAX_SIDE = 2048  # pixels; a larger picture is averaged down first, which bounds time and memory
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


def read_colours(drawing: Image.Image | np.ndarray) -> np.ndarray:
    """The colours of `drawing`, float32 (H, W, C) in 0..255, no side longer than MAX_SIDE.

    Raises TypeError or ValueError as `find_ink` does.
    """
    return _as_colours(_as_picture(drawing))


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


def reduce_colours(colours: np.ndarray, side: int) -> np.ndarray:
    """`colours` (H, W, C) averaged down until no side is longer than `side` pixels."""
    if max(colours.shape) <= side:
        return colours
    channels = [Image.fromarray(channel) for channel in colours.transpose(2, 0, 1)]
    planes = np.stack([np.asarray(_reduce(channel, side)) for channel in channels])
    return planes.transpose(1, 2, 0)


def _reduce(picture: Image.Image, side: int) -> Image.Image:
    """`picture` averaged down by a whole factor until no side is longer than `side` pixels."""
    return picture.reduce(-(-max(picture.size) // side))


def _as_picture(drawing: Image.Image | np.ndarray) -> Image.Image:
    """`drawing` as a PIL image of mode L, RGB or RGBA, no side longer than MAX_SIDE."""
    if isinstance(drawing, np.ndarray):
        drawing = _from_array(drawing)
    if not isinstance(drawing, Image.Image):
        raise TypeError(f"a drawing is a PIL image or a uint8 array, not {type(drawing).__name__}")
    if 0 in drawing.size:
        raise ValueError("the picture has no pixels")
    return reduce_picture(ImageOps.exif_transpose(drawing))


def reduce_picture(picture: Image.Image) -> Image.Image:
    """`picture`, of any mode, as mode L, RGB or RGBA, no side longer than MAX_SIDE.

    Raises ValueError if it has pixels that are not numbers.
    """
    if picture.mode == "La":  # Pillow converts it to nothing but this
        picture = picture.convert("LA")
    if picture.mode.startswith(("I", "F")):
        picture = _from_numbers(np.asarray(picture, dtype=np.float32))
    elif picture.has_transparency_data:
        picture = picture.convert("RGBA")
    elif picture.mode == "1":
        picture = picture.convert("L")
    elif picture.mode != "L":
        picture = picture.convert("RGB")
    return _reduce(picture, MAX_SIDE)


def _from_array(array: np.ndarray) -> Image.Image:
    if array.dtype != np.uint8:
        raise TypeError(f"an array of a drawing is uint8, not {array.dtype}")
    if array.ndim not in (2, 3) or array.shape[2:] not in ((), (3,), (4,)):
        raise ValueError(
            f"an array of a drawing is (H, W), (H, W, 3) or (H, W, 4), not {array.shape}"
        )
    if array.size == 0:
        raise ValueError("the picture has no pixels")
    return Image.fromarray(array)


def _from_numbers(numbers: np.ndarray) -> Image.Image:
    """Pixels of any range, as in 16-bit and floating-point pictures, as 0..255.

    The largest is white: many files use 12 of their 16 bits, and a viewer that takes no notice
    shows them as black. What is blank but for noise stays so.
    """
    low, high = numbers.min(), numbers.max()
    if not np.isfinite(high - low):
        raise ValueError("the picture has pixels that are not numbers")
    above = min(low, 0)
    white = high - above
    if white > 1:  # else they are shares
        white = max(white, 255)
    return Image.fromarray(((numbers - above) * (255 / (white or 1))).astype(np.uint8))


def _as_colours(picture: Image.Image) -> np.ndarray:
    """`picture` as float32 (H, W, C) in 0..255; what is transparent shows paper below.

    The paper below is white or black, whichever the ink stands out from.
    """
    pixels = np.asarray(picture).reshape(picture.height, picture.width, -1)
    planes = pixels.transpose(2, 0, 1).astype(np.float32, order="C")  # 3 times as fast
    if picture.mode != "RGBA":
        return planes.transpose(1, 2, 0)
    colours, alpha = planes[:3], planes[3] / 255
    colours *= alpha
    is_dark = colours.sum() < 127.5 * 3 * alpha.sum()
    colours += (255 if is_dark else 0) * (1 - alpha)
    return colours.transpose(1, 2, 0)
