"""The routes by which the page's scripts ask about a drawing: JSON in, JSON out.

They are the page's own, before Gradio's: a component's server function does the same, but its way
through Gradio's routes takes the server longer than the reading.
"""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from mnist_cnn.page.answers import Networks, show_answer, show_picture
from mnist_cnn.page.calls import Call, CallError, read_call
from mnist_cnn.page.taught import FORGOTTEN, TaughtNetworks
from mnist_cnn.reading.sample import Sample

READ, EXPLAIN, TEACH = "/drawing/read", "/drawing/explain", "/drawing/teach"
MAX_THREADS = 2  # pictures explained at once: with 8 on two cores, there is a seventh fewer in all

Data = dict[str, Any]


def serve_calls(networks: Networks, sample: Sample) -> list[Route]:
    """The routes where `networks` read, explain, and learn at a cost that `sample` tells."""
    taught = TaughtNetworks(networks, sample)
    threads = CapacityLimiter(MAX_THREADS)

    async def read(data: Data) -> Data:
        """The answer while one draws. It waits for nothing: a thread would take as long again."""
        return _show(show_answer, data, await taught.find_aside(data))

    def explain_now(data: Data) -> Data:
        return _show(show_picture, data, taught.find(data))

    async def explain(data: Data) -> Data:
        """The whole picture, made in a thread, so that it holds no answer up."""
        return await to_thread.run_sync(explain_now, data, limiter=threads)

    async def teach(data: Data) -> Data:
        """What the digits that a visitor shows change, and their digest, for later calls."""
        return await to_thread.run_sync(taught.tell, data, limiter=threads)

    return [_serve(READ, read), _serve(EXPLAIN, explain), _serve(TEACH, teach)]


def _show(answer: Callable[[Call, Networks], Data], data: Data, known: Networks | None) -> Data:
    """The `answer` of the networks that are `known` for the shots in `data`."""
    return FORGOTTEN if known is None else answer(read_call(data, known), known)


def _serve(path: str, answer: Callable[[Data], Awaitable[Data]]) -> Route:
    async def respond(request: Request) -> JSONResponse:
        try:
            return JSONResponse(await answer(_parse(await request.body())))
        except CallError as error:
            return JSONResponse({"error": str(error)}, 400)

    return Route(path, respond, methods=["POST"])


def _parse(body: bytes) -> Data:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise CallError("This is no call of this page.") from error
    if not isinstance(data, dict):
        raise CallError("This is no call of this page.")
    return data
