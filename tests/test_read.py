import pytest
from PIL import Image, ImageDraw

from conftest import ROOT
from mnist_cnn import load_model, preprocess
from mnist_cnn.reading.read import read_digit
from strokes import FOUR, ONE, SEVEN, ZERO, photograph, picture_of

DIGITS = pytest.mark.parametrize("strokes, digit", [(SEVEN, 7), (ONE, 1), (ZERO, 0), (FOUR, 4)])


@pytest.fixture(scope="module")
def network():
    return load_model(ROOT / "weights" / "lab.pt")


@DIGITS
def test_a_plain_digit_is_read(strokes, digit, network):
    reading = read_digit(network, preprocess(picture_of(strokes)))
    assert reading.digit == digit == max(range(10), key=reading.probabilities.__getitem__)


PHOTOS = {
    "a blue pen": dict(),
    "a thin pen": dict(brush=0.02),
    "a red pen": dict(ink=(200, 60, 50)),
    "a pencil": dict(ink=(110, 110, 110), brush=0.03),
    "chalk": dict(ink=(235, 235, 225), paper=(50, 60, 65)),
    "a whiteboard": dict(ink=(20, 120, 60), paper=(245, 248, 250), brush=0.06),
}


@DIGITS
@pytest.mark.parametrize("photo", PHOTOS.values(), ids=PHOTOS.keys())
def test_a_photo_in_uneven_light_is_read(strokes, digit, photo, network):
    assert read_digit(network, preprocess(photograph(strokes, **photo))).digit == digit


@pytest.mark.parametrize("diameter", [1, 3, 20, 200], ids="{} pixels across".format)
def test_a_lone_speck_is_no_digit(diameter, network):
    picture = Image.new("L", (280, 280), 255)
    ImageDraw.Draw(picture).circle((140, 140), diameter / 2, fill=0)
    assert not read_digit(network, preprocess(picture)).is_digit
