"""Visitors as scripts: they draw, send and wait as the page in a browser does."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import httpx
import torch
from PIL import Image

from mnist_cnn.page.components import SHEET_SIDE
from mnist_cnn.page.middleware import EVENT
from mnist_cnn.page.views import encode_png

PREDICT, READ, EXPLAIN = range(3)  # the page's events, in the order of app.py
Send = Callable[[httpx.AsyncClient, str], Awaitable[list[Any]]]


def event_of(
    drawing: str, number: int = READ, name: str = "sketch", epoch: int = 20
) -> dict[str, Any]:
    """What the page sends of `drawing`, a data URL."""
    values = {
        PREDICT: [drawing, name],
        READ: [drawing, name, epoch],
        EXPLAIN: [drawing, name, epoch, -1, -1],
    }
    return {"fn_index": number, "data": values[number], "session_hash": "visitor"}


def drawings_of(digits: torch.Tensor) -> list[str]:
    """Data URLs of `digits` (N, 1, 28, 28), in black and sharp, as the sketchpad sends drawings."""
    masks = (Image.fromarray(digit.mul(255).byte().numpy()) for digit in digits.squeeze(1))
    size = (SHEET_SIDE, SHEET_SIDE)
    inked = (
        mask.resize(size, Image.Resampling.BICUBIC).point(lambda value: 255 * (value > 127))
        for mask in masks
    )
    black = Image.new("L", size)
    return [encode_png(Image.merge("RGBA", [black, black, black, ink])) for ink in inked]


def client_of(url: str) -> httpx.AsyncClient:
    limits = httpx.Limits(max_connections=None, keepalive_expiry=2)  # the server closes after 5 s
    return httpx.AsyncClient(base_url=url, timeout=30, limits=limits)


async def send(client: httpx.AsyncClient, drawing: str) -> list[Any]:
    """The answer to `drawing`. Raises httpx.HTTPError."""
    answer = await client.post(EVENT, json=event_of(drawing))
    values: list[Any] = answer.raise_for_status().json()["data"]
    return values


async def visit_all(
    url: str, drawings: list[str], seconds: float, pause: float = 0.05, send: Send = send
) -> list[float]:
    """How many seconds each answer took, while for `seconds` all `drawings` are drawn at once.

    Each visitor has one drawing, and sends it again a `pause` after it was answered, by `send`.
    Raises RuntimeError if one gets another answer than that drawing got alone.
    """
    async with client_of(url) as client:
        alone = [await send(client, drawing) for drawing in drawings]
        end = time.perf_counter() + seconds

        async def visit(drawing: str, expected: list[Any]) -> list[float]:
            times = []
            while (started := time.perf_counter()) < end:
                if await send(client, drawing) != expected:
                    raise RuntimeError("a visitor was given another one's answer")
                times.append(time.perf_counter() - started)
                await asyncio.sleep(pause)
            return times

        return sum(await asyncio.gather(*map(visit, drawings, alone)), [])


async def draw_many(url: str, drawings: Iterable[str], visitors: int = 8) -> None:
    """Sends all of `drawings` once, as many visitors at a time."""
    waiting = iter(drawings)

    async def draw() -> None:
        for drawing in waiting:
            await send(client, drawing)

    async with client_of(url) as client:
        await asyncio.gather(*(draw() for _ in range(visitors)))
