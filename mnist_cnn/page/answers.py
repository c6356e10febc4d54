"""What a browser is told about a drawing: first the answer, then the whole picture of it.

Down only: from the call to the 28x28, to the networks, to JSON. The browser draws, subtracts, adds
up and scales what it is sent; PyTorch here is the one implementation of the network.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import torch
from torch import nn

from mnist_cnn.drawing.ink import NothingDrawn
from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.page.asked import Asked, look_up, show_ink
from mnist_cnn.page.calls import Call
from mnist_cnn.page.encoding import (
    encode_bytes,
    encode_floats,
    encode_nibbles,
    encode_numbers,
    encode_signed,
)
from mnist_cnn.page.examples import EXAMPLES
from mnist_cnn.page.taught import Networks
from mnist_cnn.reading.explain import (
    answer_history,
    compare_weights,
    compute_logits,
    feed_cells,
    find_peaks,
    map_features,
    weigh,
)
from mnist_cnn.reading.networks import Network
from mnist_cnn.reading.read import NO_DIGIT, choose_answers

BRIGHT = 0.8  # of a block's largest value over the examples: what is shown at full strength
GAMMA = 0.55  # of the maps' brightness; below 1, so that weak cells can be seen
FEEDS = 3  # maps of the first block that are shown to feed one of the second
NO_INK = {"notice": "no_ink"}

Data = dict[str, Any]


@torch.inference_mode()
def read(call: Call, networks: Networks) -> Data:
    """The 28x28, every network's logits, and what is printed of them: the pair's contributions.

    Or a notice for the visitor. Raises CallError.
    """
    try:
        asked = look_up(call, networks)
    except NothingDrawn:
        return NO_INK
    _, second = map_features(asked.model, asked.image, call.off)
    return _show_reading(asked, call, networks, second, everything=False)


@torch.inference_mode()
def explain(call: Call, networks: Networks) -> Data:
    """What `read` tells, the feature maps, and what each of their cells speaks for.

    While the pen is down: the contributions to the pair alone, and the cells' in 4 bits. Once it is
    up: the contributions to all ten digits, and the cells', as float32; the weights that are shown;
    and the logits at every snapshot, if the call wants them.
    """
    try:
        asked = look_up(call, networks)
    except NothingDrawn:
        return NO_INK
    model = asked.model
    first, second = map_features(model, asked.image, call.off)
    answer = _show_reading(asked, call, networks, second, everything=call.is_done)
    weights = compare_weights(model, *(None if n == NO_DIGIT else n for n in answer["pair"]))
    cells = weights * second.flatten(1)
    answer |= _show_maps(asked, first, second)
    if asked.found is not None:
        answer["ink"] = show_ink(asked.found, asked.part)
    if not call.is_done:
        top = cells.abs().max()
        return answer | {"roughCells": encode_signed(cells, top), "roughTop": top.item()}
    answer |= {
        "cells": encode_floats(cells),
        "weights": encode_signed(weights, weights.abs().amax(1, keepdim=True)),
        "filters": encode_floats(model.get_parameter("layer1.0.weight")),
    }
    if call.wants_history:
        history = answer_history(asked.network.snapshots, asked.image, call.off)
        answer["history"] = encode_floats(history)
    return answer


def choose_pair(against: int | None, logits: list[float], no_digit: float | None) -> list[int]:
    """The leading answer, and the one it is compared with: `against`, or the best other digit."""
    scores = logits if no_digit is None else [*logits, no_digit]
    one, *others = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
    rival = next(other for other in others if other != NO_DIGIT)
    return [one, rival if against in (None, one) else against]


def read_images(
    network: Network, asked: Asked, off: Iterable[int], images: torch.Tensor
) -> torch.Tensor:
    """The logits (N, 10) that `network` gives `images` (N, 1, 28, 28).

    The asked network gives them at its snapshot, with the maps `off` turned off, and any other at
    its snapshot of that moment, with all its maps.
    """
    if network is asked.network:
        return compute_logits(asked.model, images, off)
    snapshot = network.find_snapshot(asked.network, asked.snapshot)
    return compute_logits(network.snapshots[snapshot], images)


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
    asked: Asked, call: Call, networks: Networks, second: torch.Tensor, everything: bool
) -> Data:
    """The 28x28, the logits, and the contributions to the pair, or to `everything`.

    They are of the digit that is spoken of, whose maps of the second block are `second`; of a
    number, there are all answers besides.
    """
    known = asked.model.fc(second.flatten())
    readings = {name: _read_all(network, asked, call, known) for name, network in networks.items()}
    logits = {name: read[asked.part].tolist() for name, read in readings.items()}
    no_digit = asked.network.record.no_digit_logit
    pair = choose_pair(call.against, known.tolist(), no_digit)
    digits = [*range(NO_DIGIT)] if everything else [n for n in pair if n != NO_DIGIT]
    contributions = weigh(asked.model, second, digits)
    shown = {
        "image": encode_bytes(asked.image),
        "logits": logits,
        "pair": pair,
        "answers": digits,
        "maps": encode_floats(contributions.maps),
        "places": encode_floats(contributions.places),
        "biases": contributions.biases.tolist(),
    }
    if len(asked.images) == 1:
        return shown
    answers = {
        name: choose_answers(read, networks[name].record.no_digit_logit)
        for name, read in readings.items()
    }
    number = {"part": asked.part, "strokes": asked.strokes, "boxes": asked.boxes}
    return shown | {"number": number | {"answers": answers}}


def _read_all(network: Network, asked: Asked, call: Call, known: torch.Tensor) -> torch.Tensor:
    """The logits (P, 10) that `network` gives each digit.

    `known` (10,) are those of the asked network of the digit that is spoken of.
    """
    if network is not asked.network:
        return read_images(network, asked, call.off, asked.images)
    if len(asked.images) == 1:
        return known[None]
    logits = read_images(network, asked, call.off, asked.images)
    logits[asked.part] = known
    return logits


def _show_maps(asked: Asked, first: torch.Tensor, second: torch.Tensor) -> Data:
    """How bright both blocks' maps are, where each is strongest, and what feeds it there."""
    model = asked.model
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
