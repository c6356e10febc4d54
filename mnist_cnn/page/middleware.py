"""The page's ASGI middleware: an allowlist of requests, before Gradio gets them.

Gradio's server has some sixty routes: files, proxies, histories, editors. The page and the programs
that ask it use the few below; for the others there is nothing here. An upload is handed back as a
data URL where Gradio's clients expect its path: so nothing is stored, no path is ever opened, and
the picture comes with its event, to any replica.
"""

import asyncio
import base64
import json
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import gradio as gr
import httpx
from starlette.datastructures import Headers, MutableHeaders, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mnist_cnn.page.api import EXPLAIN, READ, TEACH, TURNED, WORKING
from mnist_cnn.page.requests import RequestError, check_event

ICON_SIDES = (192, 512)  # pixels; Gradio would make an icon of any size
FETCHED = re.compile(
    r"/|/(config|theme\.css|manifest\.json|robots\.txt|favicon\.ico)"
    r"|/(assets|static)/[\w.@/-]{1,200}|/gradio_api/(info|startup-events)"
    r"|/page/[0-9a-f]{16}/(\w+\.(m?js|css)|fonts/\w+\.woff2|words/[\w-]+\.json)"
    r"|/weights/[\w-]+(-missed\.png|(?<!-snapshots)\.pt)"
    rf"|/page/images/(icon\.svg|preview\.png)|/pwa_icon/({'|'.join(map(str, ICON_SIDES))})",
    re.ASCII,
)
UPLOAD = "/gradio_api/upload"
CALLS = (READ, EXPLAIN, TEACH, WORKING, TURNED)  # where browsers ask about a drawing
JOIN = "/gradio_api/queue/join"  # where Gradio's Python client sends an event
STREAM = "/gradio_api/queue/data"  # where it then fetches the answer
ASK = "/gradio_api/call/predict"  # where any other program sends one
ASKED = re.compile(r"/gradio_api/call/(v2/)?predict/?")
ANSWERED = re.compile(r"/gradio_api/call/(?:v2/)?predict/([0-9a-f]{32})")

MAX_FILE = 10_000_000  # bytes; a phone's photo has 3 to 6 million
MAX_CALL = 800_000  # bytes; a photo has 200,000, a drawing 40,000
MAX_EVENT = 14_000_000  # bytes; such a file in base64, and what is around it
MAX_HELD = 280_000_000  # bytes of all requests that arrive or wait: 20 of the largest
MAX_SECONDS = 30  # for a request to arrive; such a file takes them at 3 Mbit/s

CROWDED = "Too many pictures at once. Please try again."

logging.getLogger("python_multipart").setLevel(logging.ERROR)  # it warns of what is answered 400


class Allowlist:
    """ASGI middleware that passes on what is for `blocks` and answers all else with 4xx."""

    def __init__(self, app: ASGIApp, blocks: gr.Blocks) -> None:
        self.app = app
        self.blocks = blocks
        self.held = 0  # bytes of requests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope = keep_folder(scope)
        try:
            check_hosts(scope)
            await self._admit(Request(scope, receive), send)
        except HTTPException as refusal:
            answer = JSONResponse({"error": refusal.detail}, refusal.status_code)
            await answer(scope, receive, send)
        except RequestError as error:
            await tell_error(error)(scope, receive, send)

    async def _admit(self, request: Request, send: Send) -> None:
        scope, receive = request.scope, request.receive
        match request.method, find_path(scope):
            case "GET" | "HEAD", path if FETCHED.fullmatch(path):
                await self.app({**scope, "query_string": b""}, receive, send)
            case "GET", path if path == STREAM:
                self._check_session(request.query_params.get("session_hash"))
                await self.app(scope, receive, send)
            case "GET", path if answered := ANSWERED.fullmatch(path):
                self._check_event(answered[1])
                await self.app(scope, receive, send)
            case "POST", path if path == UPLOAD:
                async with self._hold(request, MAX_FILE) as body:
                    url = await find_file(Request(scope, _replay(body, receive)))
                    await JSONResponse([url])(scope, receive, send)
            case "POST", path if path in CALLS:
                async with self._hold(request, MAX_CALL) as body:
                    await self.app(scope, _replay(body, receive), send)
            case "POST", path if path == JOIN or ASKED.fullmatch(path):
                async with self._hold(request, MAX_EVENT) as body:
                    self._check_room()
                    event = check_event(body, self.blocks, has_session=path == JOIN)
                    target = JOIN if path == JOIN else ASK
                    await self.app(*_as_json(scope, target, event, receive), send)
            case _:
                raise HTTPException(404)

    @asynccontextmanager
    async def _hold(self, request: Request, most: int) -> AsyncIterator[bytes]:
        """The body of `request`, of `most` bytes or fewer, held until the answer is sent."""
        body = bytearray()
        try:
            try:
                async with asyncio.timeout(MAX_SECONDS):
                    async for chunk in request.stream():
                        body += chunk
                        self.held += len(chunk)
                        if len(body) > most:
                            raise HTTPException(413, "This file is too large.")
                        if self.held > MAX_HELD:
                            raise HTTPException(503, CROWDED)
            except (TimeoutError, ClientDisconnect):
                raise HTTPException(408) from None
            yield bytes(body)
        finally:
            self.held -= len(body)

    def _check_room(self) -> None:
        """Raises 503 if too much arrives and waits in Gradio's queue, whose requests are answered
        already."""
        queues = self.blocks._queue.event_queue_per_concurrency_id.values()
        data = (event.data.data for each in queues for event in each.queue if event.data)
        waiting = sum(len(picture) for picture, *_ in data)
        if self.held + waiting > MAX_HELD:
            raise HTTPException(503, CROWDED)

    def _check_session(self, session: str | None) -> None:
        """Raises 404 for the answers of a session that has asked nothing."""
        if session not in self.blocks._queue.pending_messages_per_session:
            raise HTTPException(404)

    def _check_event(self, event: str) -> None:
        """Raises 404 if no answer to `event` waits: Gradio would wait for one for ever.

        An event without a session is Gradio's only one in the session of its own name.
        """
        self._check_session(event)
        if not self.blocks._queue.pending_event_ids_session.get(event):
            raise HTTPException(404)


