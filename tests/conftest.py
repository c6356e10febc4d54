import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mnist_cnn.benchmark.server import running_page

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "weights"
SAMPLE = ROOT / "tests" / "mnist"  # MNIST's first 300 training and 500 test digits
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def run_in_thread(call, *arguments):
    """What `call` returns, run where it may have an event loop: Playwright's holds this thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(call, *arguments).result()


def find_program(*names: str) -> str:
    """The path of the first of `names` that is there; without any, CI fails and others skip."""
    path = os.environ["PATH"] + ":/usr/sbin"
    for name in names:
        if program := shutil.which(name, path=path):
            return program
    reason = f"no {names[0]} found; install it, e.g. apt-get install {names[0]}"
    pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


def console(log: Path) -> list[str]:
    """The lines that a page has printed below the one that tells its address."""
    return [line for line in log.read_text().splitlines()[1:] if line]


@pytest.fixture(scope="session")
def mnist_dir() -> Path:
    """The folder that has the whole of MNIST, as `--data-dir` names it."""
    folder = Path(os.environ.get("MNIST_DIR", ROOT / "MNIST_data"))
    if not (folder / "MNIST" / "raw").is_dir():
        pytest.skip(f"needs the whole of MNIST, which is not in {folder}; MNIST_DIR names another")
    return folder


@pytest.fixture(scope="session")
def page_url(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    with running_page(folder / "log", GRADIO_TEMP_DIR=str(folder / "uploads")) as (url, _):
        yield url


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    chromium = find_program("chromium", "google-chrome")
    with sync_playwright() as playwright:
        with playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS) as browser:
            yield browser


@pytest.fixture
def visitor(browser, page_url):
    """Somebody at the page, to whom it gives no error and no warning."""
    from visitor import visit

    visitor = visit(browser, page_url, permissions=["clipboard-read", "clipboard-write"])
    yield visitor
    visitor.page.context.close()
    assert visitor.problems == []
