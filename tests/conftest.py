"""What the tests share. They run in several workers at once, each a process with its own fixtures.

- One page (`page_url`) and one browser (`browser`) serve all tests of a worker. A test that ends,
  floods or sets up a page starts its own, with `running_page`.
- A port comes from `free_port`, a folder from `tmp_path`; no name, port or file is two tests' own.
- `SAMPLE`, `WEIGHTS` and `mnist_dir` are read only: copy what a test changes.
- Who comes by `come`, as the fixture `visitor` has, leaves a page that others use: it is emptied.
- A parameter has the same name in every worker: `ids=str` gives a function's its address.
- A test waits for what it needs to happen, never for seconds: other workers take their time.
- The browser is Chromium's headless shell, or Chromium: the same engine, with a window to draw.

Files that are named, as in `pytest tests/test_read.py`, run in one process, as `-n 0` has all do.
"""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urljoin

import pytest
from filelock import FileLock

from mnist_cnn.benchmark.server import running_page
from mnist_cnn.train.data import load_mnist

pytest.register_assert_rewrite("visitor")  # so that its asserts tell what they compare

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "weights"
SAMPLE = ROOT / "tests" / "mnist"  # MNIST's first 300 training and 500 test digits
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # who asks elsewhere gets an error
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config):
    """None for files that somebody names; else, where this is silent, one for each core."""
    return 0 if config.args_source is config.ArgsSource.ARGS else None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes():
    """A worker has one core: what its torch, and the programs it starts, are to know at once."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")


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
    reason = f"no {names[0]} found; .ci/run tells which package of Debian's has it"
    pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


def later(*values):
    """Parameters for the slow run alone: the quick one tests their lines with others."""
    return [pytest.param(value, marks=pytest.mark.slow) for value in values]


def console(log: Path) -> list[str]:
    """The lines that a page has printed below the one that tells its address."""
    return [line for line in log.read_text().splitlines()[1:] if line]


@pytest.fixture(scope="session")
def mnist_dir(tmp_path_factory) -> Path:
    """The folder that has the whole of MNIST, unpacked, as `--data-dir` names it."""
    folder = Path(os.environ.get("MNIST_DIR", ROOT / "MNIST_data"))
    if not (folder / "MNIST" / "raw").is_dir():
        pytest.skip(f"needs the whole of MNIST, which is not in {folder}; MNIST_DIR names another")
    with FileLock(tmp_path_factory.getbasetemp().parent / "mnist.lock"):
        load_mnist(folder)  # the first worker that comes unpacks the archives
    return folder


@pytest.fixture(scope="session")
def page_url(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    with running_page(folder / "log", GRADIO_TEMP_DIR=str(folder / "uploads")) as (url, _):
        yield url


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    chromium = find_program("chromium-headless-shell", "chromium", "google-chrome")
    with sync_playwright() as playwright:
        with playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS) as browser:
            yield browser


@pytest.fixture
def come(browser, page_url):
    """`visit` of the page, or of a link in it; who came leaves when the test ends."""
    from visitor import visit

    came = []

    def come(link="", **how):
        came.append(visit(browser, urljoin(page_url, link), **how))
        return came[-1]

    yield come
    for visitor in came:
        visitor.leave()


@pytest.fixture
def visitor(come):
    """Somebody at the page, to whom it gives no error and no warning."""
    return come()
