"""Times the reading of one drawing: from what a browser sends to what the page shows."""

import asyncio
import json
import statistics
import time
from collections.abc import Callable

import torch

from app import networks, read, sketchpad
from mnist_cnn.benchmark.rows import Row
from mnist_cnn.drawing.field import preprocess
from mnist_cnn.train.recipes import SKETCH


def time_reading(drawing: str, rounds: int) -> Row:
    """Medians over `rounds` for `drawing`, a data URL: all that the page does, and the network."""
    model = networks[SKETCH.name].model
    image = preprocess(sketchpad.preprocess(drawing))
    torch.set_num_threads(1)  # as many as an event of the page's has

    def read_drawing() -> None:
        json.dumps(runner.run(read(drawing, SKETCH.name, SKETCH.epochs)))

    @torch.inference_mode()
    def run_network() -> None:
        model(image)

    seconds: dict[Callable[[], None], list[float]] = {read_drawing: [], run_network: []}
    with asyncio.Runner() as runner:
        for _ in range(rounds):
            for call, times in seconds.items():
                started = time.perf_counter()
                call()
                times.append(time.perf_counter() - started)
    here, there = (statistics.median(times) * 1000 for times in seconds.values())
    return Row(
        "reading a drawing, from PNG to what the page shows",
        here,
        "the network's forward pass alone",
        there,
        "ms",
        "4 ms or less; network 1 ms or less",
    )
