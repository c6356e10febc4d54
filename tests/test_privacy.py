"""What visitors draw is read, answered and forgotten."""

import socket

import pytest
from gradio_client import Client, handle_file

from conftest import console
from drawings import CLIENT, ask, post
from mnist_cnn.benchmark.server import running_page
from mnist_cnn.benchmark.visitors import ask_page, draw_all
from mnist_cnn.page.api import EXPLAIN, READ
from mnist_cnn.page.middleware import ASK, STREAM, UPLOAD
from strokes import SEVEN, picture_of


def begin_an_upload(url):
    """Sends a part of a picture, and hangs up."""
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(
            f"POST {UPLOAD} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9999999\r\n"
            "Content-Type: multipart/form-data; boundary=B\r\n\r\n--B\r\n"
            'Content-Disposition: form-data; name="files"; filename="a.png"\r\n\r\n'.encode()
            + bytes(2_000_000)
        )


@pytest.mark.slow
def test_after_100_drawings_and_uploads_nothing_is_left(tmp_path):
    log, folder = tmp_path / "log", tmp_path / "temporary"
    folder.mkdir()
    picture_of(SEVEN).save(picture := tmp_path / "seven.png")
    folders = {"TMPDIR": str(folder), "GRADIO_TEMP_DIR": str(folder / "gradio")}
    with running_page(log, **folders) as (url, _):
        before = console(log), sorted(folder.rglob("*"))
        for number, drawing in enumerate(draw_all(100)):
            ask(url, drawing, (READ, EXPLAIN)[number % 2])
            files = {"files": (f"{number}.png", picture.read_bytes())}
            uploaded = CLIENT.post(url + UPLOAD, files=files).raise_for_status().json()
            CLIENT.post(url + ASK, json={"data": uploaded}).raise_for_status()
        client = Client(url, verbose=False)
        assert client.predict(handle_file(picture), api_name="/predict")["digit"] == 7
        client.close()
        begin_an_upload(url)
        assert (console(log), sorted(folder.rglob("*"))) == before


def test_no_session_is_remembered(page_url):
    """Gradio gives a session's last inputs to whoever names it; here nobody has one."""
    question = ask_page(READ, draw_all(1)[0])
    question.content["session_hash"] = "somebody"
    post(page_url, question).raise_for_status()
    for route in ("/gradio_api/deep_link", STREAM):
        assert CLIENT.get(page_url + route, params={"session_hash": "somebody"}).status_code == 404
