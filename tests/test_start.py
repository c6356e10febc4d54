"""The page starts with whole weights alone, without a network, and else ends in one clear line."""

import os
import random
import shutil
import subprocess
import sys

import pytest
from drawings import is_read

from mnist_cnn.benchmark.server import ROOT, running_page
from mnist_cnn.model import WeightsError
from mnist_cnn.reading.networks import load_networks

FILES = ["lab.pt", "lab.json", "lab-epochs.pt", "sketch.pt", "sketch.json", "sketch-epochs.pt"]


@pytest.fixture
def weights(tmp_path):
    return shutil.copytree(ROOT / "weights", tmp_path / "weights")


def swap(a, b):
    a.rename(a.with_suffix(".tmp")), b.rename(a), a.with_suffix(".tmp").rename(b)


BREAK = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: os.truncate(path, path.stat().st_size // 2),
    "an empty record": lambda path: path.write_text("{}"),
    "another recipe's": lambda path: swap(
        path,
        path.with_name(
            path.name.replace("lab", "?").replace("sketch", "lab").replace("?", "sketch")
        ),
    ),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


def refusal(weights) -> str:
    with pytest.raises(WeightsError) as error:
        load_networks(weights)
    assert "\n" not in (line := str(error.value))
    return line


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("change", BREAK.values(), ids=BREAK.keys())
def test_weights_that_are_not_those_of_the_record_are_refused_in_one_line(change, file, weights):
    change(weights / file)
    line = refusal(weights)
    assert str(weights) in line and "python -m mnist_cnn.train --recipe" in line


@pytest.mark.parametrize("count", [10, pytest.param(500, marks=pytest.mark.slow)])
@pytest.mark.parametrize("file", [name for name in FILES if name.endswith(".pt")])
def test_a_single_wrong_byte_is_noticed(file, count, weights):
    draw, whole = random.Random(1), (weights / file).read_bytes()
    for _ in range(count):
        place = draw.randrange(len(whole))
        damaged = whole[:place] + bytes([whole[place] ^ draw.randint(1, 255)]) + whole[place + 1 :]
        (weights / file).write_bytes(damaged)
        refusal(weights)


def test_the_page_does_not_start_with_damaged_weights(weights):
    (weights / "lab.pt").write_text("weights")
    shutil.copy(ROOT / "app.py", weights.parent)
    shutil.copytree(ROOT / "mnist_cnn", weights.parent / "mnist_cnn")
    start = subprocess.run(
        [sys.executable, "app.py"], cwd=weights.parent, capture_output=True, text=True, timeout=120
    )
    assert start.returncode == 1 and start.stdout == ""
    assert "lab.pt is damaged" in start.stderr and start.stderr.count("\n") == 1


def test_the_page_starts_and_reads_without_a_network(tmp_path):
    """Whoever connects to another machine ends the process."""
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys\n"
        "def refuse(event, args):\n"
        "    if event == 'socket.getaddrinfo' and args[0] not in ('127.0.0.1', 'localhost', None):\n"
        "        os.write(2, f'asked for {args[0]}'.encode()), os._exit(1)\n"
        "    if event == 'socket.connect' and args[1][0] not in ('127.0.0.1', '::1'):\n"
        "        os.write(2, f'connects to {args[1]}'.encode()), os._exit(1)\n"
        "sys.addaudithook(refuse)\n"
    )
    with running_page(tmp_path / "log", PYTHONPATH=str(tmp_path)) as (url, page):
        assert is_read(url) and page.poll() is None


def test_the_page_does_not_import_torchvision():
    """It would take two seconds more to start."""
    check = "import app, sys; sys.exit('torchvision' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], cwd=ROOT, timeout=120).returncode == 0
