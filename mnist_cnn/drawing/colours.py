"""Reads pictures as colours: of any mode and depth, opaque or transparent, of a bounded size."""

import numpy as np
from PIL import Image, ImageOps

MAX_SIDE = 2048  # pixels; a larger picture is averaged down first, which bounds time and memory


def read_colours(drawing: Image.Image | np.ndarray) -> np.ndarray:
    """The colours of `drawing`, float32 (H, W, C) in 0..255, no side longer than MAX_SIDE.

    `drawing` is a PIL image of any mode, or a uint8 array (H, W), (H, W, 3) or (H, W, 4). Raises
    TypeError or ValueError if it is no picture.
    """
    return _as_colours(_as_picture(drawing))


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
