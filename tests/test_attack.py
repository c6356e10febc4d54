"""Whatever untrusted input arrives, the page answers calmly, stays as it is, and reads on."""

import http.client
import itertools
import socket

import pytest

from conftest import console
from drawings import is_read
from mnist_cnn.benchmark.server import (
    free_port,
    memory_of,
    processor_time_of,
    running_page,
)
from untrusted_input import requests

COUNT = 10_000  # requests
SECONDS = 2  # of a processor that an answer may cost; without one in ten, the test ends
GROWTH = 150  # megabytes that may be added: what an allocator keeps of large pictures, in pieces
SECRETS = ("root:x:", "Traceback", "site-packages", "load_networks", "MNIST_CNN")


@pytest.fixture
def trap():
    """The address of a server that nobody should ever ask."""
    with socket.create_server(("127.0.0.1", free_port())) as server:
        server.settimeout(0.01)
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(TimeoutError):
            server.accept()


def send(url, method, path, headers, content) -> tuple[int, str]:
    """Status and text of the answer."""
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=10)
    encoded = {name: value.encode("latin-1") for name, value in headers.items()}
    try:
        connection.request(method, path, content, encoded)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    finally:
        connection.close()


def is_calm(status: int, text: str) -> bool:
    """Whether an answer refuses, in a sentence, or is one that anybody may have."""
    return status < 500 and not any(secret in text for secret in SECRETS)


def attack(url, page, count, seed, trap):
    """Sends `count` requests, and tells of those that were not answered calmly, or at what cost."""
    for k, request in enumerate(itertools.islice(requests(seed, trap), count)):
        started = processor_time_of(page)
        status, text = send(url, *request)
        seconds = processor_time_of(page) - started
        if seconds > SECONDS or not is_calm(status, text):
            yield f"{k}, {seconds:.1f} s: {str(request)[:400]}: {status} {text[:200]}"
        if k % 50 == 0:
            assert is_read(url)


@pytest.mark.slow
def test_malformed_requests_are_answered_calmly_and_leave_nothing(trap, tmp_path):
    log, kept = tmp_path / "log", tmp_path / "kept"
    with running_page(log, GRADIO_TEMP_DIR=str(kept), TMPDIR=str(tmp_path)) as (url, page):
        problems = list(attack(url, page, COUNT // 2, 0, trap))  # until that has settled
        before = memory_of(page)
        problems += attack(url, page, COUNT, 1, trap)
        assert problems == [] and is_read(url)
        print(f"memory {before} MB, after {COUNT:,} requests {memory_of(page)} MB")
        assert memory_of(page) - before < GROWTH
        assert not [line for line in console(log) if "Invalid HTTP request" not in line]
        assert not [path for path in kept.rglob("*") if path.is_file()]
