import errno
import os
import random
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest
import torch
from torchvision import datasets, transforms

from conftest import ROOT, SAMPLE
from mnist_cnn import load_model, read_digit
from mnist_cnn.benchmark.notebook import Notebook
from mnist_cnn.model import load_snapshots
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.reading.record import dump_record, load_record
from mnist_cnn.train import commit, records
from mnist_cnn.train.__main__ import main
from mnist_cnn.train.data import load_mnist
from mnist_cnn.train.recipes import LAB

FILES = {"lab.pt", "lab.json", "lab-snapshots.pt", "lab-missed.png"}


def options_for(out, *options):
    return ["--data-dir", str(SAMPLE), "--out", str(out), "--device", "cpu", *options]


def train(out, *options):
    return main(options_for(out, *options))


def start_training(out, *options, code="sys.exit(main(sys.argv[1:]))", on_sigint="SIG_DFL"):
    """A process that trains, once its learning has started, whatever this one does on Ctrl-C."""
    handlers = {"SIG_DFL": "default_int_handler", "SIG_IGN": "SIG_IGN"}
    program = (
        f"import signal, sys; signal.signal(signal.SIGINT, signal.{handlers[on_sigint]})\n"
        f"from mnist_cnn.train.__main__ import main\n{code}"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", program, *options_for(out, *options)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stdout.readline() == "Learning started\n"
    return run


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def weights(tmp_path):
    """A folder with the files of a run of one epoch."""
    assert train(tmp_path, "--epochs", "1") == 0
    return tmp_path


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
    for name in ("lab.pt", "lab-snapshots.pt", "lab-missed.png"):
        a, b, c = ((tmp_path / folder / name).read_bytes() for folder in "abc")
        assert a == b != c


def test_a_run_leaves_weights_record_snapshots_and_missed_digits(tmp_path, capsys):
    assert train(tmp_path, "--epochs", "2", "--batch-size", "50", "--lr", "0.002") == 0
    out = capsys.readouterr().out
    assert out.startswith("Learning started\nEpoch: 1 / 2, cost: ") and "Learning Finished" in out
    assert set(contents(tmp_path)) == FILES
    record = load_record(tmp_path / "lab.json")
    assert record.recipe == replace(LAB, epochs=2, batch_size=50, lr=0.002)
    assert len(record.costs) == 2 and record.device == "cpu"


def test_the_page_can_load_what_runs_of_other_lengths_leave(tmp_path):
    """Each network has snapshots of its own number, and its record says how many."""
    assert train(tmp_path, "--epochs", "3") == 0
    assert train(tmp_path, "--epochs", "1", "--recipe", "sketch") == 0
    networks = load_networks(tmp_path)
    assert {name: network.record.snapshots for name, network in networks.items()} == {
        "sketch": [0, 1, 2, 3],
        "lab": [0, 1, 2, 3, 6, 9],
    }
    for network in networks.values():
        assert len(network.snapshots) == len(network.record.snapshots)
    assert networks["lab"].record.no_digit_logit is None
    assert networks["sketch"].record.no_digit_logit is not None


def test_a_log_tells_of_the_half_minute_before_the_first_epoch(tmp_path, capsys):
    assert train(tmp_path, "--epochs", "1", "--recipe", "sketch") == 0
    printed = capsys.readouterr()
    assert printed.err.startswith("Thinning the training digits\n")
    assert printed.out.startswith("Learning started\n")


def test_each_snapshot_misses_as_many_test_digits_as_the_record_says(tmp_path):
    assert train(tmp_path, "--epochs", "2") == 0
    [network] = load_networks(tmp_path).values()
    _, test = load_mnist(SAMPLE)
    answers = torch.stack([model(test.images).argmax(1) for model in network.snapshots])
    assert (answers != test.labels).sum(1).tolist() == network.record.misses_by_snapshot


def test_the_missed_test_digits_lie_beside_the_record(weights):
    [network] = load_networks(weights).values()
    record, (_, test) = network.record, load_mnist(SAMPLE)
    assert torch.equal(network.missed, test.images[record.missed_digits])
    assert test.labels[record.missed_digits].tolist() == record.missed_labels
    assert record.missed_answers == [
        read_digit(network.model, image[None]).digit for image in network.missed
    ]


def test_in_bf16_the_costs_stay_within_3_percent_of_float32s(tmp_path):
    costs = {}
    for precision in ("float32", "bf16"):
        assert train(tmp_path / precision, "--epochs", "5", "--precision", precision) == 0
        record = load_record(tmp_path / precision / "lab.json")
        assert record.recipe.precision == precision
        costs[precision] = record.costs
    assert costs["bf16"] == pytest.approx(costs["float32"], rel=0.03)
    assert costs["bf16"] != costs["float32"]


def test_each_digit_is_learned(tmp_path):
    """Fifteen passes over 300 digits read most of 500 others."""
    assert train(tmp_path, "--epochs", "15", "--lr", "0.002") == 0
    record = load_record(tmp_path / "lab.json")
    assert record.costs[-1] < record.costs[0] / 10
    assert record.accuracy > 0.8 and record.accuracy == 1 - record.misses / 500
    assert sum(record.confusion[d][d] for d in range(10)) == 500 - record.misses


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


@pytest.mark.parametrize("size", ["100", "300"], ids=["cost", "only the weights"])
def test_numbers_that_are_not_finite_leave_the_old_weights(size, weights, capsys):
    """With one batch of 300 the cost is that of the untrained network, and finite."""
    old = contents(weights)
    assert train(weights, "--epochs", "1", "--lr", "1e30", "--batch-size", size) == 1
    error = capsys.readouterr().err
    assert "not finite" in error and error.count("\n") == 1
    assert contents(weights) == old


def tell_of_accuracy(weights, accuracy):
    record = replace(load_record(weights / "lab.json"), accuracy=accuracy)
    (weights / "lab.json").write_bytes(dump_record(record))


def test_weights_that_read_mnist_far_better_stay_unless_told_otherwise(weights, capsys):
    tell_of_accuracy(weights, 0.9881)
    old = contents(weights)
    assert train(weights, "--epochs", "1") == 1
    error = capsys.readouterr().err
    assert "0.9881" in error and "--replace-better" in error and error.count("\n") == 1
    assert contents(weights) == old
    assert train(weights, "--epochs", "1", "--replace-better") == 0
    assert load_record(weights / "lab.json").accuracy < 0.8


def test_weights_that_read_mnist_a_little_better_are_replaced(weights):
    accuracy = load_record(weights / "lab.json").accuracy
    tell_of_accuracy(weights, accuracy + 0.09)
    assert train(weights, "--epochs", "1") == 0
    assert load_record(weights / "lab.json").accuracy == accuracy


def test_the_record_says_which_commit_trained(weights):
    commit = load_record(weights / "lab.json").commit
    log = subprocess.run(
        ["git", "log", "-1", "--format=%H", "mnist_cnn"], cwd=ROOT, capture_output=True, text=True
    )
    assert commit.removesuffix("-dirty") == log.stdout.strip()


def test_without_git_the_commit_is_not_told(tmp_path, monkeypatch):
    monkeypatch.setattr(commit, "PACKAGE", tmp_path)
    assert commit.find_commit() == ""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert commit.find_commit() == ""


def test_a_full_disk_leaves_the_old_weights_whole(weights, capsys, monkeypatch):
    old = contents(weights)

    def no_space(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(records.os, "fsync", no_space)
    assert train(weights, "--epochs", "1", "--seed", "2") == 1
    assert "No space left" in capsys.readouterr().err
    assert contents(weights) == old


def test_a_run_into_the_repositorys_folder_says_how_the_old_weights_come_back(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    for folder, told in (("weights", True), ("elsewhere", False)):
        assert train(folder, "--epochs", "1") == 0
        assert ("git restore weights" in capsys.readouterr().out) == told


STOPS = {
    "Ctrl-C": (signal.SIGINT, "SIG_DFL"),
    "SIGTERM where SIGINT is ignored": (signal.SIGTERM, "SIG_IGN"),
    "SIGTERM": (signal.SIGTERM, "SIG_DFL"),
    "SIGKILL": (signal.SIGKILL, "SIG_DFL"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("how", "on_sigint"), STOPS.values(), ids=STOPS.keys())
def test_a_killed_run_leaves_the_old_weights_whole(how, on_sigint, weights):
    old = contents(weights)
    with start_training(weights, "--epochs", "100000", on_sigint=on_sigint) as run:
        assert run.stdout.readline().startswith("Epoch: 1 / 100000")
        run.send_signal(how)
        try:
            _, errors = run.communicate(timeout=60)
        finally:
            run.kill()
    assert contents(weights) == old
    if how != signal.SIGKILL:
        assert run.returncode == 130 and "Traceback" not in errors


@pytest.mark.slow
def test_killed_at_random_moments_a_trainer_leaves_whole_files(weights):
    """It trains and writes without end; what a kill may leave, the next run takes away."""
    draw = random.Random(1)
    for _ in range(20):
        endless = "while True: main(sys.argv[1:])"
        with start_training(weights, "--epochs", "1", code=endless) as run:
            time.sleep(draw.uniform(0, 1))
            run.kill()
        assert load_model(weights / "lab.pt")
        assert len(load_snapshots(weights / "lab-snapshots.pt")) == 4
        assert load_record(weights / "lab.json").recipe.epochs == 1
        left = {name.removeprefix(".").removesuffix(".part") for name in contents(weights)}
        assert left == FILES
    assert train(weights, "--epochs", "1") == 0
    assert set(contents(weights)) == FILES


def test_every_option_says_unit_and_default(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    text = " ".join(capsys.readouterr().out.split())
    assert stop.value.code == 0
    options = re.findall(r"(--[a-z-]+) [A-Z{a][^-]*", text.split("options:")[1])
    assert len(options) >= 8 and text.count("default: ") >= 8
