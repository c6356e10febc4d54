import pytest
import torch
from PIL import Image, ImageDraw

from conftest import ROOT
from mnist_cnn import load_model, preprocess
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.reading.pictures import read_picture
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
def test_a_lone_speck_is_no_digit(diameter):
    picture = Image.new("L", (280, 280), 255)
    ImageDraw.Draw(picture).circle((140, 140), diameter / 2, fill=0)
    assert not load_networks(ROOT / "weights")["sketch"].read_picture(picture).reading.is_digit


@DIGITS
def test_a_picture_with_one_piece_of_ink_is_read_as_its_tensor(strokes, digit, network):
    picture = picture_of(strokes[:1])
    read = read_picture(network, picture)
    assert torch.equal(read.image, preprocess(picture))
    assert read.reading == read_digit(network, read.image)


def test_the_ink_that_was_taken_is_told(network):
    picture = Image.new("L", (400, 400), 255)
    picture.paste(picture_of(SEVEN, side=200), (100, 100))
    alone = read_picture(network, picture)
    ImageDraw.Draw(picture).rectangle((60, 60, 340, 340), outline=0, width=4)
    boxed = read_picture(network, picture)
    assert boxed.reading.digit == 7 and boxed.frame == alone.frame
    assert torch.allclose(torch.from_numpy(boxed.ink), torch.from_numpy(alone.ink))


def test_a_thin_line_has_full_ink(network):
    picture = Image.new("L", (500, 500), 255)
    ImageDraw.Draw(picture).line([(140, 110), (360, 110), (225, 400)], fill=0)
    read = read_picture(network, picture)
    assert read.image.max() == 1 and read.reading.digit == 7
