"""Times the page as a server: how soon it is ready, how many it answers, what it keeps."""

import asyncio
import itertools
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mnist_cnn.benchmark.rows import Row
from mnist_cnn.benchmark.server import HAS_PROC, memory_of, processor_time_of, running_page
from mnist_cnn.benchmark.visitors import draw_many, visit_all

VISITORS = 32
IDLE = (  # the page, whose event does not even look at the drawing
    "-c",
    "import runpy, mnist_cnn.page.components as parts; "
    "parts.Sketchpad.preprocess = lambda self, payload: None; "
    "runpy.run_path('app.py', run_name='__main__')",
)


def time_start(rounds: int) -> Row:
    """Medians over `rounds`, in seconds, of what a host and a reader of the code wait for."""
    ready, imported = [], []
    for _ in range(rounds):
        started = time.perf_counter()
        with _page():
            ready.append(time.perf_counter() - started)
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import torch, gradio"], check=True)
        imported.append(time.perf_counter() - started)
    return Row(
        "the page, from `python app.py` to the first answer",
        statistics.median(ready),
        "`import torch, gradio`",
        statistics.median(imported),
        "s",
        "1.25 or less",
    )


@dataclass(frozen=True)
class Turn:
    """What visitors were answered: the seconds that each answer took, how many came in a second,
    and the milliseconds of processor time that the server took for each."""

    answers: list[float]
    rate: float
    work: float


def time_visitors(drawings: list[str], seconds: float, rounds: int) -> Iterator[Row]:
    """What VISITORS at once are answered per second, alternating with the idle page.

    The script that plays them wants a core for itself, and holds the idle page back more than the
    other. The server's work for an answer knows nothing of that.
    """
    with _page() as page, _page(IDLE) as idle_page:
        turns = [
            [_visit(*each, drawings[:VISITORS], seconds) for each in (page, idle_page)]
            for _ in range(rounds)
        ]
    here, there = zip(*turns, strict=True)
    idle = "the page with an event that does nothing"
    yield Row(
        f"{VISITORS} visitors at once, answers a second",
        statistics.median(turn.rate for turn in here),
        idle,
        statistics.median(turn.rate for turn in there),
        "/s",
        "0.70 or more",
    )
    answers = [seconds for turn in here for seconds in turn.answers]
    *_, slow = statistics.quantiles(answers, n=100)
    yield Row(
        "the slowest 1 % of these answers",
        slow * 1000,
        "their median",
        statistics.median(answers) * 1000,
        "ms",
        "10 or less",
    )
    if HAS_PROC:
        yield Row(
            "the server's work for each of these answers",
            statistics.median(turn.work for turn in here),
            idle,
            statistics.median(turn.work for turn in there),
            "ms",
            "1.43 or less",
        )


def _visit(url: str, server: subprocess.Popen[bytes], drawings: list[str], seconds: float) -> Turn:
    before = processor_time_of(server)
    answers = asyncio.run(visit_all(url, drawings, seconds, pause=0))
    work = processor_time_of(server) - before
    return Turn(answers, len(answers) / seconds, 1000 * work / len(answers))


def measure_memory(drawings: list[str], first: int, last: int) -> Row:
    """The server's memory after `last` drawings and after `first`."""
    endless = itertools.cycle(drawings)
    with _page() as (url, process):
        asyncio.run(draw_many(url, itertools.islice(endless, first)))
        before = memory_of(process)
        asyncio.run(draw_many(url, itertools.islice(endless, last - first)))
        return Row(
            f"memory after {last:,} drawings",
            memory_of(process),
            f"after {first:,}",
            before,
            "MB",
            "1.05 or less",
        )


@contextmanager
def _page(program: tuple[str, ...] = ("app.py",)) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    with TemporaryDirectory() as folder, running_page(Path(folder) / "log", program) as page:
        yield page
