"""Whether percentages are true: how that is counted, and the temperature that makes them so."""

import dataclasses
import shutil

import numpy as np
import pytest
import torch

from committed import COMMITTED_NAMES
from conftest import SAMPLE, WEIGHTS
from hands import write_digit
from mnist_cnn.model import load_model, load_snapshots
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.reading.read import NO_DIGIT, log_probabilities
from mnist_cnn.reading.reliability import (
    FIFTEEN_BINS,
    PEN_DRAWINGS,
    TEST_DIGITS,
    measure_reliability,
)
from mnist_cnn.train.data import Digits, load_mnist
from mnist_cnn.train.evaluation import compute_logits
from mnist_cnn.train.recipes import SKETCH
from mnist_cnn.train.reliability import main
from mnist_cnn.train.temperature import choose_temperature, divide_logits, draw_unseen

NETWORKS = load_networks(WEIGHTS)
TRAINING = load_mnist(SAMPLE)[0]


def logs_of(*shares: float) -> torch.Tensor:
    """Log-probabilities (N, 11) of answers 0 with these `shares`, the others having the rest."""
    rest = [[(1 - share) / NO_DIGIT] * NO_DIGIT for share in shares]
    return torch.tensor(
        [[share, *others] for share, others in zip(shares, rest, strict=True)]
    ).log()


def test_an_answer_counts_in_the_bin_of_its_share():
    found = measure_reliability(
        logs_of(0.6, 0.8, 0.9, 1.0), torch.tensor([0, 1, 0, 0]), (0, 0.5, 0.85, 1)
    )
    assert (found.count, found.right) == ([0, 2, 2], [0, 1, 2])
    assert found.said == pytest.approx([0, 0.7, 0.95])


def test_the_calibration_error_is_the_mean_of_what_is_said_too_much_or_too_little():
    answers = torch.tensor([0] * 9 + [1])
    assert measure_reliability(logs_of(*[0.9] * 10), answers, FIFTEEN_BINS).error == pytest.approx(
        0
    )
    assert measure_reliability(logs_of(*[0.7] * 10), answers, FIFTEEN_BINS).error == pytest.approx(
        0.2
    )


@pytest.mark.parametrize("temperature", [0.6, 1.0, 1.7])
def test_the_temperature_is_found_that_makes_the_shares_true(temperature):
    random = torch.Generator().manual_seed(1)
    true = 3 * torch.randn(20_000, NO_DIGIT + 1, generator=random)
    answers = torch.multinomial(true.softmax(1), 1, generator=random).flatten()
    assert choose_temperature(true * temperature, answers) == pytest.approx(temperature, abs=0.03)


def test_divided_weights_give_divided_logits():
    model = load_model(WEIGHTS / "sketch.pt")
    images = TRAINING.images[:20]
    with torch.inference_mode():
        expected = model(images) / 0.7
        model.load_state_dict(divide_logits(model.state_dict(), 0.7))
        torch.testing.assert_close(model(images), expected)


def test_what_chooses_the_temperature_is_drawn_anew_and_always_the_same():
    some = Digits(TRAINING.images[:50], TRAINING.labels[:50])
    images, answers = draw_unseen(some, SKETCH.mix, seed=1)
    assert torch.equal(answers[:50], some.labels)
    assert not any((images == own).flatten(1).all(1).any() for own in some.images)
    share = (answers == NO_DIGIT).sum() / len(answers)
    mix = SKETCH.mix
    expected = mix.negatives / (mix.rewritten + mix.drawn + mix.negatives)
    assert share == pytest.approx(expected, abs=0.01)
    again, _ = draw_unseen(some, mix, seed=1)
    assert torch.equal(images, again)


