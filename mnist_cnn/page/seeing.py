"""From the drawing that a call names to the 28x28 that the networks read, and a photo's ink."""

from typing import Any

import torch

from mnist_cnn.drawing.ink import NothingDrawn
from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.page.calls import Call
from mnist_cnn.page.encoding import encode_ink
from mnist_cnn.reading.pictures import PictureReading

PEN = 0.07  # of the pad's side: the width of a drawn line, and the smallest ink that is no dot


def see(call: Call) -> tuple[torch.Tensor, PictureReading | None]:
    """The image (1, 1, 28, 28) of the drawing that `call` names, and what was found in a photo.

    One trained network says which of a photo's ink is the digit, so all networks see the same, at
    all their snapshots.
    Raises NothingDrawn.
    """
    if call.missed is not None:
        return call.missed, None
    if call.picture is not None:
        found = call.network.read_picture(call.picture)
        return found.image, found
    if call.strokes is None:
        raise NothingDrawn("nothing is drawn")
    return preprocess_strokes(call.strokes, smallest=PEN), None


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