def keep_folder(scope: Scope) -> Scope:
    """`scope` as a proxy hands it on that keeps the page's folder: Starlette's files need that."""
    root = urlsplit(scope.get("root_path", "")).path.rstrip(
        "/"
    )  # Gradio takes whole addresses, too
    kept = {**scope, "root_path": root}
    return {**kept, "path": root + find_path(kept)}


def find_path(scope: Scope) -> str:
    """The path below the page's folder, which a proxy may have kept or stripped."""
    root: str = scope.get("root_path", "")
    path: str = scope["path"]
    return path.removeprefix(root) if path.startswith(root + "/") else path


def tell_error(error: RequestError) -> JSONResponse:
    """The answer with the sentence of `error`, in the form from which Gradio's client takes it."""
    if not error.field:
        return JSONResponse({"error": str(error)}, 400)
    detail = {"__type__": "validate", "is_valid": False, "message": str(error)}
    detail["parameter_name"] = error.field
    return JSONResponse({"error": str(error), "detail": [detail]}, 422)


def check_hosts(scope: Scope) -> None:
    """Raises 400 if a header names this server by no valid address: Gradio builds URLs of them."""
    headers = Headers(scope=scope)
    for header in ("host", "x-forwarded-host"):
        _check_address("http://" + headers.get(header, "").split(",")[0].strip())
    _check_address(headers.get("x-gradio-server", ""))


@lru_cache(maxsize=64)  # visitors name a server in few ways
def _check_address(url: str) -> None:
    try:
        httpx.URL(url)
    except httpx.InvalidURL as error:
        raise HTTPException(400, "This page has no such address.") from error


async def find_file(upload: Request) -> str:
    """The one file of `upload`, a multipart form, as a data URL."""
    async with upload.form(max_files=1, max_fields=0) as form:
        file = form.get("files")
        if not isinstance(file, UploadFile):
            raise HTTPException(400, "There is no file in this upload.")
        content = await file.read()
    return "data:;base64," + base64.b64encode(content).decode()


def _replay(body: bytes, receive: Receive) -> Receive:
    """An ASGI `receive` that yields `body` first, and then what `receive` does."""
    messages = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Message:
        return messages.pop() if messages else await receive()

    return receive_again


def _as_json(
    scope: Scope, path: str, content: dict[str, Any], receive: Receive
) -> tuple[Scope, Receive]:
    """The request of `scope` with another path, whose body is `content` as JSON."""
    copy = {**scope, "path": scope["root_path"] + path, "headers": list(scope["headers"])}
    headers = MutableHeaders(scope=copy)
    headers["content-type"] = "application/json"
    del headers["content-length"], headers["content-encoding"]
    return copy, _replay(json.dumps(content).encode(), receive)
