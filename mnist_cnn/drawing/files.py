"""Opens a picture of untrusted origin: any common format, within limits, in bounded memory."""

import re
import struct
import warnings
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from threading import Lock

import numpy as np
from PIL import Image, ImageOps
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from mnist_cnn.drawing.colours import MAX_SIDE, reduce_picture

FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "GIF", "BMP", "TIFF")
MAX_PIXELS = 9_000_000  # of a picture; a 4K screen has 8.3 million, 4 bytes each
MAX_GREY_PIXELS = 36_000_000  # of a grey or 1-bit one, a byte each: A4 at 600 dpi has 34.8 million
MAX_JPEG_PIXELS = 60_000_000  # of a JPEG, which is decoded at a fraction of its size
DECODED_SIDE = MAX_SIDE // 2  # pixels; no side of a JPEG that is decoded smaller is shorter
MAX_HELD_PIXELS = 16_000_000  # of one in several scans: all its coefficients, 6 bytes, are held
MAX_SCANS = 32  # of a JPEG; programs write up to 14, and each is a pass over the whole picture
LARGE = 4_000_000  # pixels; of the pictures that have more, one is decoded at a time

WHITES_OF_12_BITS = range(8, 32)  # of 255, where a viewer takes them for 16; what is less is noise

MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]", re.DOTALL)  # of a JPEG's next segment
START_OF_JPEG = b"\xff\xd8"
START_OF_SCAN = b"\xff\xda"
END_OF_JPEG = b"\xff\xd9"
MISSING = 128  # of 255, in all colours: what libjpeg shows where a JPEG's data are missing

# Pillow warns of what it repairs and of what it may refuse; here the limits above decide. The
# filter is set once: `warnings.catch_warnings` would change it for all threads.
warnings.filterwarnings("ignore", module=r"PIL\.")

SENT = "size as sent"  # the key, in an opened picture's `info`, of what its size was in the file

_large = Lock()


class PictureError(ValueError):
    """The file is no picture that can be read; the message is a sentence for visitors."""


def open_picture(
    file: bytes | str | Path, formats: tuple[str, ...] = FORMATS, most: int = MAX_JPEG_PIXELS
) -> Image.Image:
    """The picture in `file`, a path or the file's bytes, upright, no side longer than MAX_SIDE.

    Its mode is L, RGB or RGBA; of an animation it is the first frame. `formats` are those that are
    opened, and none has more than `most` pixels. Its `info[SENT]` is the width and height that it
    had, upright, in the file. The size is read from the header, before a pixel
    is decoded. A JPEG that is cut off is read as far as it goes. Raises PictureError.
    """
    try:
        content = file if isinstance(file, bytes) else Path(file).read_bytes()
        is_cut = content.startswith(START_OF_JPEG) and not content.endswith(END_OF_JPEG)
        content += END_OF_JPEG * is_cut
        picture = Image.open(BytesIO(content), "r", formats)
        pixels = picture.width * picture.height
        limit = min(_find_limit(picture, content), most)
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
            "This file can't be read as a picture. Please save it as a JPEG or PNG."
        ) from error


def _find_limit(picture: Image.Image, content: bytes) -> int:
    """The most pixels that `picture`, which `content` holds and of which the header is read, may
    have. Raises PictureError for a JPEG that would keep the decoder busy, whatever its size."""
    if isinstance(picture, JpegImageFile):
        scans = list(islice(_find_scans(content), MAX_SCANS + 1))
        if len(scans) > MAX_SCANS:
            raise PictureError("This JPEG has too many scans to be read. Please save it as a PNG.")
        is_held = "progressive" in picture.info or scans != [picture.layers]
        return MAX_HELD_PIXELS if is_held else MAX_JPEG_PIXELS
    return MAX_GREY_PIXELS if picture.mode in ("1", "L") else MAX_PIXELS


def _find_scans(jpeg: bytes) -> Iterator[int]:
    """How many colour components each scan of `jpeg` has."""
    place = len(START_OF_JPEG)
    while marker := MARKER.search(jpeg, place):
        if marker[0] == END_OF_JPEG:
            return
        place = marker.end() + int.from_bytes(jpeg[marker.end() : marker.end() + 2])
        if marker[0] == START_OF_SCAN:
            yield jpeg[marker.end() + 2]


def _decode(file: ImageFile, is_cut: bool) -> Image.Image:
    width = file.width
    is_deep = file.mode in ("RGB", "RGBA") and ";16" in str(file.tile[:1])  # its raw mode
    file.draft("RGB", (DECODED_SIDE, DECODED_SIDE))  # a JPEG is decoded no larger than needed
    file.load()
    picture = _cut_off(file) if is_cut else file
    scale = width / file.width
    ImageOps.exif_transpose(picture, in_place=True)
    sent = round(picture.width * scale), round(picture.height * scale)
    upright = reduce_picture(picture)
    if is_deep:
        upright = _brighten(upright)
    upright.info.clear()  # what is broken in it would stop whoever reads it again
    upright.info[SENT] = sent
    return upright


def _brighten(picture: Image.Image) -> Image.Image:
    """`picture`, of whose 16 bits Pillow has left the upper 8, as if all were in use.

    Many files use 12 of them, so that their white is 15 of 255; `colours.py` does the same for
    grey ones.
    """
    levels = np.array(picture)
    for group in (levels[..., :3], levels[..., 3:]):  # colours, alpha
        white = group.max(initial=0)
        if white in WHITES_OF_12_BITS:
            group[...] = group * (255 / white)
    return Image.fromarray(levels)


def _cut_off(jpeg: Image.Image) -> Image.Image:
    """`jpeg` without its last rows if they are missing in its file."""
    last_column = np.asarray(jpeg.crop((jpeg.width - 1, 0, jpeg.width, jpeg.height)).convert("RGB"))
    present = (last_column != MISSING).any(axis=(1, 2)).nonzero()[0]
    if not len(present):
        raise EOFError("nothing is left of this JPEG")
    return jpeg.crop((0, 0, jpeg.width, int(present[-1]) + 1))
