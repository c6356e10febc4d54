"""What a browser is told about a drawing: first the answer, then the whole picture of it.

Down only: from the drawing to 28x28, to the networks, to JSON. The browser draws, subtracts, adds
up and scales what it is sent; PyTorch here is the one implementation of the network.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import torch
from torch import nn

from mnist_cnn.drawing.ink import NothingDrawn
from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.page.calls import Call
from mnist_cnn.page.encoding import (
    encode_bytes,
    encode_floats,
    encode_nibbles,
    encode_numbers,
    encode_signed,
)
from mnist_cnn.page.examples import EXAMPLES
from mnist_cnn.page.seeing import see, show_ink
from mnist_cnn.reading.explain import (
    Contributions,
    answer_history,
    compare_weights,
    feed_cells,
    find_peaks,
    map_features,
    weigh,
)
from mnist_cnn.reading.networks import Network
from mnist_cnn.reading.read import NO_DIGIT

BRIGHT = 0.8  # of a block's largest value over the examples: what is shown at full strength
GAMMA = 0.55  # of the maps' brightness; below 1, so that weak cells can be seen
FEEDS = 3  # maps of the first block that are shown to feed one of the second
NO_INK = {"notice": "No ink was found in this picture."}

Networks = Mapping[str, Network]


@torch.inference_mode()
def show_answer(call: Call, networks: Networks) -> dict[str, Any]:
    """The 28x28 and the logits of every network, or a notice for the visitor."""
    try:
        image, _ = see(call)
    except NothingDrawn:
        return NO_INK
    model = call.network.snapshots[call.snapshot]
    if call.off:
        logits = model.fc(map_features(model, image, call.off)[1].flatten())
    else:
        logits = model(image)[0]
    return _show_reading(call, networks, image, logits.tolist())


@torch.inference_mode()
def show_picture(call: Call, networks: Networks) -> dict[str, Any]:
    """The answer, the feature maps, and what speaks for the leading answer against the other.

    While the pen is down: the contributions to these two, and the cells' in 4 bits. Once it is up:
    the contributions to all ten digits, and the cells', as float32; the weights that are shown; and
    the logits at every snapshot, if the call wants them.
    """
    try:
        image, ink = see(call)
    except NothingDrawn:
        return NO_INK
    model = call.network.snapshots[call.snapshot]
    first, second = map_features(model, image, call.off)
    contributions = weigh(model, second)
    logits = contributions.logits.tolist()
    one, other = choose_pair(call, logits)
    weights = compare_weights(model, *(None if n == NO_DIGIT else n for n in (one, other)))
    cells = weights * second.flatten(1)
    picture = _show_reading(call, networks, image, logits) | {
        "pair": [one, other],
        **_show_maps(call, first, second),
        **_show_contributions(contributions, [*range(10)] if call.is_done else [one, other]),
        **({} if ink is None else {"ink": show_ink(ink)}),
    }
    if not call.is_done:
        top = cells.abs().max()
        return picture | {"roughCells": encode_signed(cells, top), "roughTop": top.item()}
    picture |= {
        "cells": encode_floats(cells),
        "weights": encode_signed(weights, weights.abs().amax(1, keepdim=True)),
        "filters": encode_floats(model.get_parameter("layer1.0.weight")),
    }
    if call.wants_history:
        picture["history"] = encode_floats(answer_history(call.network.snapshots, image, call.off))
    return picture


def choose_pair(call: Call, logits: list[float]) -> tuple[int, int]:
    """The leading answer, and the one it is compared with: `call.against`, or the runner-up."""
    no_digit = call.network.record.no_digit_logit
    scores = logits if no_digit is None else [*logits, no_digit]
    one, runner_up = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)[:2]
    return one, runner_up if call.against in (None, one) else call.against


@lru_cache
def find_brightest(layer1: nn.Module, layer2: nn.Module) -> tuple[float, float]:
    """The largest value in either block over the examples: what their maps' brightness is of.

    Of a network's layers: taught networks share them, and so this.
    """
    images = torch.cat([preprocess_strokes(example["strokes"]) for example in EXAMPLES])
    with torch.inference_mode():
        first = layer1(images)
        return first.max().item(), layer2(first).max().item()


def _show_reading(
    call: Call, networks: Networks, image: torch.Tensor, logits: list[float]
) -> dict[str, Any]:
    """The 28x28, the `logits` of the network that is called, and the other ones' beside them."""
    batches = call.network.record.snapshots[call.snapshot]
    readings = {call.network.record.name: logits}
    for name, network in networks.items():
        if network is not call.network:
            model = network.snapshots[network.find_snapshot(batches)]
            readings[name] = model(image)[0].tolist()
    return {"image": encode_bytes(image), "logits": readings}


def _show_maps(call: Call, first: torch.Tensor, second: torch.Tensor) -> dict[str, Any]:
    """How bright both blocks' maps are, where each is strongest, and what feeds it there."""
    model = call.network.snapshots[call.snapshot]
    tops = find_brightest(model.layer1, model.layer2)
    peaks = find_peaks(first), find_peaks(second)
    values, numbers = feed_cells(model, first, peaks[1]).topk(FEEDS, dim=1)
    return {
        "first": encode_nibbles(_tone(first, tops[0])),
        "second": encode_nibbles(_tone(second, tops[1])),
        "peaks": [encode_numbers(peak) for peak in peaks],
        "feeds": encode_numbers(numbers),
        "feedLevels": encode_nibbles((values / values[:, :1].clamp(min=1e-9)).clamp(min=0)),
    }


def _tone(values: torch.Tensor, top: float) -> torch.Tensor:
    return (values / max(BRIGHT * top, 1e-9)).clamp(0, 1) ** GAMMA


def _show_contributions(contributions: Contributions, answers: list[int]) -> dict[str, Any]:
    digits = [answer for answer in answers if answer != NO_DIGIT]
    return {
        "answers": digits,
        "maps": encode_floats(contributions.maps[digits]),
        "places": encode_floats(contributions.places[digits]),
        "biases": contributions.biases[digits].tolist(),
    }
