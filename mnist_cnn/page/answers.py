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
from mnist_cnn.page.seeing import Seen, see, show_ink
from mnist_cnn.reading.explain import (
    Contributions,
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
NO_INK = {"notice": "No ink was found in this picture."}

Networks = Mapping[str, Network]


@torch.inference_mode()
def show_answer(call: Call, networks: Networks) -> dict[str, Any]:
    """The 28x28 and the logits of every network, or a notice for the visitor."""
    try:
        seen = see(call)
    except NothingDrawn:
        return NO_INK
    return _show_readings(seen, _read(call, networks, seen), networks)


@torch.inference_mode()
def show_picture(call: Call, networks: Networks) -> dict[str, Any]:
    """The answer, the feature maps, and what speaks for the leading answer against the other.

    While the pen is down: the contributions to these two, and the cells' in 4 bits. Once it is up:
    the contributions to all ten digits, and the cells', as float32; the weights that are shown; and
    the logits at every snapshot, if the call wants them.
    """
    try:
        seen = see(call)
    except NothingDrawn:
        return NO_INK
    model = call.network.snapshots[call.snapshot]
    first, second = map_features(model, seen.image, call.off)
    contributions = weigh(model, second)
    readings = _read(call, networks, seen, contributions.logits)
    one, other = choose_pair(call, contributions.logits.tolist())
    weights = compare_weights(model, *(None if n == NO_DIGIT else n for n in (one, other)))
    cells = weights * second.flatten(1)
    picture = _show_readings(seen, readings, networks) | {
        "pair": [one, other],
        **_show_maps(call, first, second),
        **_show_contributions(contributions, [*range(10)] if call.is_done else [one, other]),
        **({} if seen.found is None else {"ink": show_ink(seen.found)}),
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
        picture["history"] = encode_floats(
            answer_history(call.network.snapshots, seen.image, call.off)
        )
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


def _read(
    call: Call, networks: Networks, seen: Seen, known: torch.Tensor | None = None
) -> dict[str, torch.Tensor]:
    """The logits (P, 10) of each digit that is `seen`: the called network's, and the other ones'.

    These are read at their snapshots nearest to the call's. `known` (10,) are the called network's
    logits of the digit that is spoken of, where its contributions have told them.
    """
    batches = call.network.record.snapshots[call.snapshot]
    readings = {}
    for name, network in networks.items():
        if network is not call.network:
            model = network.snapshots[network.find_snapshot(batches)]
            readings[name] = compute_logits(model, seen.images)
        elif known is not None and len(seen.images) == 1:
            readings[name] = known[None]
        else:
            model = network.snapshots[call.snapshot]
            readings[name] = compute_logits(model, seen.images, call.off)
            if known is not None:
                readings[name][seen.part] = known
    return readings


def _show_readings(
    seen: Seen, readings: dict[str, torch.Tensor], networks: Networks
) -> dict[str, Any]:
    """The 28x28 and the logits of the digit that is spoken of; of a number, all answers."""
    shown = {
        "image": encode_bytes(seen.image),
        "logits": {name: logits[seen.part].tolist() for name, logits in readings.items()},
    }
    if len(seen.images) == 1:
        return shown
    answers = {
        name: choose_answers(logits, networks[name].record.no_digit_logit)
        for name, logits in readings.items()
    }
    number = {"part": seen.part, "strokes": seen.strokes, "boxes": seen.boxes, "answers": answers}
    return shown | {"number": number}


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
