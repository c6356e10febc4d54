"""Opens a picture that a stranger sent: any common format, within limits, in bounded memory."""

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image

from mnist_cnn.ink import MAX_SIDE

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
MAX_PIXELS = 25_000_000  # 100 MB as RGBA; a phone's photo has 12 million


class PictureError(ValueError):
    """The file is no picture that can be read; the message is a sentence for visitors."""


def open_picture(file: bytes | str | Path) -> Image.Image:
    """The picture in `file`, a path or the file's bytes, decoded.

    The size is read from the header, before a pixel is decoded. Raises PictureError.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # MAX_PIXELS decides
            picture = Image.open(BytesIO(file) if isinstance(file, bytes) else file, "r", FORMATS)
        if picture.width * picture.height > MAX_PIXELS:
            raise PictureError(f"This picture is too large: {picture.width} x {picture.height} "
                               f"pixels. Up to {MAX_PIXELS // 1_000_000} million can be read.")
        picture.draft("RGB", (MAX_SIDE, MAX_SIDE))  # a JPEG is decoded no larger than needed
        picture.load()
    except Image.DecompressionBombError:
        raise PictureError("This picture is too large to be read.") from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError) as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError("This file is no picture that can be read. "
                           "PNG, JPEG and WebP work.") from error
    return picture
