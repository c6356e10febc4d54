"""The page starts with whole weights alone, without a network, and else ends in one clear line."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time

import pytest

from conftest import later
from drawings import is_read
from mnist_cnn.benchmark.server import ROOT, running_page
from mnist_cnn.page.serve import name_server


@pytest.fixture
def weights(tmp_path):
    return shutil.copytree(ROOT / "weights", tmp_path / "weights")


def test_the_page_does_not_start_with_damaged_weights(weights):
    (weights / "lab.pt").write_text("weights")
    shutil.copy(ROOT / "app.py", weights.parent)
    shutil.copytree(ROOT / "mnist_cnn", weights.parent / "mnist_cnn")
    start = subprocess.run(
        [sys.executable, "app.py"], cwd=weights.parent, capture_output=True, text=True, timeout=120
    )
    assert start.returncode == 1 and start.stdout == ""
    assert "lab.pt is damaged" in start.stderr and start.stderr.count("\n") == 1


GUARD = """import os, sys
def watch(event, args):
    known = ("127.0.0.1", "localhost", None)
    if event == "socket.getaddrinfo" and args[0] not in known:
        os.write(2, f"asked for {args[0]}".encode()), os._exit(1)
    if event == "socket.connect" and args[1][0] not in ("127.0.0.1", "::1"):
        os.write(2, f"connects to {args[1]}".encode()), os._exit(1)
    if event == "import" and args[0] == "torchvision":  # it would take two seconds more to start
        os.write(2, b"imports torchvision"), os._exit(1)
sys.addaudithook(watch)
"""


@pytest.mark.slow
def test_the_page_starts_behind_proxies_without_a_network_and_without_torchvision(tmp_path):
    """Whoever connects to another machine ends the process."""
    (tmp_path / "sitecustomize.py").write_text(GUARD)
    proxies = {f"{kind}_proxy": "http://127.0.0.1:9" for kind in ("http", "https")}
    proxies |= {"all_proxy": "socks5://127.0.0.1:9"}
    proxies |= {name.upper(): address for name, address in proxies.items()}
    with running_page(tmp_path / "log", PYTHONPATH=str(tmp_path), **proxies) as (url, page):
        assert is_read(url) and page.poll() is None


def start_in_vain(port):
    """What `python app.py` says at a `port` where it cannot start."""
    start = subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env=os.environ | {"GRADIO_SERVER_PORT": port},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert start.returncode == 1 and start.stdout == ""
    return start.stderr


@pytest.mark.slow
def test_a_port_that_is_taken_ends_the_start_in_one_line():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        error = start_in_vain(port)
    assert port in error and error.count("\n") == 1


@pytest.mark.parametrize("port", ["abc", *later("", "-1", "70000")])
def test_a_port_that_is_none_ends_the_start_in_one_line(port):
    error = start_in_vain(port)
    assert f"GRADIO_SERVER_PORT is {port!r}" in error and error.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "named"), [("::1", "[::1]"), ("[::]", "[::]"), ("0.0.0.0", "0.0.0.0"), ("pc", "pc")]
)
def test_an_ipv6_address_stands_in_brackets(name, named):
    assert name_server(name) == named


@pytest.mark.slow
def test_a_page_for_other_machines_tells_the_address_that_they_type(tmp_path):
    with running_page(tmp_path / "log", GRADIO_SERVER_NAME="0.0.0.0") as (url, _):
        assert is_read(url)
        deadline = time.monotonic() + 10
        while not (printed := (tmp_path / "log").read_text()) and time.monotonic() < deadline:
            time.sleep(0.1)  # it tells the address once Gradio has asked itself whether it answers
        [line] = printed.splitlines()
        assert url in line and "share" not in line and "0.0.0.0" not in line
        for address in re.findall(r"http://\S+:\d+", line):
            assert is_read(address)
