"""Times the reading of one drawing: from what a browser sends to what the page shows."""

import json
import statistics
import time
from collections.abc import Callable

import torch

from mnist_cnn.benchmark.rows import Row
from mnist_cnn.benchmark.server import ROOT
from mnist_cnn.benchmark.visitors import READ, ask_page
from mnist_cnn.page.answers import show_answer
from mnist_cnn.page.calls import read_call
from mnist_cnn.page.seeing import see
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.train.recipes import SKETCH


def time_reading(strokes: str, rounds: int) -> Row:
    """Medians over `rounds` for `strokes`, as sent: all that the page does, and the network."""
    networks = load_networks(ROOT / "weights")
    content = json.dumps(ask_page(0, READ, strokes).content["data"])
    image = see(read_call(json.loads(content), networks), networks.values()).image
    model = networks[SKETCH.name].model
    torch.set_num_threads(1)  # as many as a call of the page's has

    def read_drawing() -> None:
        json.dumps(show_answer(read_call(json.loads(content), networks), networks))

    @torch.inference_mode()
    def run_network() -> None:
        model(image)

    seconds: dict[Callable[[], None], list[float]] = {read_drawing: [], run_network: []}
    for _ in range(rounds):
        for call, times in seconds.items():
            started = time.perf_counter()
            call()
            times.append(time.perf_counter() - started)
    here, there = (statistics.median(times) * 1000 for times in seconds.values())
    return Row(
        "reading a drawing, from strokes to what the page shows",
        here,
        "the network's forward pass alone",
        there,
        "ms",
        "4 ms or less; network 1 ms or less",
    )
