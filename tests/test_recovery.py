"""One request lost, or the server gone for a while: the page says so, and goes on by itself."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from mnist_cnn.benchmark.server import free_port, running_page
from mnist_cnn.page.api import EXPLAIN, READ
from strokes import FOUR, SEVEN
from visitor import visit

BACK = 10_000  # milliseconds after the server's or the network's return until all is read
CALLS = "**/drawing/*"
SENTENCE = "The server isn’t answering"


def expect_lost(visitor):
    """A sentence, and nothing of what was read before."""
    expect(visitor.page.get_by_text(SENTENCE)).to_be_visible()
    visitor.expect_digit("")


def expect_back(visitor, digit):
    expect(visitor.answer).to_have_attribute("data-digit", digit, timeout=BACK)
    expect(visitor.page.get_by_text(SENTENCE)).to_be_hidden()


@pytest.fixture
def visitor(browser, page_url):
    visitor = visit(browser, page_url)
    visitor.press("Clear")
    yield visitor
    visitor.problems.clear()  # the requests that were lost
    visitor.leave()


@pytest.mark.slow
def test_after_a_restart_of_the_server_what_was_drawn_meanwhile_is_read(browser, tmp_path):
    port = str(free_port())
    with running_page(tmp_path / "log", GRADIO_SERVER_PORT=port) as (url, server):
        visitor = visit(browser, url)
        visitor.draw(SEVEN)
        visitor.expect_digit("7")
        asked = []
        visitor.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        server.kill()
        server.wait()
        visitor.press("Clear")
        visitor.draw(FOUR)
        expect_lost(visitor)
    with running_page(tmp_path / "log", GRADIO_SERVER_PORT=port):
        expect_back(visitor, "4")
        visitor.press("Clear")
        visitor.draw(SEVEN)
        visitor.expect_digit("7")
    assert set(asked) == {READ, EXPLAIN}  # Gradio has noticed nothing, and needs no other route
    assert visitor.page.get_by_text("reconnect").count() == 0
    visitor.page.context.close()


def test_after_the_networks_return_what_was_drawn_meanwhile_is_read(visitor):
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    visitor.page.context.set_offline(True)
    visitor.press("Clear")
    visitor.draw(FOUR)
    expect_lost(visitor)
    visitor.page.context.set_offline(False)
    expect_back(visitor, "4")


def test_one_lost_request_loses_nothing(visitor):
    visitor.page.route(CALLS, lambda route: route.abort(), times=1)
    visitor.draw(SEVEN)
    expect_back(visitor, "7")


def test_a_request_that_fails_for_now_is_told_and_asked_again(visitor):
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    visitor.page.route(CALLS, lambda route: route.fulfill(status=503, body="no"))
    visitor.press("Clear")
    visitor.draw(FOUR)
    expect_lost(visitor)
    visitor.page.unroute(CALLS)
    expect_back(visitor, "4")


def is_last(path):
    """Whether a response is the server's last of a drawing, at `path`."""
    return lambda response: (
        response.url.endswith(path) and response.request.post_data_json["isDone"]
    )


def test_a_request_that_is_refused_for_good_is_told_until_the_page_is_loaded_anew(visitor):
    refusal = {"status": 400, "json": {"error": "snapshot"}}
    visitor.page.route(CALLS, lambda route: route.fulfill(**refusal))
    with visitor.page.expect_response(is_last(READ)):
        with visitor.page.expect_response(is_last(EXPLAIN)):
            visitor.draw(SEVEN)
    expect(visitor.notice).to_contain_text("This network has been retrained.")
    visitor.expect_digit("")
    visitor.page.unroute(CALLS)
    visitor.press("Reload the page")
    visitor.expect_digit("7")
    expect(visitor.notice).to_have_text("")


def test_a_request_that_hangs_is_ended(visitor):
    """With a patience of a second, by the browser's own clock of signals."""
    visitor.page.evaluate("AbortSignal.timeout = ((real) => () => real(1000))(AbortSignal.timeout)")
    visitor.page.route(CALLS, lambda route: None)
    with visitor.page.expect_event("requestfailed") as failed:
        visitor.draw(SEVEN)
    assert failed.value.failure == "net::ERR_ABORTED"
    expect(visitor.page.get_by_text(SENTENCE)).to_be_visible()
    visitor.page.unroute(CALLS)
    expect_back(visitor, "7")
