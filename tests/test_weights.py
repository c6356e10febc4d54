"""What lies in `weights/`, whichever run left it there, and what its committed records promise."""

import json
from dataclasses import asdict
from itertools import pairwise

import pytest
import torch

from committed import COMMITTED_NAMES, committed_record
from conftest import SAMPLE, WEIGHTS
from mnist_cnn import load_model, preprocess
from mnist_cnn.model import load_snapshots
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.reading.record import load_record
from mnist_cnn.train.data import load_mnist
from mnist_cnn.train.evaluation import measure_accuracy_pixels_255, read_digits
from mnist_cnn.train.recipes import RECIPES
from shapes import SHAPES, draw_shapes
from strokes import picture_of


@pytest.fixture(params=load_networks(WEIGHTS))
def name(request):
    return request.param


@pytest.fixture
def record(name):
    return load_record(WEIGHTS / f"{name}.json")


def test_of_500_test_digits_just_those_are_missed_that_the_record_names(name, record):
    _, test = load_mnist(SAMPLE)
    answers = read_digits(load_model(WEIGHTS / f"{name}.pt"), test.images)
    missed = (answers != test.labels).nonzero().flatten().tolist()
    assert missed == [i for i in record.missed_digits if i < len(test.labels)]


def test_the_records_misses_are_those_of_its_confusions(record):
    confusion = torch.tensor(record.confusion)
    missed = torch.zeros(10, 10, dtype=torch.int64)
    for label, answer in zip(record.missed_labels, record.missed_answers, strict=True):
        missed[label, answer] += 1
    assert torch.equal(confusion - confusion.diag().diag(), missed)
    assert confusion.sum() == record.test_digits
    assert record.misses == len(record.missed_digits) == len(record.missed_labels)
    assert record.accuracy == pytest.approx(1 - record.misses / record.test_digits)


def test_the_snapshots_lead_from_the_untrained_network_to_the_weights(name, record):
    assert record.snapshots == sorted(set(record.snapshots)) and record.snapshots[0] == 0
    after_epochs = [number for number in record.snapshots if number % record.batches_per_epoch == 0]
    epochs = [number // record.batches_per_epoch for number in after_epochs]
    assert epochs[:2] == [0, 1] and epochs[-1] == len(record.costs)
    assert len({later - earlier for earlier, later in pairwise(epochs[2:])}) == 1
    assert record.misses_by_snapshot[-1] == record.misses < record.misses_by_snapshot[0]
    final = load_model(WEIGHTS / f"{name}.pt").state_dict()
    last = load_snapshots(WEIGHTS / f"{name}-snapshots.pt")[-1].state_dict()
    assert all(torch.equal(last[key], final[key]) for key in final)


@pytest.mark.parametrize("name", COMMITTED_NAMES)
def test_the_committed_run_is_that_of_the_recipe(name):
    record = committed_record(name)
    recipe = json.loads(json.dumps(asdict(RECIPES[name])))
    assert record["recipe"] == recipe
    assert len(record["costs"]) == recipe["epochs"]
    assert record["test_digits"] == 10_000


def test_the_labs_run_is_the_notebooks():
    lab = committed_record("lab")
    recipe = {"seed": 1, "epochs": 20, "batch_size": 100, "lr": 0.001, "optimizer": "Adam"}
    assert lab["recipe"].items() >= recipe.items() and lab["recipe"]["loss"] == "cross-entropy"
    today = [0.218956, 0.059667, 0.044856, 0.034475, 0.029976]
    assert lab["costs"][:5] == pytest.approx(lab["recipe"]["costs_2021"][:5], rel=0.015)
    assert lab["costs"][:5] == pytest.approx(today, rel=0.005)


def share_rejected(images) -> float:
    """The share of `images`, (1, 1, 28, 28) each, that sketch calls no digit."""
    network = load_networks(WEIGHTS)["sketch"]
    readings = [network.read(image) for image in images]
    return sum(not reading.is_digit for reading in readings) / len(readings)


def test_hardly_a_test_digit_is_rejected():
    _, test = load_mnist(SAMPLE)
    assert share_rejected(test.images.split(1)) <= 0.02


def test_scribbles_and_shapes_are_rejected():
    drawn = [strokes for name in SHAPES for strokes in draw_shapes(name, 25)]
    assert share_rejected([preprocess(picture_of(strokes)) for strokes in drawn]) >= 0.8


@pytest.mark.slow
def test_of_all_of_mnist_less_than_one_in_a_hundred_is_rejected(mnist_dir):
    _, test = load_mnist(mnist_dir)
    assert share_rejected(test.images.split(1)) <= 0.01


@pytest.mark.slow
def test_all_of_mnist_is_read_as_the_record_says(name, record, mnist_dir):
    _, test = load_mnist(mnist_dir)
    model = load_model(WEIGHTS / f"{name}.pt")
    missed = (read_digits(model, test.images) != test.labels).nonzero().flatten()
    assert missed.tolist() == record.missed_digits
    accuracy = measure_accuracy_pixels_255(model, test)
    assert accuracy == pytest.approx(record.accuracy_pixels_255, abs=1e-6)
