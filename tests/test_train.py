import errno
import hashlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import time

import pytest
import torch
from conftest import ROOT, SAMPLE
from torchvision import datasets, transforms

from mnist_cnn import load_model
from mnist_cnn.benchmark.notebook import Notebook
from mnist_cnn.model import load_history
from mnist_cnn.train import records
from mnist_cnn.train.__main__ import main

FILES = {"lab.pt", "lab.json", "lab-epochs.pt"}


def train(out, *options):
    return main(["--data-dir", str(SAMPLE), "--out", str(out), "--device", "cpu", *options])


def notebook_costs(epochs):
    run = Notebook(datasets.MNIST(SAMPLE, train=True, transform=transforms.ToTensor()))
    return [run.train_epoch() for _ in range(epochs)]


def test_costs_are_the_notebooks_to_six_digits(tmp_path, capsys):
    assert train(tmp_path, "--epochs", "3") == 0
    printed = re.findall(r"Epoch: (\d) / 3, cost: (\d\.\d{6})\n", capsys.readouterr().out)
    assert printed == [
        (str(epoch), f"{cost:.6f}") for epoch, cost in enumerate(notebook_costs(3), start=1)
    ]


def test_same_seed_writes_the_same_bytes_and_another_seed_others(tmp_path):
    for folder, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        assert train(tmp_path / folder, "--epochs", "1", "--seed", seed) == 0
    for name in ("lab.pt", "lab-epochs.pt"):
        a, b, c = ((tmp_path / folder / name).read_bytes() for folder in "abc")
        assert a == b != c


def test_a_run_leaves_weights_record_and_history(tmp_path, capsys):
    assert train(tmp_path, "--epochs", "2", "--batch-size", "50", "--lr", "0.002") == 0
    out = capsys.readouterr().out
    assert out.startswith("Learning started\nEpoch: 1 / 2, cost: ") and "Learning Finished" in out
    assert {path.name for path in tmp_path.iterdir()} == FILES
    record = json.loads((tmp_path / "lab.json").read_text())
    assert (record["epochs"], record["batch_size"], record["lr"], record["seed"]) == (
        2,
        50,
        0.002,
        1,
    )
    assert len(record["costs"]) == 2 and record["device"] == "cpu"
    assert record["sha256"] == hashlib.sha256((tmp_path / "lab.pt").read_bytes()).hexdigest()
    final = load_model(tmp_path / "lab.pt").state_dict()
    history = torch.load(tmp_path / "lab-epochs.pt", weights_only=True)
    assert all(history[name].shape == (3, *final[name].shape) for name in final)
    assert all(torch.equal(history[name][-1], final[name]) for name in final)


def test_in_bf16_the_costs_stay_within_3_percent_of_float32s(tmp_path):
    costs = {}
    for precision in ("float32", "bf16"):
        assert train(tmp_path / precision, "--epochs", "5", "--precision", precision) == 0
        record = json.loads((tmp_path / precision / "lab.json").read_text())
        assert record["precision"] == precision
        costs[precision] = record["costs"]
    assert costs["bf16"] == pytest.approx(costs["float32"], rel=0.03)
    assert costs["bf16"] != costs["float32"]


def test_each_digit_is_learned(tmp_path):
    """Thirty passes over 300 digits read most of 500 others."""
    assert train(tmp_path, "--epochs", "30") == 0
    record = json.loads((tmp_path / "lab.json").read_text())
    assert record["costs"][-1] < record["costs"][0] / 10
    assert record["accuracy"] > 0.8 and record["accuracy"] == 1 - record["misses"] / 500
    assert sum(record["confusion"][d][d] for d in range(10)) == 500 - record["misses"]


