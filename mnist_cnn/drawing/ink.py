"""Finds the ink in a picture: how much of each pixel somebody has drawn on.

Paper and ink may have any colours, dark on light or light on dark, opaque or transparent: ink is
what differs from the paper. A drawing's paper is of one colour, which most of its border shows. A
photo's paper is lit unevenly, so it is estimated from place to place, and what differs from it
less than half as much as the ink does, noise, shadows and creases, counts for nothing.
"""

import numpy as np
from PIL import Image, ImageFilter, ImageOps

MAX_SIDE = 2048  # pixels; a larger picture is averaged down first, which bounds time and memory
MIN_CONTRAST = 24  # of 255; ink and paper that differ less are one colour with noise on it
EVEN = 2  # of 255; a drawing's border strays no further from its paper, in the median
PHOTO_SIDE = 512  # pixels; a photo is averaged down to this, which takes the camera's noise off
PAPER_SIDE = 24  # pixels; the size at which a photo's paper is estimated, for speed
PAPER_WINDOW = 9  # of those pixels; in a window that wide, more is paper than ink
FAINT, FULL = 0.4, 0.7  # of a photo's strongest ink; below the one is none, above the other all


class NothingDrawn(ValueError):
    """The picture is blank: it has no ink to read."""


def find_ink(drawing: Image.Image | np.ndarray) -> np.ndarray:
    """The ink of `drawing`, float32 (H, W) in [0, 1], with 1 where it is strongest.

    `drawing` is a PIL image of any mode, or a uint8 array (H, W), (H, W, 3) or (H, W, 4).
    Raises NothingDrawn if it is all of one colour, TypeError or ValueError if it is no picture.
    """
    colours = _as_colours(_as_picture(drawing))  # (H, W, C)
    border = np.concatenate([colours[0], colours[-1], colours[:, 0], colours[:, -1]])
    paper = np.sort(border, axis=0)[len(border) // 2]  # the median, 50 us sooner than np.median
    strays = np.abs(border - paper).max(axis=1) > EVEN
    if 2 * np.count_nonzero(strays) > len(border):
        return _find_ink_in_photo(colours)
    colours -= paper
    contrast = np.abs(colours, out=colours).max(axis=2)  # (H, W)
    return contrast / _strongest(contrast.max())


def _strongest(contrast: float) -> float:
    if contrast < MIN_CONTRAST:
        raise NothingDrawn("the picture is blank")
    return contrast


def _find_ink_in_photo(colours: np.ndarray) -> np.ndarray:
    """The ink (H, W) of `colours` (H, W, C) on paper that is lit unevenly."""
    channels = [
        _reduce(Image.fromarray(channel), PHOTO_SIDE) for channel in colours.transpose(2, 0, 1)
    ]
    contrast = np.max(
        [np.abs(np.asarray(channel) - _estimate_paper(channel)) for channel in channels], axis=0
    )
    strongest = _strongest(np.quantile(contrast, 0.999))
    return ((contrast / strongest - FAINT) / (FULL - FAINT)).clip(0, 1).astype(np.float32)


def _estimate_paper(channel: Image.Image) -> np.ndarray:
    """What `channel` would show without ink: the median of a wide window around each pixel."""
    small = channel.convert("L").resize((PAPER_SIDE, PAPER_SIDE), Image.Resampling.BOX)
    margin = PAPER_WINDOW // 2
    padded = np.pad(np.asarray(small), margin, mode="reflect")
    paper = Image.fromarray(padded).filter(ImageFilter.MedianFilter(PAPER_WINDOW))
    paper = paper.crop((margin, margin, margin + PAPER_SIDE, margin + PAPER_SIDE))
    return np.asarray(paper.resize(channel.size, Image.Resampling.BICUBIC), dtype=np.float32)


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
    picture = ImageOps.exif_transpose(drawing)
    if picture.mode == "La":  # Pillow converts it to nothing but this
        picture = picture.convert("LA")
    if picture.mode.startswith(("I", "F")):
        picture = _from_numbers(np.asarray(picture, dtype=np.float32))
    elif picture.has_transparency_data:
        picture = picture.convert("RGBA")
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
    """Pixels of any range, as in 16-bit and floating-point pictures, spread over 0..255."""
    low, high = numbers.min(), numbers.max()
    if not np.isfinite(high - low):
        raise ValueError("the picture has pixels that are not numbers")
    return Image.fromarray(np.uint8((numbers - low) * (255 / (high - low or 1))))


def _as_colours(picture: Image.Image) -> np.ndarray:
    """`picture` as float32 (H, W, C) in 0..255; what is transparent shows paper below.

    The paper below is white or black, whichever the ink stands out from.
    """
    pixels = np.array(picture, dtype=np.float32, order="F")  # a plane per colour: 3 times as fast
    if picture.mode != "RGBA":
        return pixels.reshape(picture.height, picture.width, -1)
    colours, alpha = pixels[..., :3], pixels[..., 3:] / 255
    colours *= alpha
    is_dark = colours.sum() < 127.5 * 3 * alpha.sum()
    colours += (255 if is_dark else 0) * (1 - alpha)
    return colours
