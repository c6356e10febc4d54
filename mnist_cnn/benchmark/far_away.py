"""Times visits from far away: 150 ms, 1.6 Mbit/s down, 0.75 up, a processor slowed four times.

Chromium's own throttling, by `playwright`, which tests/requirements.txt brings.
"""

import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from mnist_cnn.benchmark.mouse import draw_strokes, find_places
from mnist_cnn.benchmark.rows import Row
from mnist_cnn.benchmark.server import running_page

PLAIN_PAGE = ("-m", "mnist_cnn.benchmark.plain")
FAR_LINE = {"latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
SLOWED = 4  # times
PAD = "#sketchpad canvas:not([hidden])"  # it is hidden until nothing that is drawn is lost
PLAIN_PAD = "canvas"
ONE = [(0.5, 0.15), (0.5, 0.85)]  # the page shows a 7 by itself
SECONDS = 4.0  # that somebody draws
WAIT = 120_000  # milliseconds for what must come
PAINTED = 'performance.getEntriesByName("first-paint")[0]?.startTime ?? performance.now()'
# The page itself notes when what is waited for is there: whoever asks it waits until it has time.
NOTE = """pad => {
    const note = (name, time = performance.now()) => { window[name] ??= time; };
    addEventListener("pointerdown", ({ timeStamp }) => note("downAt", timeStamp), true);
    new MutationObserver(() => {
        if (document.querySelector(pad)) note("padAt");
        if (document.querySelector('#answer[data-digit="1"]')) note("oneAt");
    }).observe(document, { attributes: true, childList: true, subtree: true });
}"""


@dataclass
class Visit:
    """Seconds from the address to the first paint and the pad, and from pen down to an answer; and
    what was asked for and came until the pad was there, in kB."""

    painted: float
    ready: float
    requests: int
    size: float
    answer: float = 0.0
    rate: float = 0.0  # kB a second while somebody draws


@dataclass
class Traffic:
    """What a browser has asked for, and the bytes that have come."""

    requests: list[str] = field(default_factory=list)
    size: float = 0.0

    def ask(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.requests.append(event["request"]["url"])

    def receive(self, event: dict[str, Any]) -> None:
        self.size += event["encodedDataLength"]


def time_visits(rounds: int) -> Iterator[Row]:
    """Medians over `rounds` of a first and a second visit, in turns with a plain Gradio page."""
    firsts, seconds, plain = [], [], []
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        logs = Path(folder)
        with (
            running_page(logs / "page") as (page, _),
            running_page(logs / "plain", PLAIN_PAGE) as (plain_page, _),
            playwright.chromium.launch(executable_path=_find_chromium()) as browser,
        ):
            for _ in range(rounds):
                with _person(browser) as context:
                    firsts.append(_visit(context, page, PAD, draws=True))
                    seconds.append(_visit(context, page, PAD))
                with _person(browser) as context:
                    plain.append(_visit(context, plain_page, PLAIN_PAD))
    yield from _compare(firsts, seconds, plain)


def _compare(firsts: list[Visit], seconds: list[Visit], plain: list[Visit]) -> Iterator[Row]:
    def middle(visits: list[Visit], what: str) -> float:
        return statistics.median(float(getattr(visit, what)) for visit in visits)

    whose = "of a plain Gradio page"
    for what, name, unit, aim in (
        ("far away, seconds to the first paint", "painted", "s", "2.6 s or less"),
        ("far away, seconds to a pad to draw on", "ready", "s", "0.65 or less"),
        ("what it asks for until then", "requests", "requests", "45 or less"),
        ("what has come until then", "size", "kB", "410 kB or less"),
    ):
        yield Row(what, middle(firsts, name), whose, middle(plain, name), unit, aim)
    ready = middle(firsts, "ready")
    answer = middle(firsts, "answer")
    yield Row("from pen down to a 1 that is read", answer, "to the pad", ready, "s", "1 s or less")
    again = middle(seconds, "ready")
    yield Row(
        "seconds to the pad at a second visit", again, "at the first", ready, "s", "0.50 or less"
    )
    line = FAR_LINE["downloadThroughput"] / 1000
    rate = middle(firsts, "rate")
    yield Row("what comes while somebody draws", rate, "the line", line, "kB/s", "40 kB/s or less")


@contextmanager
def _person(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody whose browser knows nothing yet."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


def _visit(context: BrowserContext, address: str, pad: str, draws: bool = False) -> Visit:
    page = context.new_page()
    traffic = Traffic()
    tools = context.new_cdp_session(page)
    tools.on("Network.requestWillBeSent", traffic.ask)
    tools.on("Network.loadingFinished", traffic.receive)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", {"offline": False, **FAR_LINE})
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.add_init_script(f"({NOTE})({pad!r})")
    page.goto(address, wait_until="commit", timeout=WAIT)
    page.wait_for_function("window.padAt", timeout=WAIT)
    ready = page.evaluate("padAt") / 1000
    visit = Visit(page.evaluate(PAINTED) / 1000, ready, len(traffic.requests), traffic.size / 1000)
    if draws:
        _draw(page, visit, traffic)
    page.close()
    return visit


def _draw(page: Page, visit: Visit, traffic: Traffic) -> None:
    """Draws a 1 as soon as one can, and then on and on."""
    pad = page.locator(PAD)
    draw_strokes(pad, [ONE], steps=4)
    page.wait_for_function("window.oneAt", timeout=WAIT)
    visit.answer = page.evaluate("oneAt - downAt") / 1000
    page.wait_for_load_state("networkidle")
    [(x, y)] = find_places(pad, ONE[:1])
    before, started = traffic.size, page.evaluate("performance.now()")
    page.mouse.down()
    while (now := page.evaluate("performance.now()")) < started + 1000 * SECONDS:
        page.mouse.move(x - (now - started) / 100, y + (now - started) / 50)
    visit.rate = (traffic.size - before) / (now - started)
    page.mouse.up()


def _find_chromium() -> str | None:
    names = "chromium", "google-chrome", "chromium-headless-shell"
    return next(filter(None, map(shutil.which, names)), None)
