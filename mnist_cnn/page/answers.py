"""What a browser is told about a drawing: first the answer, then the whole picture of it.

Down only: from the drawing to 28x28, to the networks, to JSON. The browser draws, subtracts, adds
up and scales what it is sent; PyTorch here is the one implementation of the network.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import torch

from mnist_cnn.drawing.field import preprocess
from mnist_cnn.drawing.ink import NothingDrawn
from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.page.calls import NO_DIGIT, Call
from mnist_cnn.page.encoding import encode_bytes, encode_floats, encode_nibbles
from mnist_cnn.page.examples import EXAMPLES
from mnist_cnn.reading.explain import (
    Contributions,
    answer_history,
    compare_cells,
    feed_cells,
    map_features,
    weigh,
)
from mnist_cnn.reading.networks import Network

PEN = 0.07  # of the pad's side: the width of a drawn line, and the smallest ink that is no dot
BRIGHT = 0.8  # of a block's largest value over the examples: what is shown at full strength
GAMMA = 0.55  # of the maps' brightness; below 1, so that weak cells can be seen
FEEDS = 3  # maps of the first block that are shown to feed one of the second

Networks = Mapping[str, Network]


def see(call: Call) -> torch.Tensor:
    """The image (1, 1, 28, 28) of the drawing that `call` names. Raises NothingDrawn."""
    if call.missed is not None:
        return call.missed
    if call.picture is not None:
        return preprocess(call.picture)
    if call.strokes is None:
        raise NothingDrawn("nothing is drawn")
    return preprocess_strokes(call.strokes, smallest=PEN)


def show_answer(call: Call, networks: Networks) -> dict[str, Any]:
    """The 28x28 and the logits of every network, or a notice for the visitor."""
    try:
        image = see(call)
    except NothingDrawn:
        return {"notice": "No ink was found in this picture."}
    return {"image": encode_bytes(image), "logits": _read_all(call, networks, image)}


def show_picture(call: Call, networks: Networks) -> dict[str, Any]:
    """The answer, the feature maps, and what speaks for the leading answer against the other.

    While the pen is down: the contributions to these two, with the cells' in 4 bits. Once it is up:
    the contributions to all ten digits, and the logits at every snapshot, all as float32.
    """
    answer = show_answer(call, networks)
    if "notice" in answer:
        return answer
    image, model = see(call), call.network.snapshots[call.snapshot]
    first, second = map_features(model, image, call.off)
    contributions = weigh(model, second)
    one, other = choose_pair(call, contributions.logits.tolist())
    answer["logits"][call.network.record.name] = contributions.logits.tolist()
    tops = find_brightest(call.network, call.snapshot)
    feeds = feed_cells(model, first, second).topk(FEEDS, dim=1)
    answer |= {
        "pair": [one, other],
        "first": encode_nibbles(_tone(first, tops[0])),
        "second": encode_nibbles(_tone(second, tops[1])),
        "feeds": {"maps": feeds.indices.tolist(), "values": encode_floats(feeds.values)},
        **_show_contributions(contributions, [*range(10)] if call.is_done else [one, other]),
        **_show_cells(_compare(model, second, one, other), call.is_done),
    }
    if call.is_done:
        answer["history"] = encode_floats(answer_history(call.network.snapshots, image, call.off))
    return answer


def choose_pair(call: Call, logits: list[float]) -> tuple[int, int]:
    """The leading answer, and the one it is compared with: `call.against`, or the runner-up."""
    no_digit = call.network.record.no_digit_logit
    scores = logits if no_digit is None else [*logits, no_digit]
    one, runner_up = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)[:2]
    return one, runner_up if call.against in (None, one) else call.against


@lru_cache
def find_brightest(network: Network, snapshot: int) -> tuple[float, float]:
    """The largest value in either block over the examples: what their maps' brightness is of."""
    images = torch.cat([preprocess_strokes(example["strokes"]) for example in EXAMPLES])
    model = network.snapshots[snapshot]
    with torch.inference_mode():
        first = model.layer1(images)
        return first.max().item(), model.layer2(first).max().item()


def _read_all(call: Call, networks: Networks, image: torch.Tensor) -> dict[str, list[float]]:
    """The logits of every network: the called one's with its maps off, all at the same moment."""
    batches = call.network.record.snapshots[call.snapshot]
    logits = {}
    for name, network in networks.items():
        model = network.snapshots[network.find_snapshot(batches)]
        off = call.off if network is call.network else ()
        logits[name] = answer_history([model], image, off)[0].tolist()
    return logits


def _tone(values: torch.Tensor, top: float) -> torch.Tensor:
    return (values / max(BRIGHT * top, 1e-9)).clamp(0, 1) ** GAMMA


def _compare(model: Any, second: torch.Tensor, one: int, other: int) -> torch.Tensor:
    """The cells' contributions (64, 49) to the lead of `one` over `other`, of which one is a digit."""
    if one == NO_DIGIT:
        return -compare_cells(model, second, other, None)
    return compare_cells(model, second, one, None if other == NO_DIGIT else other)


def _show_contributions(contributions: Contributions, answers: list[int]) -> dict[str, Any]:
    digits = [answer for answer in answers if answer != NO_DIGIT]
    return {
        "answers": digits,
        "maps": encode_floats(contributions.maps[digits]),
        "places": encode_floats(contributions.places[digits]),
        "biases": contributions.biases[digits].tolist(),
    }


def _show_cells(cells: torch.Tensor, is_done: bool) -> dict[str, Any]:
    if is_done:
        return {"cells": encode_floats(cells)}
    top = max(cells.abs().max().item(), math.ulp(0))
    return {"roughCells": encode_nibbles((cells / top * 7 + 7) / 15), "roughTop": top}
