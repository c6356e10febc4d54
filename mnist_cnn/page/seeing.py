"""From the drawing that a call names to what the networks read: 28x28, once for each digit."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from mnist_cnn.drawing.ink import NothingDrawn
from mnist_cnn.page.calls import Call
from mnist_cnn.page.encoding import encode_ink
from mnist_cnn.reading.pictures import PictureReading
from mnist_cnn.reading.segmentation import Digit

PEN = 0.07  # of the pad's side: the width of a drawn line, and the smallest ink that is no dot

Box = tuple[float, float, float, float]  # left, top, right, bottom, in shares of the sides


@dataclass(frozen=True)
class Seen:
    """The `images` (P, 1, 28, 28) of a drawing's P digits from left to right, and where each is.

    `part` is the number of the digit that the answer speaks of. `strokes` and `boxes` are those of
    each digit, none where nobody looked for several. `found` is what was found in a photo.
    """

    images: torch.Tensor
    part: int = 0
    strokes: tuple[Digit, ...] = ()
    boxes: tuple[Box, ...] = ()
    found: PictureReading | None = None

    @property
    def image(self) -> torch.Tensor:
        """The digit (1, 1, 28, 28) that the answer speaks of."""
        return self.images[self.part, None]


def see(call: Call) -> Seen:
    """What the networks read in the drawing that `call` names. Raises NothingDrawn.

    One trained network says which of a photo's ink is the digit, and which strokes are one digit:
    so all networks see the same, at all their snapshots.
    """
    if call.missed is not None:
        return Seen(call.missed)
    if call.picture is not None:
        found = call.network.read_picture(call.picture)
        return Seen(found.image, found=found)
    if call.strokes is None:
        raise NothingDrawn("nothing is drawn")
    digits = call.network.split_strokes(call.strokes, PEN, call.is_done)
    last = next(i for i, (strokes, _) in enumerate(digits) if len(call.strokes) - 1 in strokes)
    return Seen(
        torch.cat([image for _, image in digits]),
        last if call.part is None else min(call.part, len(digits) - 1),
        tuple(strokes for strokes, _ in digits),
        tuple(_find_box([call.strokes[i] for i in strokes]) for strokes, _ in digits),
    )


def _find_box(strokes: list[np.ndarray]) -> Box:
    points = np.concatenate(strokes)
    (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return left, top, right, bottom


def show_ink(found: PictureReading) -> dict[str, Any]:
    """What was taken for ink in a photo, as a picture, and the box around it.

    The box is left, top, right, bottom, in shares of the photo's sides.
    """
    height, width = found.ink.shape
    frame = found.frame
    return {
        "url": encode_ink(found.ink),
        "size": [width, height],
        "box": [
            frame.left / width,
            frame.top / height,
            frame.right / width,
            frame.bottom / height,
        ],
    }
