"""What a browser is told when a drawing is turned: what each network reads at every angle.

The networks do not know what is up. So one drawing gives 73 images, which are read at once, before
anything is turned: dragging asks for no band anew.
"""

from typing import Any

import torch

from mnist_cnn.drawing.ink import NothingDrawn
from mnist_cnn.drawing.strokes import preprocess_drawings
from mnist_cnn.drawing.turning import ALL_ROUND, turn_strokes
from mnist_cnn.page.answers import NO_INK, read_images
from mnist_cnn.page.asked import look_up
from mnist_cnn.page.calls import Call, CallError
from mnist_cnn.page.encoding import PEN, encode_floats
from mnist_cnn.page.taught import Networks

Data = dict[str, Any]


@torch.inference_mode()
def turn(call: Call, networks: Networks) -> Data:
    """The logits (73, 10) of every network, of the digit that is spoken of, at all of ALL_ROUND.

    The digit stays the strokes that it is unturned. Raises CallError.
    """
    if call.strokes is None or call.photo is not None or call.missed is not None:
        raise CallError("turn")
    try:
        asked = look_up(call, networks)
    except NothingDrawn:
        return NO_INK
    strokes = [call.strokes[i] for i in asked.strokes[asked.part]]
    images = preprocess_drawings([turn_strokes(strokes, angle) for angle in ALL_ROUND], PEN)
    return {
        "logits": {
            name: encode_floats(read_images(network, asked, call.off, images))
            for name, network in networks.items()
        }
    }
