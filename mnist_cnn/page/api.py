"""The routes by which the page's scripts ask about a drawing: JSON in, JSON out.

They are the page's own, before Gradio's: a component's server function does the same, but its way
through Gradio's routes takes the server longer than the reading.
"""

import json
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mnist_cnn.page.answers import explain, read
from mnist_cnn.page.calls import Call, CallError, parse, read_call, read_teaching
from mnist_cnn.page.files import compress
from mnist_cnn.page.taught import FORGOTTEN, Networks, TaughtNetworks
from mnist_cnn.page.turn_answers import turn
from mnist_cnn.page.working_answers import WorkingCall, show_working
from mnist_cnn.reading.sample import Sample

READ, EXPLAIN, TEACH = "/drawing/read", "/drawing/explain", "/drawing/teach"
WORKING, TURNED = "/drawing/working", "/drawing/turn"
MAX_THREADS = 2  # pictures explained at once: with 8 on two cores, there is a seventh fewer in all

Data = dict[str, Any]
Asking = TypeVar("Asking", bound=Call)


def serve_calls(networks: Networks, sample: Sample) -> list[Route]:
    """The routes where `networks` read, explain, and learn at a cost that `sample` tells."""
    taught = TaughtNetworks(networks, sample)
    run_aside = partial(to_thread.run_sync, limiter=CapacityLimiter(MAX_THREADS))

    def answer(how: Callable[[Asking, Networks], Data], call: Asking) -> Data:
        known = taught.find(call)
        return FORGOTTEN if known is None else how(call, known)

    async def read_now(body: bytes) -> Data:
        """The answer while one draws. It waits for nothing: a thread would take as long again.

        What takes longer has a thread all the same, so that it holds nobody up.
        """
        call = read_call(body)
        is_slow = call.photo is not None or call.shots is not None
        return await run_aside(answer, read, call) if is_slow else answer(read, call)

    async def explain_aside(body: bytes) -> Data:
        return await run_aside(answer, explain, read_call(body))

    async def teach_aside(body: bytes) -> Data:
        """What the digits that a visitor shows change, and their digest, for later calls."""
        return await run_aside(taught.tell, read_teaching(body))

    async def show_aside(body: bytes) -> Data:
        return await run_aside(answer, show_working, parse(WorkingCall, body))

    async def turn_aside(body: bytes) -> Data:
        return await run_aside(answer, turn, read_call(body))

    answers = {
        READ: read_now,
        EXPLAIN: explain_aside,
        TEACH: teach_aside,
        WORKING: show_aside,
        TURNED: turn_aside,
    }
    return [_serve(path, how) for path, how in answers.items()]


def _serve(path: str, answer: Callable[[bytes], Awaitable[Data]]) -> Route:
    async def respond(request: Request) -> Response:
        try:
            status, data = 200, await answer(await request.body())
        except CallError as error:
            status, data = 400, {"error": error.code}
        content = json.dumps(data, separators=(",", ":")).encode()
        accepted = request.headers.get("accept-encoding", "")
        content, headers = compress(content, accepted, quality=1)  # half of it, in no time
        return Response(content, status, headers, "application/json")

    return Route(path, respond, methods=["POST"])
