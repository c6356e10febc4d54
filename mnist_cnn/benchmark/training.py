"""Times training steps: the lab's run and the sketch recipe's, against the notebook's own loop."""

import math
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import torch
from torch.utils.data import Subset
from torchvision.datasets import MNIST
from torchvision.transforms import ToTensor

from mnist_cnn.benchmark.notebook import Notebook
from mnist_cnn.benchmark.rows import Row
from mnist_cnn.train.__main__ import Training
from mnist_cnn.train.data import Digits
from mnist_cnn.train.recipes import LAB, SKETCH


def time_training(training: Digits, data_dir: Path, digits: int, rounds: int) -> Iterator[Row]:
    """Medians over `rounds` of an epoch of MNIST's first `digits`, per step of 100.

    `training` are MNIST's training digits, whose files are in `data_dir`. Raises RuntimeError if the
    lab's run does not cost what the notebook's does.
    """
    few = Digits(training.images[:digits], training.labels[:digits])
    files = Subset(MNIST(data_dir, train=True, transform=ToTensor()), range(digits))
    cpu = torch.device("cpu")
    ways = {
        "notebook": lambda: Notebook(files),
        "float32": lambda: Training(LAB, few, cpu),
        "bf16": lambda: Training(replace(LAB, precision="bf16"), few, cpu),
        "sketch": lambda: Training(SKETCH, few, cpu),
    }
    seconds = {way: [] for way in ways}
    for _ in range(rounds):
        costs = {}
        for way, prepare in ways.items():
            run = prepare()
            started = time.perf_counter()
            costs[way] = run.train_epoch()
            seconds[way].append(time.perf_counter() - started)
        if not math.isclose(costs["float32"], costs["notebook"], rel_tol=0.005):
            raise RuntimeError(f"the lab's run costs {costs['float32']}, {costs['notebook']} there")
    steps = digits // LAB.batch_size
    step = {way: statistics.median(times) / steps * 1000 for way, times in seconds.items()}
    loop = "the notebook's own loop, same batches and costs"
    yield Row(
        "a step of the lab's run", step["float32"], loop, step["notebook"], "ms", "0.67 or less"
    )
    yield Row(
        "a step with `--precision bf16`", step["bf16"], loop, step["notebook"], "ms", "0.40 or less"
    )
    yield Row(
        "a step with `--recipe sketch`",
        step["sketch"],
        "the lab's recipe",
        step["float32"],
        "ms",
        "1.50 or less",
    )