def test_the_committed_network_is_as_sure_as_it_may_be_of_drawings_it_has_not_seen():
    images, answers = draw_unseen(TRAINING, SKETCH.mix, seed=2)
    network = NETWORKS["sketch"]
    logs = log_probabilities(compute_logits(network.model, images), network.record.no_digit_logit)
    assert measure_reliability(logs, answers, FIFTEEN_BINS).error < 0.03
    assert choose_temperature(logs, answers) == pytest.approx(1, abs=0.2)


def test_every_snapshot_is_divided_by_the_records_temperature():
    """The weights of the last layer start between -BOUND and BOUND (Glorot and Bengio, 2010)."""
    bound = (6 / (64 * 7 * 7 + 10)) ** 0.5
    for name, network in NETWORKS.items():
        untrained = load_snapshots(WEIGHTS / f"{name}-snapshots.pt")[0].fc.weight
        drawn = untrained.abs().max().item() * network.record.temperature
        assert drawn == pytest.approx(bound, rel=1e-3)


@pytest.mark.parametrize("name", NETWORKS)
def test_the_page_has_figures_of_all_test_digits(name):
    record = NETWORKS[name].record
    found = record.reliability[TEST_DIGITS]
    assert sum(found.count) == record.test_digits
    is_taught = record.no_digit_logit is not None
    missed = sum(found.count) - sum(found.right)
    assert missed >= record.misses if is_taught else missed == record.misses


@pytest.mark.parametrize("name", COMMITTED_NAMES)
def test_the_page_has_figures_of_many_pen_drawings(name):
    assert sum(NETWORKS[name].record.reliability[PEN_DRAWINGS].count) > 5000


@pytest.mark.slow
@pytest.mark.parametrize("name", NETWORKS)
def test_the_figures_are_those_of_all_of_mnist(name, mnist_dir):
    test = load_mnist(mnist_dir)[1]
    network = NETWORKS[name]
    logs = log_probabilities(
        compute_logits(network.model, test.images), network.record.no_digit_logit
    )
    found, told = measure_reliability(logs, test.labels), network.record.reliability[TEST_DIGITS]
    assert sum(found.right) == sum(told.right)
    assert found.said == pytest.approx(told.said, abs=1e-3)
    if name == "sketch":
        assert measure_reliability(logs, test.labels, FIFTEEN_BINS).error <= 0.015


def write_drawings(path, drawings, labels):
    """Puts `drawings`, lists of strokes (n, 2) with y down, into the file `path`, y up."""
    strokes = [np.asarray(stroke) * [1, -1] for drawing in drawings for stroke in drawing]
    np.savez(
        path,
        points=np.concatenate(strokes),
        stroke_start=np.cumsum([0, *map(len, strokes)]),
        digit_start=np.cumsum([0, *map(len, drawings)]),
        label=labels,
    )


def test_one_command_puts_what_is_said_of_pen_drawings_into_the_records(tmp_path, capsys):
    shutil.copytree(WEIGHTS, tmp_path / "weights")
    random = np.random.default_rng(1)
    labels = [number % 10 for number in range(40)]
    write_drawings(tmp_path / "pen.npz", [write_digit(each, random) for each in labels], labels)
    command = [str(tmp_path / "pen.npz"), "--weights", str(tmp_path / "weights")]
    assert main(command) == 0
    printed = capsys.readouterr().out
    for name, network in load_networks(tmp_path / "weights").items():
        before, after = NETWORKS[name].record, network.record
        found = after.reliability[PEN_DRAWINGS]
        assert sum(found.count) == 40 and sum(found.right) >= 30
        assert dataclasses.replace(after, reliability=before.reliability) == before
        assert after.reliability[TEST_DIGITS] == before.reliability[TEST_DIGITS]
        assert f"{name}: calibration error" in printed


def test_a_file_that_has_no_drawings_is_refused_in_one_line(tmp_path, capsys):
    np.savez(tmp_path / "empty.npz", points=np.zeros((0, 2)))
    assert main([str(tmp_path / "empty.npz"), "--weights", str(tmp_path)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
