"""What a call names, looked up: the network, its snapshot, and the 28x28 of each digit it reads."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from mnist_cnn.drawing.files import open_picture
from mnist_cnn.drawing.ink import PHOTO_SIDE
from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.model import MNIST_CNN
from mnist_cnn.page.calls import Call, CallError
from mnist_cnn.page.encoding import PEN, decode_data_url, encode_ink
from mnist_cnn.page.taught import Networks
from mnist_cnn.reading.networks import Network
from mnist_cnn.reading.pictures import PictureReading
from mnist_cnn.reading.read import NO_DIGIT
from mnist_cnn.reading.segmentation import Digit

PHOTO_FORMATS = ("PNG", "JPEG")

Box = tuple[float, float, float, float]  # left, top, right, bottom, in shares of the sides


@dataclass(frozen=True)
class Asked:
    """A network at one `snapshot`, and the `images` (P, 1, 28, 28) of a drawing's P digits.

    They stand from left to right; `part` is the number of the digit that the answer speaks of.
    `strokes` and `boxes`, in shares of the pad, are those of each digit, none where nobody looked
    for several. `found` is what was found in a photo.
    """

    network: Network
    snapshot: int
    images: torch.Tensor
    part: int = 0
    strokes: tuple[Digit, ...] = ()
    boxes: tuple[Box, ...] = ()
    found: PictureReading | None = None

    @property
    def model(self) -> MNIST_CNN:
        """The network at the snapshot."""
        return self.network.snapshots[self.snapshot]

    @property
    def image(self) -> torch.Tensor:
        """The digit (1, 1, 28, 28) that the answer speaks of."""
        return self.images[self.part, None]


def look_up(call: Call, networks: Networks) -> Asked:
    """What `call` names, among `networks`. Raises CallError, and NothingDrawn.

    One trained network says which of a photo's ink is the digit, and which strokes are one digit:
    so all networks read the same images, at all their snapshots.
    """
    network = networks.get(call.network)
    if network is None:
        raise CallError("network")
    snapshot = len(network.snapshots) - 1 if call.snapshot is None else call.snapshot
    if snapshot >= len(network.snapshots):
        raise CallError("snapshot")
    if call.against == NO_DIGIT and network.record.no_digit_logit is None:
        raise CallError("answer")
    if call.missed is not None:
        return Asked(network, snapshot, _find_missed(call.missed, networks))
    if call.photo is not None:
        found = network.read_picture(_open_photo(call.photo))
        return Asked(
            network,
            snapshot,
            torch.cat([digit.image for digit in found.digits]),
            min(call.part or 0, len(found.digits) - 1),
            boxes=tuple(_place_on_pad(box, found.ink) for box in _find_boxes(found)),
            found=found,
        )
    strokes = call.strokes or []
    digits = _split(call.digits, strokes) or network.split_strokes(strokes, PEN, call.is_done)
    last = next(i for i, (those, _) in enumerate(digits) if len(strokes) - 1 in those)
    return Asked(
        network,
        snapshot,
        torch.cat([image for _, image in digits]),
        last if call.part is None else min(call.part, len(digits) - 1),
        tuple(those for those, _ in digits),
        tuple(_find_box([strokes[i] for i in those]) for those, _ in digits),
    )


def _split(
    digits: tuple[Digit, ...] | None, strokes: list[np.ndarray]
) -> list[tuple[Digit, torch.Tensor]]:
    """The images of `digits`, each with the strokes that it is made of."""
    return [(those, preprocess_strokes([strokes[i] for i in those], PEN)) for those in digits or ()]


def _find_missed(number: int, networks: Networks) -> torch.Tensor:
    """The image of MNIST's test digit `number`, which one of `networks` misreads."""
    for network in networks.values():
        if number in network.record.missed_digits:
            return network.missed[network.record.missed_digits.index(number), None]
    raise CallError("missed")


def _open_photo(url: str) -> Any:
    try:
        return open_picture(decode_data_url(url), PHOTO_FORMATS, PHOTO_SIDE**2)
    except ValueError as error:  # PictureError among them
        raise CallError("picture") from error


def _find_box(strokes: list[np.ndarray]) -> Box:
    points = np.concatenate(strokes)
    (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return left, top, right, bottom


def _find_boxes(found: PictureReading) -> list[Box]:
    """Of each digit in a photo, the box in shares of the photo's sides."""
    height, width = found.ink.shape
    frames = [digit.frame for digit in found.digits]
    return [(f.left / width, f.top / height, f.right / width, f.bottom / height) for f in frames]


def _place_on_pad(box: Box, ink: np.ndarray) -> Box:
    """`box` in shares of the pad, in whose middle the photo with `ink` (H, W) lies, as it fits."""
    longer = max(ink.shape)
    down, across = ((1 - side / longer) / 2 for side in ink.shape)
    tall, wide = (side / longer for side in ink.shape)
    left, top, right, bottom = box
    return across + wide * left, down + tall * top, across + wide * right, down + tall * bottom


def show_ink(found: PictureReading, part: int) -> dict[str, Any]:
    """What was taken for ink in a photo, as a picture, and the box around digit `part` of it.

    The box is left, top, right, bottom, in shares of the photo's sides. The ink stands in one of
    `rows`.
    """
    height, width = found.ink.shape
    return {
        "url": encode_ink(found.ink),
        "size": [width, height],
        "box": _find_boxes(found)[part],
        "rows": found.rows,
    }
