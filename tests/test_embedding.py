"""The page inside another site's page, as the Hub offers it: in a frame, or as an element.

Gradio's frontend, which such a page takes from elsewhere, comes from that other site here.
"""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import gradio
import pytest
from playwright.sync_api import expect

from mnist_cnn.benchmark.mouse import draw_strokes
from strokes import ONE, SEVEN

FRONTEND = Path(gradio.__file__).parent / "templates" / "frontend"
EMBEDDED = {
    "frame": '<iframe src="{}" width="1280" height="900" allow="clipboard-write"></iframe>',
    "element": '<script type="module" src="/gradio.js"></script><gradio-app src="{}"></gradio-app>',
}


class Site(SimpleHTTPRequestHandler):
    """Another site, whose page at / shows the page at `url`, in one of the ways of EMBEDDED."""

    page: bytes

    def do_GET(self):
        if self.path != "/":
            return super().do_GET()
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *_):
        pass


@pytest.fixture(params=EMBEDDED)
def embedded(request, browser, page_url):
    """What holds the page in a page of another site, and what is wrong there."""
    page = f"<!doctype html><link rel=icon href=data:,>{EMBEDDED[request.param].format(page_url)}"
    site = type("Embedding", (Site,), {"page": page.encode()})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(site, directory=FRONTEND)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with browser.new_context(viewport={"width": 1320, "height": 1000}) as context:
            tab, problems = context.new_page(), []
            tab.on("pageerror", lambda error: problems.append(str(error)))
            tab.on("requestfailed", lambda request: note_loss(request, problems))
            tab.on("response", lambda r: problems.append(r.url) if r.status >= 400 else None)
            tab.goto(f"http://127.0.0.1:{server.server_port}/")
            frame = tab.frame_locator("iframe") if request.param == "frame" else tab
            yield frame, problems
        server.shutdown()


def note_loss(request, problems):
    if request.failure != "net::ERR_ABORTED":  # by the page itself, whose drawing was cleared
        problems.append(f"{request.url}: {request.failure}")


@pytest.mark.slow
def test_in_another_sites_page_one_draws_reads_and_teaches(embedded):
    frame, problems = embedded
    pad = frame.locator("#sketchpad canvas")
    pad.click(trial=True)
    frame.get_by_role("button", name="Clear", exact=True).click()
    draw_strokes(pad, SEVEN)
    expect(frame.locator("#answer")).to_have_attribute("data-digit", "7")
    frame.get_by_role("button", name="Clear", exact=True).click()
    draw_strokes(pad, ONE)
    expect(frame.locator("#answer")).to_have_attribute("data-digit", "1")
    frame.get_by_role("button", name="This is a 7", exact=True).click()
    expect(frame.locator(".teach")).to_contain_text("errors:")
    assert frame.locator("#page").evaluate("(page) => getComputedStyle(page).display") == "grid"
    assert problems == []
