"""Opens a picture that a stranger sent: any common format, within limits, in bounded memory."""

import struct
import warnings
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from mnist_cnn.drawing.ink import MAX_SIDE

MAX_PIXELS = dict.fromkeys(  # by the formats that are opened
    ("PNG", "WEBP", "GIF", "BMP", "TIFF"),
    9_000_000,  # a 4K screen has 8.3 million
) | {"JPEG": 16_000_000}  # a phone's photo has 12 million, and is decoded at a reduced size


class PictureError(ValueError):
    """The file is no picture that can be read; the message is a sentence for visitors."""


def open_picture(
    file: bytes | str | Path, max_pixels: Mapping[str, int] = MAX_PIXELS
) -> Image.Image:
    """The picture in `file`, a path or the file's bytes, decoded and upright.

    `max_pixels` has the formats that are opened, and the most pixels of each: the size is read
    from the header, before a pixel is decoded. Raises PictureError.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # MAX_PIXELS decides what is a bomb; the rest is noise
            source = BytesIO(file) if isinstance(file, bytes) else file
            picture = Image.open(source, "r", list(max_pixels))
            most = max_pixels[picture.format]
            if picture.width * picture.height > most:
                raise PictureError(
                    f"This picture is too large: {picture.width} x {picture.height} pixels. "
                    f"Up to {most:,} can be read."
                )
            picture.draft("RGB", (MAX_SIDE, MAX_SIDE))  # a JPEG is decoded no larger than needed
            picture.load()
            ImageOps.exif_transpose(picture, in_place=True)
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
            "This file is no picture that can be read. PNG, JPEG and WebP work."
        ) from error
    return picture
