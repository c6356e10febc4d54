"""Times the page as a server: how soon it is ready, how many it answers, what it keeps."""

import asyncio
import itertools
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mnist_cnn.benchmark.rows import Row
from mnist_cnn.benchmark.server import HAS_PROC, memory_of, processor_time_of, running_page
from mnist_cnn.benchmark.visitors import (
    Question,
    ask_all,
    ask_idle_page,
    ask_once,
    ask_page,
    draw_all,
)
from mnist_cnn.page.api import EXPLAIN, READ

VISITORS = 32
IDLE_PAGE = ("-m", "mnist_cnn.benchmark.idle")


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
    """What one kind of question was answered: the seconds that each answer took, how many came in a
    second, and the milliseconds of processor time that the server worked meanwhile, for each."""

    answers: list[float]
    rate: float
    work: float


@dataclass(frozen=True)
class Turns:
    """What visitors were answered, once for each turn."""

    answers: list[Turn]  # while they ask for pictures, too, as a browser does
    pictures: list[Turn]  # beside these answers
    answers_alone: list[Turn]
    idle: list[Turn]  # of the idle page


def time_visitors(seconds: float, rounds: int) -> Iterator[Row]:
    """What VISITORS at once are answered per second, in turns with an idle page.

    The script that plays them wants a core for itself, and holds the idle page back more than the
    other. The server's work for an answer knows nothing of that.
    """
    turns = _take_turns(seconds, rounds)
    idle = "idle events of a Gradio page"
    for what, asked in {"answers": turns.answers, "pictures beside them": turns.pictures}.items():
        yield Row(
            f"{VISITORS} visitors at once, {what} a second",
            statistics.median(turn.rate for turn in asked),
            idle,
            statistics.median(turn.rate for turn in turns.idle),
            "/s",
            "0.70 or more",
        )
    yield from _compare_waits(turns)
    if HAS_PROC:
        yield Row(
            "the server's work for an answer",
            statistics.median(turn.work for turn in turns.answers_alone),
            "for an idle event",
            statistics.median(turn.work for turn in turns.idle),
            "ms",
            "1.50 or less",
        )


def _compare_waits(turns: Turns) -> Iterator[Row]:
    answers, idle = (
        [1000 * seconds for turn in asked for seconds in turn.answers]
        for asked in (turns.answers, turns.idle)
    )
    *_, slow = statistics.quantiles(answers, n=100)
    middle = statistics.median(answers)
    yield Row(
        "the median of these answers",
        middle,
        "of the idle events",
        statistics.median(idle),
        "ms",
        "100 ms or less",
    )
    yield Row("the slowest 1 % of them", slow, "their median", middle, "ms", "10 or less")


def _take_turns(seconds: float, rounds: int) -> Turns:
    turns = Turns([], [], [], [])
    drawings = draw_all(VISITORS)
    with _page() as page, _page(IDLE_PAGE) as idle_page:
        reads, explains = (
            [ask_page(path, drawing) for drawing in drawings] for path in (READ, EXPLAIN)
        )
        idle = [ask_idle_page(drawing) for drawing in drawings]
        for _ in range(rounds):
            answers, pictures = _visit(*page, [reads, explains], seconds)
            turns.answers.append(answers)
            turns.pictures.append(pictures)
            turns.answers_alone.extend(_visit(*page, [reads], seconds))
            turns.idle.extend(_visit(*idle_page, [idle], seconds))
    return turns


def _visit(
    url: str, server: subprocess.Popen[bytes], kinds: Sequence[list[Question]], seconds: float
) -> Iterator[Turn]:
    """One turn for each of `kinds`, lists of as many questions, all asked at once."""
    before = processor_time_of(server)
    times = asyncio.run(ask_all(url, [*itertools.chain(*kinds)], seconds))
    work = processor_time_of(server) - before
    for k in range(len(kinds)):
        answers = [*itertools.chain(*times[k * len(kinds[0]) : (k + 1) * len(kinds[0])])]
        yield Turn(answers, len(answers) / seconds, 1000 * work / len(answers))


def measure_memory(drawings: list[str], first: int, last: int) -> Row:
    """The server's memory after `last` drawings were asked for, and after `first`."""
    with _page() as (url, process):
        questions = (
            ask_page(path, drawing)
            for drawing in itertools.cycle(drawings)
            for path in (READ, EXPLAIN)
        )
        asyncio.run(ask_once(url, itertools.islice(questions, 2 * first)))
        before = memory_of(process)
        asyncio.run(ask_once(url, itertools.islice(questions, 2 * (last - first))))
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
