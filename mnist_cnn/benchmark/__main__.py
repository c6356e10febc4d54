"""Prints one table of what runs here against the plain way of doing it, measured in the same run.

`python -m mnist_cnn.benchmark` takes five to ten minutes on two cores. Every figure is a median,
every pair of figures is measured in turns, and no other program should be busy meanwhile.
"""

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import gradio
import torch

from mnist_cnn.benchmark.reading import time_reading
from mnist_cnn.benchmark.rows import Row
from mnist_cnn.benchmark.server import HAS_PROC
from mnist_cnn.benchmark.serving import measure_memory, time_start, time_visitors
from mnist_cnn.benchmark.training import time_training
from mnist_cnn.benchmark.visitors import draw_all, draw_number
from mnist_cnn.train.data import DataError, load_mnist
from mnist_cnn.train.options import OneLineParser


@dataclass(frozen=True)
class Sizes:
    """How much is measured of what."""

    digits: int = 12_000  # of an epoch, a fifth of MNIST's
    epochs: int = 5
    readings: int = 1000
    starts: int = 5
    turns: int = 4  # of the visitors, on either page
    seconds: float = 6.0  # of each turn
    first: int = 1000  # drawings, after which the memory is read
    last: int = 20_000
    visits: int = 3  # from far away, to either page


def measure(data_dir: Path, sizes: Sizes) -> Iterator[Row]:
    """The rows of the table, each as soon as it is measured. Raises DataError."""
    training, _ = load_mnist(data_dir)
    yield from time_training(training, data_dir, sizes.digits, sizes.epochs)
    drawings = draw_all(1000)
    yield from time_reading(drawings[0], draw_number(4), sizes.readings)
    yield time_start(sizes.starts)
    yield from time_visitors(sizes.seconds, sizes.turns)
    if find_spec("playwright"):  # of tests/requirements.txt
        from mnist_cnn.benchmark.far_away import time_visits

        yield from time_visits(sizes.visits)
    if HAS_PROC:
        yield measure_memory(drawings, sizes.first, sizes.last)


def main(argv: list[str] | None = None, sizes: Sizes = Sizes()) -> int:
    parser = OneLineParser(prog="python -m mnist_cnn.benchmark", description=__doc__)
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=Path("MNIST_data"),
        help="folder of MNIST's files, downloaded if not there; default: %(default)s",
    )
    options = parser.parse_args(argv)
    print(
        f"{date.today()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, torch {torch.__version__}, "
        f"gradio {gradio.__version__}\n"
    )
    print("| what | here | against | there | here / there | aim |\n|---|---|---|---|---|---|")
    try:
        for row in measure(options.data_dir, sizes):
            print(row, flush=True)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
