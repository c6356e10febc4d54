"""`app.py` on ZeroGPU, a Space that a free account can make: what the `spaces` package does there
is done, and only its server is the test's own."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from gradio_client import Client, handle_file

from mnist_cnn.benchmark.server import running_page
from strokes import SEVEN, picture_of
from visitor import visit


class Device(BaseHTTPRequestHandler):
    """The server that lends GPUs; `asked` is what was asked of it."""

    asked: list[str]

    def do_POST(self):
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def device():
    """The address of a server that lends GPUs, and the list of what it is asked."""
    asked = []
    with HTTPServer(("127.0.0.1", 0), type("Asked", (Device,), {"asked": asked})) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.mark.slow
def test_a_space_of_a_free_account_starts_and_reads_without_a_gpu(browser, device, tmp_path):
    address, asked = device
    zero = {"SPACES_ZERO_GPU": "true", "SPACES_ZERO_DEVICE_API_URL": address}
    with running_page(tmp_path / "log", **zero, SPACE_ID="you/draw-a-digit") as (url, _):
        visitor = visit(browser, url)
        visitor.press("Clear")
        visitor.draw(SEVEN)
        visitor.expect_digit("7")
        visitor.leave()
        picture_of(SEVEN).save(tmp_path / "seven.png")
        client = Client(url, verbose=False)
        answer = client.predict(handle_file(tmp_path / "seven.png"), api_name="/predict")
        client.close()
    assert answer["digit"] == 7
    assert asked == ["/startup-report"]  # once, that all is well; and nobody asked for a GPU
