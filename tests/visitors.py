"""Visitors and programs as scripts: they draw, send and check as the page in a browser does."""

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


def is_read(url, digit=7) -> bool:
    """Whether a plain drawing of `digit` is read as that."""
    return digit_in(httpx.post(url + EVENT, json=event_of(DRAWINGS[digit]), timeout=10)) == digit


def memory_of(process) -> int:
    """The megabytes that `process` holds in memory."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


def seconds_of(call) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started
