"""Two processes of the page behind nginx, as its notes set it up: any of them answers anything."""

import asyncio
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import httpx
import pytest
from gradio_client import Client, handle_file

from drawings import ask_by_curl
from mnist_cnn.benchmark.server import free_port, running_page
from mnist_cnn.benchmark.visitors import ask_all, ask_page, draw_all, send
from mnist_cnn.page.api import EXPLAIN, READ
from proxy import DOORS, REPLICAS, running_nginx
from strokes import FOUR, SEVEN, picture_of
from visitor import visit

pytestmark = pytest.mark.slow
CUT_OFF = "Failed to load resource: net::ERR_CONTENT_LENGTH_MISMATCH"  # what Chromium says of it
DRAWING_SECONDS = 20  # beside those in which both are started again, one after the other


def test_no_answer_fails_while_each_of_two_replicas_is_killed_and_started_again(browser, tmp_path):
    """Save the one that a process is writing: nginx cannot take back a head without its body."""
    ports, cut_off = [free_port() for _ in DOORS], []

    async def send_until_answered(client, question):
        while True:
            try:
                return await send(client, question)
            except httpx.RemoteProtocolError:
                cut_off.append(question)

    with ExitStack() as stack, ThreadPoolExecutor() as pool:

        def start(port):
            log = tmp_path / f"log of {port}"
            return stack.enter_context(running_page(log, GRADIO_SERVER_PORT=str(port)))[1]

        began = time.monotonic()
        replicas = {port: start(port) for port in ports[1:]}
        seconds = DRAWING_SECONDS + 3 * (time.monotonic() - began)
        front = stack.enter_context(running_nginx(tmp_path, REPLICAS, ports))
        visitor = visit(browser, front)
        questions = [ask_page(READ, drawing) for drawing in draw_all(40)]
        questions += [ask_page(EXPLAIN, drawing) for drawing in draw_all(10)]
        answers = ask_all(front, questions, seconds, pause=0.05, send=send_until_answered)
        crowd = pool.submit(asyncio.run, answers)
        for port, replica in replicas.items():
            replica.kill()
            replica.wait()
            assert not crowd.done()
            for digit, strokes in {"4": FOUR, "7": SEVEN}.items():
                visitor.draw(strokes, steps=30)
                visitor.expect_digit(digit)
                visitor.press("Clear")
            start(port)
            time.sleep(3)  # until all who had but one replica to ask are answered by it
        assert sum(map(len, crowd.result())) > 500
        assert set(visitor.problems) <= {CUT_OFF}
        assert len(cut_off + visitor.problems) <= len(replicas)
        visitor.page.context.close()
        served = Counter((tmp_path / "served").read_text().split("\n"))
        assert all(served[f"127.0.0.1:{port}"] > 100 for port in replicas)


@pytest.fixture
def front(tmp_path):
    """nginx before two replicas."""
    ports = [free_port() for _ in DOORS]
    with (
        running_page(tmp_path / "log", GRADIO_SERVER_PORT=str(ports[1])),
        running_page(tmp_path / "log 2", GRADIO_SERVER_PORT=str(ports[2])),
        running_nginx(tmp_path, REPLICAS, ports) as front,
    ):
        yield front


def test_programs_are_answered_through_nginx(front, tmp_path):
    picture_of(SEVEN).save(tmp_path / "seven.png")
    for _ in range(4):
        client = Client(front, verbose=False)
        answer = client.predict(handle_file(tmp_path / "seven.png"), api_name="/predict")
        client.close()
        assert answer["digit"] == 7
        assert ask_by_curl(front, tmp_path)["digit"] == 7
