import hashlib
import json

import pytest
import torch
from conftest import SAMPLE, WEIGHTS
from shapes import SHAPES, draw_shapes
from strokes import picture_of

from mnist_cnn import load_model, preprocess
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.train.data import load_mnist
from mnist_cnn.train.recipes import RECIPES
from mnist_cnn.train.records import evaluate, read_digits


@pytest.fixture(params=RECIPES)
def name(request):
    return request.param


@pytest.fixture
def record(name):
    return json.loads((WEIGHTS / f"{name}.json").read_text())


def test_the_weights_are_those_of_the_record(name, record):
    assert hashlib.sha256((WEIGHTS / f"{name}.pt").read_bytes()).hexdigest() == record["sha256"]


def test_of_500_test_digits_just_those_are_missed_that_the_record_names(name, record):
    _, test = load_mnist(SAMPLE)
    answers = read_digits(load_model(WEIGHTS / f"{name}.pt"), test.images)
    missed = (answers != test.labels).nonzero().flatten().tolist()
    assert missed == [i for i in record["missed_digits"] if i < len(test.labels)]


def test_the_records_figures_agree_with_each_other(record):
    confusion = torch.tensor(record["confusion"])
    assert confusion.sum() == record["test_digits"] == 10_000
    assert confusion.trace() == 10_000 - record["misses"]
    assert record["misses"] == len(record["missed_digits"])
    assert record["accuracy"] == pytest.approx(1 - record["misses"] / 10_000)
    assert len(record["costs"]) == record["epochs"] == 20


def test_the_history_ends_with_the_weights(name):
    final = load_model(WEIGHTS / f"{name}.pt").state_dict()
    history = torch.load(WEIGHTS / f"{name}-epochs.pt", weights_only=True)
    assert list(history) == list(final)
    assert all(history[key].shape == (21, *final[key].shape) for key in final)
    assert all(torch.equal(history[key][-1], final[key]) for key in final)


def test_the_labs_recipe_is_the_notebooks():
    lab = json.loads((WEIGHTS / "lab.json").read_text())
    assert [lab[key] for key in ("seed", "epochs", "batch_size", "lr", "optimizer")] == [
        1,
        20,
        100,
        0.001,
        "Adam",
    ]
    in_2021 = [0.218764, 0.059633, 0.044625, 0.034336, 0.029625]
    today = [0.218956, 0.059667, 0.044856, 0.034475, 0.029976]
    assert lab["costs"][:5] == pytest.approx(in_2021, rel=0.015)
    assert lab["costs"][:5] == pytest.approx(today, rel=0.005)


def test_hardly_a_test_digit_is_turned_away():
    _, test = load_mnist(SAMPLE)
    network = load_networks(WEIGHTS)["sketch"]
    readings = [network.read(image[None]) for image in test.images]
    assert sum(not reading.is_digit for reading in readings) <= 0.01 * len(readings)


def test_scribbles_and_shapes_are_turned_away():
    network = load_networks(WEIGHTS)["sketch"]
    readings = [
        network.read(preprocess(picture_of(strokes)))
        for name in SHAPES
        for strokes in draw_shapes(name, 25)
    ]
    assert sum(not reading.is_digit for reading in readings) >= 0.8 * len(readings)


@pytest.mark.slow
def test_all_of_mnist_is_read_as_the_record_says(name, record, mnist_dir):
    _, test = load_mnist(mnist_dir)
    evaluation = evaluate(load_model(WEIGHTS / f"{name}.pt"), test)
    assert evaluation["missed_digits"] == record["missed_digits"]
    assert evaluation["accuracy_pixels_255"] == record["accuracy_pixels_255"]
