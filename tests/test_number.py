import math

import numpy as np
import pytest

from conftest import WEIGHTS
from hands import GAPS, write_digit, write_number
from mnist_cnn import NothingDrawn, preprocess_strokes, read_digit, read_number
from mnist_cnn.page.encoding import PEN
from mnist_cnn.page.examples import EXAMPLES
from mnist_cnn.reading import number
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.reading.number import MAX_STROKES


@pytest.fixture(scope="module")
def networks():
    return load_networks(WEIGHTS)


@pytest.fixture(scope="module")
def read(networks):
    network = networks["sketch"]
    return lambda strokes: read_number(network.model, strokes, network.record.no_digit_logit)


def digits_of(number):
    return [reading.digit for _, reading in number]


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize("length", [2, 3, 4])
def test_a_number_is_read(length, gap, read):
    random = np.random.default_rng(length)
    numbers = random.integers(10, size=(40, length)).tolist()
    right = sum(
        digits_of(read(write_number(number, GAPS[gap], random)[0])) == number for number in numbers
    )
    assert right >= (34 if gap == "overlapping" else 37), f"{right} of 40"


def test_a_digit_alone_is_one_digit(read):
    random = np.random.default_rng(5)
    split = sum(len(read(write_digit(k % 10, random))) > 1 for k in range(200))
    assert split <= 2


def test_each_digit_has_the_strokes_that_were_drawn_for_it(read):
    strokes, places = write_number([5, 7, 4], GAPS["wide"], np.random.default_rng(0))
    found = [[places[i] for i in indices] for indices, _ in read(strokes)]
    assert [set(each) for each in found] == [{0}, {1}, {2}]
    assert sum(map(len, found)) == len(strokes)


def test_a_digit_of_a_number_is_read_as_it_is_alone(networks, read):
    strokes, _ = write_number([3, 8], GAPS["wide"], np.random.default_rng(1))
    network = networks["sketch"]
    for indices, reading in read(strokes):
        image = preprocess_strokes([strokes[i] for i in indices])
        assert reading == read_digit(network.model, image, network.record.no_digit_logit)


def test_a_bar_that_is_drawn_last_belongs_to_its_digit(read):
    seven, two = (
        [(0, 0), (0.6, 0), (0.25, 1)],
        [(1.2, 0.2), (1.5, 0), (1.75, 0.3), (1.2, 1), (1.8, 1)],
    )
    number = read([seven, two, [(0.1, 0.5), (0.6, 0.5)]])
    assert digits_of(number) == [7, 2] and [indices for indices, _ in number] == [[0, 2], [1]]


def test_a_number_may_be_written_from_its_end(read):
    one, seven = [(1, 0), (1, 1)], [(0, 0), (0.6, 0), (0.25, 1)]
    assert [(indices, reading.digit) for indices, reading in read([one, seven])] == [
        ([1], 7),
        ([0], 1),
    ]


def test_a_network_that_knows_no_other_answer_reads_one_digit(networks):
    strokes, _ = write_number([4, 2], GAPS["wide"], np.random.default_rng(2))
    assert len(read_number(networks["lab"].model, strokes)) == 1


@pytest.mark.parametrize("count", [MAX_STROKES, MAX_STROKES + 1, 300])
def test_of_a_scribble_every_stroke_belongs_to_one_digit(count, read):
    strokes = list(np.random.default_rng(3).uniform(0, 1, (count, 2, 2)))
    number = read(strokes)
    assert sorted(i for indices, _ in number for i in indices) == list(range(count))
    assert len(number) == 1 or count <= MAX_STROKES


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_strokes_that_no_reading_could_part_are_not_read_apart(example, networks, monkeypatch):
    """A cut may cost so much that not even sure digits on both its sides would make up for it."""
    drawn = []
    monkeypatch.setattr(number, "preprocess_drawings", lambda drawings, _: drawn.append(drawings))
    strokes = [np.array(stroke) for stroke in example["strokes"]]
    [(digit, _)] = networks["sketch"].split_strokes(strokes, PEN, is_done=True)
    assert digit == tuple(range(len(strokes))) and drawn == []


def test_a_stroke_of_no_points_belongs_to_a_digit_too(read):
    ((indices, reading),) = read([np.empty((0, 2)), [(0, 0), (0.6, 0), (0.25, 1)]])
    assert indices == [0, 1] and reading.digit == 7


def test_nothing_drawn_is_no_number(read):
    with pytest.raises(NothingDrawn):
        read([])


@pytest.mark.parametrize("wrong", [[[(0, 0), (math.nan, 1)]], [[(0, 0, 0)]]])
def test_what_are_no_strokes_is_refused(wrong, read):
    with pytest.raises(ValueError):
        read([[(0, 0), (0, 1)], *wrong])
