"""Times training steps: the lab's run and the sketch recipe's, against the notebook's own loop."""

import math
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import torch
from torch.utils.data import Subset
from torchvision.datasets import MNIST
from torchvision.transforms import ToTensor

from mnist_cnn.benchmark.notebook import Notebook
from mnist_cnn.benchmark.rows import Row
from mnist_cnn.train.data import Digits
from mnist_cnn.train.recipes import LAB, SKETCH
from mnist_cnn.train.run import Training


class Trainer(Protocol):
    """A run that goes on epoch by epoch, each of which returns its mean cost."""

    def train_epoch(self) -> float: ...


def time_training(training: Digits, data_dir: Path, digits: int, rounds: int) -> Iterator[Row]:
    """Medians over `rounds` of an epoch of MNIST's first `digits`, per step of 100.

    `training` are MNIST's training digits, whose files are in `data_dir`. Raises RuntimeError if
    the lab's run does not cost what the notebook's does.
    """
    few = Digits(training.images[:digits], training.labels[:digits])
    files = Subset(MNIST(data_dir, train=True, transform=ToTensor()), range(digits))
    cpu = torch.device("cpu")
    ways: dict[str, Callable[[], Trainer]] = {
        "notebook": lambda: Notebook(files),
        "float32": lambda: Training(LAB, few, cpu),
        "bf16": lambda: Training(replace(LAB, precision="bf16"), few, cpu),
        "sketch": lambda: Training(SKETCH, few, cpu),
    }
    seconds = _time_epochs(ways, rounds)
    steps = digits // LAB.batch_size
    step = {way: statistics.median(times) / steps * 1000 for way, times in seconds.items()}
    loop = "the notebook's own loop, same batches and costs"
    rows = (
        ("a step of the lab's run", "float32", loop, "notebook", "0.67 or less"),
        ("a step with `--precision bf16`", "bf16", loop, "notebook", "0.40 or less"),
        ("a step with `--recipe sketch`", "sketch", "the lab's recipe", "float32", "1.50 or less"),
    )
    for what, here, against, there, aim in rows:
        yield Row(what, step[here], against, step[there], "ms", aim)


def _time_epochs(ways: dict[str, Callable[[], Trainer]], rounds: int) -> dict[str, list[float]]:
    """The seconds of an epoch by each of `ways`, which take turns, made anew for each."""
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        costs = {}
        for way, prepare in ways.items():
            trainer = prepare()
            started = time.perf_counter()
            costs[way] = trainer.train_epoch()
            seconds[way].append(time.perf_counter() - started)
        if not math.isclose(costs["float32"], costs["notebook"], rel_tol=0.005):
            raise RuntimeError(f"the lab's run costs {costs['float32']}, {costs['notebook']} there")
    return seconds
