"""Visitors as scripts: they draw, send and wait as the page in a browser does."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import httpx
import numpy as np

from mnist_cnn.benchmark import idle
from mnist_cnn.page.api import EXPLAIN
from mnist_cnn.page.encoding import encode_strokes
from mnist_cnn.page.examples import EXAMPLES
from mnist_cnn.train.recipes import SKETCH

TURN = 0.2  # radians; so far to either side are visitors' drawings turned, no two alike


@dataclass(frozen=True)
class Question:
    """What is sent to `path` as JSON, and whether who asks rests after the answer."""

    path: str
    content: dict[str, Any]
    is_patient: bool = False


Send = Callable[[httpx.AsyncClient, Question], Awaitable[Any]]


def draw_all(count: int) -> list[str]:
    """As many drawings as a browser sends them, no two alike: the page's examples, turned."""
    angles = np.linspace(-TURN, TURN, count)
    return [
        encode_strokes([turn(stroke, angle) for stroke in EXAMPLES[k % len(EXAMPLES)]["strokes"]])
        for k, angle in enumerate(angles)
    ]


def draw_number(length: int) -> str:
    """A number of the first `length` examples, as a browser sends it: all in one row."""
    return encode_strokes(
        [
            (np.asarray(stroke) + [k, (length - 1) / 2]) / length
            for k in range(length)
            for stroke in EXAMPLES[k]["strokes"]
        ]
    )


def turn(stroke: Sequence[Sequence[float]], angle: float) -> np.ndarray:
    """`stroke` (n, 2) in the unit square, turned about its middle by `angle`, in radians."""
    across, down = (np.asarray(stroke) - 0.5).T
    cosine, sine = np.cos(angle), np.sin(angle)
    turned = np.stack([cosine * across - sine * down, sine * across + cosine * down], axis=1)
    return (turned + 0.5).clip(0, 1)


def ask_page(path: str, strokes: str, **more: Any) -> Question:
    """What a browser asks of `strokes` at `path`, READ or EXPLAIN, while the pen is down."""
    data = {"strokes": strokes, "network": SKETCH.name, "isDone": False, **more}
    return Question(path, data, is_patient=path == EXPLAIN)


def ask_idle_page(strokes: str) -> Question:
    """The idle event, with a drawing that it does not look at."""
    return Question(idle.EVENT, {"data": [strokes], "session_hash": "visitor"})


def client_of(url: str) -> httpx.AsyncClient:
    limits = httpx.Limits(max_connections=None, keepalive_expiry=2)  # the server closes after 5 s
    return httpx.AsyncClient(base_url=url, timeout=30, limits=limits)


async def send(client: httpx.AsyncClient, question: Question) -> Any:
    """The answer to `question`. Raises httpx.HTTPError."""
    answer = await client.post(question.path, json=question.content)
    content = answer.raise_for_status().json()
    return content.get("data", content)  # an event's answer also tells how long it took


async def ask_all(
    url: str, questions: Sequence[Question], seconds: float, pause: float = 0.0, send: Send = send
) -> list[list[float]]:
    """For each of `questions` the seconds that each answer took, all asked at once for `seconds`.

    Each is asked again a `pause` after it was answered, by `send`. Raises RuntimeError if it gets
    another answer than it got alone.
    """
    async with client_of(url) as client:
        alone = [await send(client, question) for question in questions]
        end = time.perf_counter() + seconds

        async def ask(question: Question, expected: Any) -> list[float]:
            times = []
            while (started := time.perf_counter()) < end:
                if await send(client, question) != expected:
                    raise RuntimeError("a visitor was given another one's answer")
                times.append(time.perf_counter() - started)
                await asyncio.sleep(pause + question.is_patient * rest_after(times[-1]))
            return times

        return await asyncio.gather(*map(ask, questions, alone))


def rest_after(seconds: float) -> float:
    """How long a browser rests after a picture that took so many `seconds`: see `calls.js`."""
    return (3 if seconds > 0.2 else 1) * seconds


async def ask_once(url: str, questions: Iterable[Question], at_once: int = 16) -> None:
    """Sends all of `questions` once, `at_once` of them at a time."""
    waiting = iter(questions)

    async def ask() -> None:
        for question in waiting:
            await send(client, question)

    async with client_of(url) as client:
        await asyncio.gather(*(ask() for _ in range(at_once)))
