"""What a browser may ask about a drawing: the data of a call, checked value by value.

A call names one drawing: strokes, a photo, or one of MNIST's test digits that a network misreads.
And it says which network reads it, at which snapshot of its training, with which maps turned off.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from PIL import Image

from mnist_cnn.drawing.files import PictureError, open_picture
from mnist_cnn.drawing.ink import PHOTO_SIDE
from mnist_cnn.page.encoding import decode_data_url, decode_strokes
from mnist_cnn.reading.networks import Network
from mnist_cnn.reading.number import MAX_STROKES
from mnist_cnn.reading.read import NO_DIGIT

MAPS = 64  # of the second block
MAX_PHOTO = 700_000  # characters of its data URL; it has up to 200,000
PHOTO_FORMATS = ("PNG", "JPEG")


class CallError(ValueError):
    """No call of this page's; the message is a sentence for visitors."""


@dataclass(frozen=True)
class Call:
    """A drawing, one of `strokes`, `picture` and `missed`, and how it is to be read.

    `missed` is an image (1, 1, 28, 28) of MNIST's. `part` is the digit of a number that the answer
    is to speak of, counted from the left, None for the one that was drawn last. `against` is the
    answer with which the leading one is compared, None for the runner-up. `is_done` says that the
    pen is up, so that everything is wanted, but for the answers at every snapshot where the browser
    has them already: `wants_history`.
    """

    network: Network
    snapshot: int
    strokes: list[np.ndarray] | None = None
    picture: Image.Image | None = None
    missed: torch.Tensor | None = None
    part: int | None = None
    off: tuple[int, ...] = ()
    against: int | None = None
    is_done: bool = True
    wants_history: bool = True


def read_call(data: Any, networks: Mapping[str, Network]) -> Call:
    """The call that `data`, JSON from a browser, is. Raises CallError."""
    try:
        return _read_call(data, networks)
    except PictureError as error:
        raise CallError(str(error)) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CallError("This is no drawing of this page's.") from error


def _read_call(data: Any, networks: Mapping[str, Network]) -> Call:
    if not isinstance(data, dict):
        raise TypeError("no object")
    network = networks[data["network"]]
    snapshot = len(network.snapshots) - 1 if data.get("snapshot") is None else data["snapshot"]
    off, against, part = data.get("off", []), data.get("against"), data.get("part")
    if len(off) > MAPS:
        raise ValueError("more maps than there are")
    answers = NO_DIGIT if network.record.no_digit_logit is None else NO_DIGIT + 1
    return Call(
        network,
        _check_number(snapshot, len(network.snapshots)),
        **_read_drawing(data, networks),
        part=None if part is None else _check_number(part, MAX_STROKES),
        off=tuple(sorted({_check_number(number, MAPS) for number in off})),
        against=None if against is None else _check_number(against, answers),
        is_done=data.get("isDone", True) is True,
        wants_history=data.get("wantsHistory", True) is True,
    )


def _read_drawing(data: dict[str, Any], networks: Mapping[str, Network]) -> dict[str, Any]:
    """The one drawing of `data`, by the name of Call's field."""
    if data.get("missed") is not None:
        return {"missed": _find_missed(data["missed"], networks)}
    if data.get("photo") is not None:
        if len(data["photo"]) > MAX_PHOTO:
            raise PictureError("This picture is too large.")
        content = decode_data_url(data["photo"])
        return {"picture": open_picture(content, PHOTO_FORMATS, PHOTO_SIDE**2)}
    return {"strokes": decode_strokes(data["strokes"])}


def _find_missed(number: Any, networks: Mapping[str, Network]) -> torch.Tensor:
    """The image of MNIST's test digit `number`, which one of `networks` misreads."""
    for network in networks.values():
        if number in network.record.missed_digits:
            return network.missed[network.record.missed_digits.index(number), None]
    raise ValueError(f"{number} is no test digit that is misread")


def _check_number(number: Any, end: int) -> int:
    """`number`, if it is a whole number from 0 to `end` - 1."""
    if type(number) is not int or not 0 <= number < end:
        raise ValueError(f"{number} is not from 0 to {end - 1}")
    return number
