"""Opens a picture of untrusted origin: any common format, within limits, in bounded memory."""

import struct
import warnings
from io import BytesIO
from pathlib import Path
from threading import Lock

import numpy as np
from PIL import Image, ImageOps

from mnist_cnn.drawing.ink import MAX_SIDE, reduce_picture

FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "GIF", "BMP", "TIFF")
MAX_PIXELS = 9_000_000  # of a picture; a 4K screen has 8.3 million, 4 bytes each
MAX_GREY_PIXELS = 36_000_000  # of a grey or 1-bit one, a byte each: A4 at 600 dpi has 34.8 million
MAX_JPEG_PIXELS = 60_000_000  # of a JPEG, which is decoded at a fraction of its size
MAX_PROGRESSIVE_PIXELS = 16_000_000  # of a progressive one: all its coefficients, 6 bytes, are held
LARGE = 4_000_000  # pixels; of the pictures that have more, one is decoded at a time

END_OF_JPEG = b"\xff\xd9"
MISSING = 128  # of 255, in all colours: what libjpeg shows where a JPEG's data are missing

# Pillow warns of what it repairs and of what it may refuse; here the limits above decide. The
# filter is set once: `warnings.catch_warnings` would change it for all threads.
warnings.filterwarnings("ignore", module=r"PIL\.")

_large = Lock()


class PictureError(ValueError):
    """The file is no picture that can be read; the message is a sentence for visitors."""


def open_picture(
    file: bytes | str | Path, formats: tuple[str, ...] = FORMATS, most: int | None = None
) -> Image.Image:
    """The picture in `file`, a path or the file's bytes, upright, no side longer than MAX_SIDE.

    Its mode is L, RGB or RGBA; of an animation it is the first frame. `formats` are those that are
    opened, and `most`, if given, is the most pixels of any. The size is read from the header,
    before a pixel is decoded. A JPEG that is cut off is read as far as it goes. Raises
    PictureError.
    """
    try:
        content = file if isinstance(file, bytes) else Path(file).read_bytes()
        is_cut = content.startswith(b"\xff\xd8") and not content.endswith(END_OF_JPEG)
        picture = Image.open(BytesIO(content + END_OF_JPEG * is_cut), "r", formats)
        pixels = picture.width * picture.height
        limit = _limit(picture) if most is None else most
        if pixels > limit:
            raise PictureError(
                f"This picture is too large: {picture.width} x {picture.height} pixels. "
                f"Up to {limit:,} can be read."
            )
        if pixels <= LARGE:
            return _decode(picture, is_cut)
        with _large:
            return _decode(picture, is_cut)
    except Image.DecompressionBombError:
        raise PictureError("This picture is too large to be read.") from None
    except PictureError:
        raise
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        LookupError,
        TypeError,
        struct.error,
        ArithmeticError,
        AttributeError,
        NotImplementedError,
    ) as error:
        raise PictureError(
            "This file is no picture that can be read. Please save it as JPEG or PNG."
        ) from error


def _limit(picture: Image.Image) -> int:
    """The most pixels that `picture`, of which the header is read, may have."""
    if picture.format == "JPEG":
        return MAX_PROGRESSIVE_PIXELS if "progressive" in picture.info else MAX_JPEG_PIXELS
    return MAX_GREY_PIXELS if picture.mode in ("1", "L") else MAX_PIXELS


def _decode(picture: Image.Image, is_cut: bool) -> Image.Image:
    picture.draft("RGB", (MAX_SIDE, MAX_SIDE))  # a JPEG is decoded no larger than needed
    picture.load()
    if is_cut:
        picture = _cut_off(picture)
    ImageOps.exif_transpose(picture, in_place=True)
    upright = reduce_picture(picture)
    upright.info.clear()  # it was used, and what is broken in it would stop who reads it again
    return upright


def _cut_off(jpeg: Image.Image) -> Image.Image:
    """`jpeg` without its last rows if they are missing in its file."""
    last_column = np.asarray(jpeg.crop((jpeg.width - 1, 0, jpeg.width, jpeg.height)).convert("RGB"))
    present = (last_column != MISSING).any(axis=(1, 2)).nonzero()[0]
    if not len(present):
        raise EOFError("nothing is left of this JPEG")
    return jpeg.crop((0, 0, jpeg.width, int(present[-1]) + 1))
