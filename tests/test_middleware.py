"""What the middleware holds of a request it gives back, whatever ends the request."""

import asyncio
from types import SimpleNamespace

import pytest

from conftest import run_in_thread
from mnist_cnn.page import middleware
from mnist_cnn.page.api import READ
from mnist_cnn.page.middleware import ASK, MAX_CALL, MAX_EVENT, Allowlist

SCOPE = {
    "type": "http",
    "method": "POST",
    "path": READ,
    "query_string": b"",
    "headers": [(b"host", b"localhost")],
}
PART = bytes(1000)
MORE = {"type": "http.request", "body": PART, "more_body": True}


async def ignore(*_):
    pass


def receive_of(*messages):
    """An ASGI `receive` that yields `messages`, and then waits for ever."""
    waiting = list(messages)

    async def receive():
        return waiting.pop(0) if waiting else await asyncio.Event().wait()

    return receive


@pytest.mark.parametrize(
    "messages",
    [
        pytest.param([MORE, {"type": "http.disconnect"}], id="hung up"),
        pytest.param([MORE | {"body": bytes(MAX_CALL + 1)}], id="too large"),
        pytest.param([MORE, MORE | {"more_body": False}], id="no call"),
        pytest.param([MORE], id="too slow"),
    ],
)
def test_a_refused_request_holds_nothing(messages, monkeypatch):
    monkeypatch.setattr(middleware, "MAX_SECONDS", 0.1)
    allowlist = Allowlist(ignore, blocks=None)
    run_in_thread(asyncio.run, allowlist(SCOPE, receive_of(*messages), ignore))
    assert allowlist.held == 0


def test_requests_that_are_cancelled_while_they_arrive_hold_nothing():
    allowlist = Allowlist(ignore, blocks=None)

    async def cancel_many():
        tasks = [
            asyncio.create_task(allowlist(SCOPE, receive_of(MORE), ignore)) for _ in range(1000)
        ]
        async with asyncio.timeout(10):
            while allowlist.held < len(tasks) * len(PART):
                await asyncio.sleep(0)
        held = allowlist.held
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        return held

    assert run_in_thread(asyncio.run, cancel_many()) == 1000 * len(PART)
    assert allowlist.held == 0


@pytest.mark.parametrize("waiting, status", [(0, 400), (19, 400), (20, 503)])
def test_pictures_that_wait_in_the_queue_leave_no_room_for_more(waiting, status):
    largest = SimpleNamespace(data=SimpleNamespace(data=["x" * MAX_EVENT]))
    queue = SimpleNamespace(queue=[largest] * waiting)
    blocks = SimpleNamespace(
        _queue=SimpleNamespace(event_queue_per_concurrency_id={"predict": queue}),
        fns=[SimpleNamespace(inputs=[])],
    )
    answers = []

    async def note(message):
        answers.append(message.get("status"))

    last = {"type": "http.request", "body": b"no event"}
    run_in_thread(
        asyncio.run, Allowlist(ignore, blocks)(SCOPE | {"path": ASK}, receive_of(last), note)
    )
    assert answers[0] == status
