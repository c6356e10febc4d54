"""Each example is read as the sentence beside it says, by each network that lies in `weights/`."""

import re

import pytest

from conftest import WEIGHTS
from mnist_cnn import preprocess_strokes
from mnist_cnn.page.examples import EXAMPLES
from mnist_cnn.page.words import ENGLISH
from mnist_cnn.reading.networks import load_networks

READ = {  # by sketch, then by lab; None for no digit
    "two": (2, 2),
    "slashed_zero": (0, 0),
    "open_four": (4, 4),
    "crossed_seven": (7, 7),
    "letter_d": (0, 0),
    "letter_a": (None, 4),
    "smiley": (None, 0),
}


@pytest.fixture(scope="module")
def networks():
    return load_networks(WEIGHTS)


def read(network, name):
    [strokes] = [example["strokes"] for example in EXAMPLES if example["id"] == name]
    reading = network.read(preprocess_strokes(strokes))
    return reading.digit if reading.is_digit else None


@pytest.mark.parametrize("name", READ)
def test_an_example_is_read_as_its_sentence_says(networks, name):
    assert (read(networks["sketch"], name), read(networks["lab"], name)) == READ[name]


def test_the_star_is_no_digit_to_the_network_that_was_taught_so(networks):
    assert read(networks["sketch"], "star") is None


def test_every_example_has_a_sentence_that_fits_below_it():
    assert len(EXAMPLES) == 8
    for example in EXAMPLES:
        assert re.fullmatch(r"An? .{10,70}\.", ENGLISH[f"example.{example['id']}.about"])