WRONG = {
    "no epochs": ["--epochs", "0"],
    "half an epoch": ["--epochs", "1.5"],
    "a negative rate": ["--lr", "-0.1"],
    "a rate that is no number": ["--lr", "nan"],
    "an endless rate": ["--lr", "inf"],
    "a word for a rate": ["--lr", "fast"],
    "an empty batch": ["--batch-size", "0"],
    "a negative seed": ["--seed", "-1"],
    "a seed too large": ["--seed", str(2**64)],
    "a precision unheard of": ["--precision", "float8"],
    "a device unheard of": ["--device", "abacus"],
    "a device that is not there": ["--device", "mps" if torch.cuda.is_available() else "cuda"],
    "a file for a folder": ["--out", __file__],
    "a folder below a file": ["--out", f"{__file__}/weights"],
    "a folder that cannot be": ["--out", "/proc/weights"],
    "an unknown recipe": ["--recipe", "soup"],
    "an unknown option": ["--fast"],
}


@pytest.mark.parametrize("options", WRONG.values(), ids=WRONG.keys())
def test_wrong_options_end_at_once_with_one_line_and_code_2(options, tmp_path, capsys):
    with pytest.raises(SystemExit) as stop:
        train(tmp_path / "new", *options)
    printed = capsys.readouterr()
    assert stop.value.code == 2
    assert printed.out == "" and printed.err.count("\n") == 1 and options[0] in printed.err
    assert not (tmp_path / "new").exists()


def test_missing_mnist_ends_with_one_line_and_code_1(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(datasets.MNIST, "mirrors", ["http://127.0.0.1:9/"])
    assert main(["--data-dir", str(tmp_path / "data"), "--out", str(tmp_path / "out")]) == 1
    assert "MNIST" in (error := capsys.readouterr().err) and error.strip().count("\n") == 0
    assert not (tmp_path / "out").exists()


def test_a_batch_larger_than_the_data_ends_with_code_1(tmp_path, capsys):
    assert train(tmp_path / "out", "--batch-size", "301") == 1
    assert "301" in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_a_full_disk_leaves_the_old_weights_whole(tmp_path, capsys, monkeypatch):
    assert train(tmp_path, "--epochs", "1") == 0
    old = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def no_space(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(records.os, "fsync", no_space)
    assert train(tmp_path, "--epochs", "1", "--seed", "2") == 1
    assert "No space left" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == old


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_killed_run_leaves_the_old_weights_whole(how, tmp_path):
    assert train(tmp_path, "--epochs", "1") == 0
    old = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    run = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "mnist_cnn.train",
            "--epochs",
            "100000",
            "--device",
            "cpu",
            "--data-dir",
            str(SAMPLE),
            "--out",
            str(tmp_path),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stdout.readline() == "Learning started\n"
    time.sleep(0.5)
    run.send_signal(how)
    _, errors = run.communicate(timeout=60)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == old
    if how != signal.SIGKILL:
        assert run.returncode == 130 and "Traceback" not in errors


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.slow)])
def test_killed_at_random_moments_a_trainer_leaves_whole_files(kills, tmp_path):
    """It trains and writes without end; what a kill may leave, the next run takes away."""
    assert train(tmp_path, "--epochs", "1") == 0
    draw = random.Random(1)
    endless = (
        "import sys; from mnist_cnn.train.__main__ import main\nwhile True: main(sys.argv[1:])"
    )
    for _ in range(kills):
        run = subprocess.Popen(
            [
                sys.executable,
                "-c",
                endless,
                "--data-dir",
                str(SAMPLE),
                "--out",
                str(tmp_path),
                "--epochs",
                "1",
                "--device",
                "cpu",
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert run.stdout.readline() == "Learning started\n"
        time.sleep(draw.uniform(0, 1))
        run.kill()
        run.communicate()
        assert (
            load_model(tmp_path / "lab.pt") and len(load_history(tmp_path / "lab-epochs.pt")) == 2
        )
        assert json.loads((tmp_path / "lab.json").read_text())["epochs"] == 1
        assert {
            path.name.removeprefix(".").removesuffix(".part") for path in tmp_path.iterdir()
        } == FILES
    assert train(tmp_path, "--epochs", "1") == 0
    assert {path.name for path in tmp_path.iterdir()} == FILES


def test_every_option_says_unit_and_default(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    text = " ".join(capsys.readouterr().out.split())
    assert stop.value.code == 0
    options = re.findall(r"(--[a-z-]+) [A-Z{a][^-]*", text.split("options:")[1])
    assert len(options) >= 8 and text.count("default: ") >= 8
