"""How many pictures of each kind are read right: as many as the page promises, by code's own hand.

The whole table, in a minute or two: pytest -m slow tests/test_scenes.py -s
"""

import pytest

from conftest import ROOT
from mnist_cnn import NothingDrawn
from mnist_cnn.reading.networks import load_networks
from scenes import CHOOSING, COUNT, FIGURE, SCENES, draw_scenes

AROUND = {  # what stands around a digit, or hides it; of thirty
    "pencil": 29,
    "desk": 24,
    "sticky note": 24,
    "framed": 28,
    "boxed": 28,
    "circled": 27,
    "underlined": 25,
    "screenshot": 22,
    "specks": 26,
    "hard shadow": 27,
    "status bar": 24,
}
BARS = dict.fromkeys(SCENES, 28) | AROUND
FEW = 5  # scenes of a kind, for a quick look


@pytest.fixture(scope="module")
def network():
    return load_networks(ROOT / "weights")["sketch"]


def count_right(kind, seed, count, network) -> int:
    right = 0
    for digit, picture in draw_scenes(kind, seed, count):
        try:
            reading = network.read_picture(picture).reading
        except NothingDrawn:
            continue
        right += reading.digit == digit and reading.is_digit
    return right


@pytest.mark.parametrize("kind", AROUND)
def test_what_stands_around_a_digit_is_not_read(kind, network):
    assert count_right(kind, CHOOSING, FEW, network) >= FEW - 1


@pytest.mark.slow
@pytest.mark.parametrize("kind", SCENES)
def test_as_many_are_read_as_promised(kind, network, capsys):
    right = count_right(kind, FIGURE, COUNT, network)
    with capsys.disabled():
        print(f"\n{kind:12} {right:2} of {COUNT}, at least {BARS[kind]}", end="")
    assert right >= BARS[kind]
