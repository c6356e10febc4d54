"""Times the reading of one digit and of four: from what a browser sends to what the page shows."""

import json
import statistics
import time
from collections.abc import Iterator
from functools import partial

import torch

from mnist_cnn.benchmark.rows import Row
from mnist_cnn.benchmark.server import ROOT
from mnist_cnn.benchmark.visitors import ask_page
from mnist_cnn.page.answers import read
from mnist_cnn.page.api import READ
from mnist_cnn.page.asked import look_up
from mnist_cnn.page.calls import read_call
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.train.recipes import SKETCH


def time_reading(drawing: str, number: str, rounds: int) -> Iterator[Row]:
    """Medians over `rounds` of all that the page does for `drawing` and for `number`, as sent."""
    networks = load_networks(ROOT / "weights")
    contents = [json.dumps(ask_page(READ, strokes).content) for strokes in (drawing, number)]
    image = look_up(read_call(contents[0]), networks).image
    model = networks[SKETCH.name].model
    torch.set_num_threads(1)  # as many as a call of the page's has

    def read_drawing(content: str) -> None:
        json.dumps(read(read_call(content), networks))

    @torch.inference_mode()
    def run_network() -> None:
        model(image)

    calls = [partial(read_drawing, content) for content in contents] + [run_network]
    seconds: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for call, times in zip(calls, seconds, strict=True):
            started = time.perf_counter()
            call()
            times.append(time.perf_counter() - started)
    one, several, network = (statistics.median(times) * 1000 for times in seconds)
    yield Row(
        "reading a drawing, from strokes to what the page shows",
        one,
        "the network's forward pass alone",
        network,
        "ms",
        "4 ms or less; network 1 ms or less",
    )
    yield Row(
        "reading a number of four digits, in the same way",
        several,
        "a drawing of one digit",
        one,
        "ms",
        "60 ms or less",
    )
