"""Visitors and programs as scripts: they draw, send and check as the page in a browser does."""

import asyncio
import time
from pathlib import Path

import httpx

from mnist_cnn.page.views import encode_png
from strokes import FOUR, ONE, SEVEN, ZERO, picture_of

EVENT = "/gradio_api/run/predict"
PREDICT, READ, EXPLAIN = range(3)  # the page's events, in the order of app.py
DRAWINGS = {digit: encode_png(picture_of(strokes))
            for digit, strokes in {0: ZERO, 1: ONE, 4: FOUR, 7: SEVEN}.items()}


def event_of(drawing, number=READ, name="sketch", epoch=20):
    """What the page sends of `drawing`, a data URL."""
    values = {PREDICT: [drawing, name], READ: [drawing, name, epoch],
              EXPLAIN: [drawing, name, epoch, -1, -1]}
    return {"fn_index": number, "data": values[number], "session_hash": "visitor"}


def digit_in(answer: httpx.Response) -> int:
    """The digit that `answer`, of a READ or a PREDICT, has read."""
    return answer.raise_for_status().json()["data"][0]["digit"]


def is_read(url, digit=7, client=httpx) -> bool:
    """Whether a plain drawing of `digit` is read as that."""
    return digit_in(client.post(url + EVENT, json=event_of(DRAWINGS[digit]), timeout=10)) == digit


def memory_of(process) -> int:
    """The megabytes that `process` holds in memory."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


def seconds_of(call) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def crowd_of(count) -> list[str]:
    """As many drawings, no two alike."""
    digits = [ZERO, ONE, FOUR, SEVEN]
    return [encode_png(picture_of(digits[k % 4], brush=0.05 + 0.0005 * k)) for k in range(count)]


async def visit(client, drawing, alone, seconds, pause=0.05):
    """Draws for `seconds`, as a page does, the next time when the last answer is there.

    Tells how long each answer took; each must be the one that the drawing gets `alone`.
    """
    times, end = [], time.perf_counter() + seconds
    while (started := time.perf_counter()) < end:
        answer = await client.post(EVENT, json=event_of(drawing))
        assert answer.raise_for_status().json()["data"] == alone
        times.append(time.perf_counter() - started)
        await asyncio.sleep(pause)
    return times


async def visit_all(url, drawings, seconds):
    """How long each answer took, while all `drawings` are drawn at once, after each alone."""
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=url, timeout=30, limits=limits) as client:
        alone = [(await client.post(EVENT, json=event_of(drawing))).json()["data"]
                 for drawing in drawings]
        assert len({str(answer) for answer in alone}) == len(drawings)
        visits = [visit(client, *each, seconds) for each in zip(drawings, alone)]
        return sum(await asyncio.gather(*visits), [])
