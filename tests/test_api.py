"""The routes by which the page's scripts ask about a drawing."""

import asyncio
import base64
import threading

import httpx
import numpy as np
import pytest
from starlette.applications import Starlette

from conftest import WEIGHTS, run_in_thread
from drawings import CLIENT, DRAWINGS, ask, post
from mnist_cnn.benchmark.visitors import ask_page
from mnist_cnn.page import api
from mnist_cnn.page.api import EXPLAIN, READ, TEACH, TURNED, WORKING
from mnist_cnn.page.taught import FORGOTTEN
from mnist_cnn.page.words import ENGLISH
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.reading.sample import load_sample

NO_CALLS = [b"", b"7", b"null", b"[]", b"{", b"[" * 99_999, b"\xff", b"9" * 5000, b"{}"]


@pytest.mark.parametrize("path", [READ, EXPLAIN, TEACH, WORKING, TURNED])
@pytest.mark.parametrize("body", NO_CALLS, ids=lambda body: str(body[:9]))
def test_what_is_no_call_is_refused_with_a_reason(path, body, page_url):
    answer = CLIENT.post(page_url + path, content=body)
    assert answer.status_code == 400 and f"refusal.{answer.json()['error']}" in ENGLISH


@pytest.mark.parametrize("path", [READ, EXPLAIN, TEACH])
def test_a_call_is_posted(path, page_url):
    assert CLIENT.get(page_url + path).status_code == 404


@pytest.mark.parametrize("digit", DRAWINGS)
def test_the_answer_and_the_picture_tell_the_same_logits(digit, page_url):
    read, explained = (ask(page_url, DRAWINGS[digit], path) for path in (READ, EXPLAIN))
    for name in read["logits"]:
        assert explained["logits"][name] == pytest.approx(read["logits"][name], abs=1e-4)


WAY = {"answers": [7], "way": {"map": 9}}


@pytest.mark.parametrize("digit", DRAWINGS)
def test_one_answer_of_at_most_4_kb_tells_the_whole_way_down(digit, page_url):
    told = post(page_url, ask_page(WORKING, DRAWINGS[digit], **WAY))
    assert told.status_code == 200 and len(told.content) <= 4096
    assert None not in told.json()["way"].values()
    points = np.frombuffer(base64.b64decode(told.json()["points"]), "<f4").reshape(2, 49)
    explained = ask(page_url, DRAWINGS[digit], EXPLAIN, isDone=True)
    maps = np.frombuffer(base64.b64decode(explained["maps"]), "<f4").reshape(10, 64)
    assert points.prod(0).sum() == pytest.approx(maps[7, 9], abs=1e-4)


@pytest.mark.parametrize("wrong", [
    {}, {"answers": []}, {"answers": [11]}, {"answers": [1, 2, 3]}, {"way": {}},
    {"way": {"map": 64}}, {"way": 7}, {"way": {"map": 1, "cell": -1}}, {"way": {"source": 3}},
    {"way": {"map": "1"}},
], ids=str)  # fmt: skip
def test_a_way_that_is_none_is_refused_with_a_reason(wrong, page_url):
    more = {} if not wrong else WAY | wrong
    answer = post(page_url, ask_page(WORKING, DRAWINGS[7], **more))
    assert answer.status_code == 400 and f"refusal.{answer.json()['error']}" in ENGLISH


@pytest.mark.parametrize("path", [READ, EXPLAIN])
def test_shots_that_the_server_does_not_know_are_told_of(path, page_url):
    shots = f"7.{DRAWINGS[1]}"
    assert ask(page_url, DRAWINGS[1], path, taught="0" * 64) == FORGOTTEN
    told = CLIENT.post(page_url + TEACH, json={"shots": shots}).json()
    known = ask(page_url, DRAWINGS[1], path, taught=told["digest"])
    assert (
        known == ask(page_url, DRAWINGS[1], path, shots=shots) != ask(page_url, DRAWINGS[1], path)
    )


@pytest.mark.parametrize("more, is_aside", [
    ({}, False), ({"photo": "data:image/png;base64,AAAA"}, True),
    ({"shots": f"7.{DRAWINGS[7]}"}, True),
], ids=["strokes", "photo", "shots"])  # fmt: skip
def test_only_a_drawing_is_read_in_the_event_loop(monkeypatch, more, is_aside):
    monkeypatch.setattr(api, "read", lambda *_: {"thread": threading.get_ident()})
    app = Starlette(routes=api.serve_calls(load_networks(WEIGHTS), load_sample(WEIGHTS)))
    call = {"network": "sketch", "strokes": DRAWINGS[7], **more}

    async def ask_here():
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://page"
        ) as client:
            answer = await client.post(READ, json=call)
        return answer.json()["thread"] != threading.get_ident()

    assert run_in_thread(asyncio.run, ask_here()) is is_aside
