"""How numbers travel between the browser and Python: strokes, bytes and floats, in base64.

The browser's side is `shared/encoding.js`, and for strokes `shared/strokes.js`.
"""

import base64
import binascii
from io import BytesIO

import numpy as np
import torch
from PIL import Image

from mnist_cnn.drawing.field import FIELD

PEN = 0.07  # of the pad's side: the width of a drawn line, and the smallest ink that is no dot
STEPS = 4094  # of a coordinate across the pad's side; 12 bits, of which the highest is the mark
MARK = 4095  # both coordinates: the pen is lifted here
MAX_SENT_POINTS = (
    8192  # of a drawing, marks included; the browser thins a drawing until it has no more
)

IMAGE_LENGTH = 523  # characters of a 28x28 in 4 bits each, without what base64 is padded with
INK_SIDE = 256  # pixels of the longer side of a photo's ink, as it is sent


def decode_strokes(text: str) -> list[np.ndarray]:
    """The strokes in `text`, (n, 2) float64 each, in the pad's unit square, x right and y down.

    A point is three bytes, 12 bits for x and 12 for y: four characters of URL-safe base64. A mark
    stands between two strokes. Raises ValueError if `text` is not that, or too long.
    """
    if len(text) > 4 * MAX_SENT_POINTS:
        raise ValueError(f"more than {MAX_SENT_POINTS} points")
    try:
        content = base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("no base64") from error
    if len(content) % 3:
        raise ValueError("a point is three bytes")
    high, middle, low = np.frombuffer(content, np.uint8).reshape(-1, 3).astype(int).T
    points = np.stack([high << 4 | middle >> 4, (middle & 15) << 8 | low], axis=1)
    marks = np.flatnonzero((points == MARK).all(axis=1))
    strokes = np.split(points / STEPS, marks)
    return [strokes[0], *(stroke[1:] for stroke in strokes[1:])]


def encode_strokes(strokes: list[np.ndarray]) -> str:
    """What `decode_strokes` reads: `strokes` in the pad's unit square, as a browser sends them."""
    mark = np.full((1, 2), MARK)
    parts = [
        part
        for stroke in strokes
        for part in (mark, np.rint(np.asarray(stroke) * STEPS).astype(int))
    ]
    x, y = np.concatenate(parts[1:]).T
    content = np.stack([x >> 4, (x & 15) << 4 | y >> 8, y & 255], axis=1).astype(np.uint8)
    return base64.urlsafe_b64encode(content.tobytes()).decode()


def decode_image(text: str) -> torch.Tensor:
    """The image (1, 1, 28, 28) in `text`, 4 bits a pixel, the first one high, 15 for full ink.

    In URL-safe base64 that is not padded. Raises ValueError if `text` is not that.
    """
    if len(text) != IMAGE_LENGTH:
        raise ValueError("no image")
    content = base64.b64decode(text.encode("ascii") + b"=", altchars=b"-_", validate=True)
    pairs = np.frombuffer(content, np.uint8)
    levels = np.stack([pairs >> 4, pairs & 15], axis=1).reshape(1, 1, FIELD, FIELD)
    return torch.from_numpy(levels.astype(np.float32) / 15)


def decode_data_url(url: str) -> bytes:
    """The content of `url`, which has base64. Raises ValueError."""
    return base64.b64decode(url.partition(";base64,")[2], validate=True)


def encode_ink(ink: np.ndarray) -> str:
    """`ink` (H, W) in [0, 1] as the data URL of a PNG: black, and transparent where no ink is."""
    alpha = Image.fromarray((ink * 255).astype(np.uint8))
    picture = Image.merge("LA", (Image.new("L", alpha.size), alpha))
    picture.thumbnail((INK_SIDE, INK_SIDE))
    file = BytesIO()
    picture.save(file, "PNG", compress_level=6)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


def encode_bytes(levels: torch.Tensor) -> str:
    """`levels` in [0, 1], of any shape, as bytes: 255 is 1."""
    return encode_numbers(levels.mul(255).round())


def encode_numbers(numbers: torch.Tensor) -> str:
    """Whole `numbers` from 0 to 255, of any shape, as bytes."""
    return _encode(numbers.byte())


def encode_nibbles(levels: torch.Tensor) -> str:
    """`levels` in [0, 1], an even number of them, in 4 bits each: 15 is 1, the first one high."""
    nibbles = levels.mul(15).round().byte().flatten()
    return _encode(nibbles[::2] << 4 | nibbles[1::2])


def encode_signed(numbers: torch.Tensor, top: torch.Tensor) -> str:
    """`numbers` as steps of `top` / 7 from -7 to 7, in 4 bits each, 7 for 0."""
    return encode_nibbles((numbers / top.clamp(min=1e-9) * 7 + 7) / 15)


def encode_floats(numbers: torch.Tensor) -> str:
    """`numbers`, of any shape, as little-endian float32."""
    return base64.b64encode(numbers.numpy().astype("<f4").tobytes()).decode()


def _encode(values: torch.Tensor) -> str:
    return base64.b64encode(values.contiguous().numpy().tobytes()).decode()
