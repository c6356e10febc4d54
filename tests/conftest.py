import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = Path(__file__).parent / "mnist"  # MNIST's first 300 training and 500 test digits
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def served_page(log: Path, **environment):
    """The address of `python app.py`, started as a visitor's host would start it."""
    with running_page(log, **environment) as (url, _):
        yield url


@contextmanager
def running_page(log: Path, **environment):
    """The address and the process of `python app.py`; `environment` may name its port."""
    settings = os.environ | {"GRADIO_SERVER_PORT": str(free_port())} | environment
    url = f"http://127.0.0.1:{settings['GRADIO_SERVER_PORT']}"
    with log.open("w") as output:
        server = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=settings,
                                  stdout=output, stderr=subprocess.STDOUT)
    try:
        for _ in range(600):
            if server.poll() is not None:
                raise RuntimeError(f"the page did not start:\n{log.read_text()}")
            try:
                urllib.request.urlopen(url, timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        yield url, server
    finally:
        server.terminate()
        try:
            server.wait(5)
        except subprocess.TimeoutExpired:
            server.kill()


def console(log: Path) -> list[str]:
    """The lines that a page has printed, but for Gradio's greeting."""
    return [line for line in log.read_text().splitlines() if line and not line.startswith("* ")]


@pytest.fixture(scope="session")
def page_url(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    with served_page(folder / "log", GRADIO_TEMP_DIR=str(folder / "uploads")) as url:
        yield url


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        reason = "no Chromium found; install it, e.g. apt-get install chromium"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with sync_playwright() as playwright:
        with playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS) as browser:
            yield browser
