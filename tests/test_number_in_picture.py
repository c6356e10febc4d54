"""Whole numbers in pictures: read from left to right, each digit with its box."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageOps

from conftest import WEIGHTS
from hands import GAPS, write_digit, write_number
from mnist_cnn import read_number_in_picture
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.reading.sight import MOST_VIEWS
from scenes import CHOOSING, COUNT, FIGURE, NUMBERS, draw_numbers
from strokes import FOUR, SEVEN, photograph, picture_of

BAR = 26  # of thirty


@pytest.fixture(scope="module")
def network():
    return load_networks(WEIGHTS)["sketch"]


@pytest.fixture(scope="module")
def read(network):
    return lambda picture: read_number_in_picture(
        network.model, picture, network.record.no_digit_logit
    )


def draw(strokes, scale=120, margin=30, brush=0.08):
    points = np.concatenate(strokes)
    low, size = points.min(axis=0), np.ptp(points, axis=0)
    side = int(size.max() * scale + 2 * margin)
    unit = [((stroke - low) * scale + margin) / side for stroke in strokes]
    whole = picture_of(unit, side, brush * scale / side)
    return whole.crop((0, 0, *(int(each * scale + 2 * margin) for each in size)))


def digits_of(number):
    return [reading.digit for _, reading in number]


@pytest.mark.parametrize(
    "length, gap, least",
    [
        (2, "wide", 19),
        (4, "wide", 19),
        (2, "close", 17),
        (4, "close", 15),
        (2, "overlapping", 10),
        (3, "overlapping", 10),
    ],
)
def test_a_number_is_read(length, gap, least, read):
    random = np.random.default_rng(length)
    numbers = random.integers(10, size=(20, length)).tolist()
    right = sum(
        digits_of(read(draw(write_number(number, GAPS[gap], random)[0]))) == number
        for number in numbers
    )
    assert right >= least, f"{right} of 20"


def test_a_small_number_on_a_large_sheet_is_read_as_it_is_alone(read):
    """The grid on which pieces are found is coarse there: digits touch that are apart."""
    random = np.random.default_rng(8)
    same = 0
    for k in range(20):
        alone = draw(
            write_number([k % 10, *random.integers(10, size=2)], GAPS["close"], random)[0], 60
        )
        sheet = Image.new(alone.mode, (1200, 900), "white")
        sheet.paste(alone, (random.integers(900).item(), random.integers(700).item()))
        same += digits_of(read(sheet)) == digits_of(read(alone))
    assert same >= 19


@pytest.mark.parametrize("apart", [0.45, 0.52, 0.6])
def test_two_rings_that_cross_are_two_zeros(apart, read):
    turns = np.linspace(0, 2 * np.pi, 60)
    ring = np.stack([0.33 * np.cos(turns), 0.5 * np.sin(turns)], axis=1)
    found = read(draw([ring, ring + [apart, 0.04]]))
    assert digits_of(found) == [0, 0]
    (_, _, first, _), (last, _, _, _) = (box for box, _ in found)
    assert first > last, "each has all of its own ring"


def test_a_digit_alone_is_one_digit(read):
    random = np.random.default_rng(5)
    split = sum(len(read(draw(write_digit(k % 10, random)))) > 1 for k in range(100))
    assert split <= 1


def test_each_digit_comes_with_its_box_in_the_picture_as_sent(read):
    four, seven = picture_of(FOUR), picture_of(SEVEN)
    sheet = Image.new("L", (1400, 900), 255)
    sheet.paste(four, (200, 300))
    sheet.paste(seven, (500, 310))
    boxes = [box for box, _ in read(sheet)]
    for box, part, (x, y) in zip(boxes, (four, seven), ((200, 300), (500, 310)), strict=True):
        left, top, right, bottom = ImageOps.invert(part).getbbox()
        assert np.allclose(box, (left + x, top + y, right + x, bottom + y), atol=8)


def test_a_large_photos_boxes_are_in_its_own_pixels(read):
    photo = photograph(SEVEN).resize((3200, 2400))
    [(box, reading)] = read(photo)
    points = (np.concatenate([np.array(stroke) for stroke in SEVEN]) * 480 + [170, 60]) * 4
    pen = 0.0225 * 480 * 4
    assert reading.digit == 7
    assert np.allclose(box, [*points.min(axis=0) - pen, *points.max(axis=0) + pen], atol=40)


def test_of_two_rows_one_is_read(network):
    sheet = Image.new("L", (700, 700), 255)
    for row in range(2):
        sheet.paste(picture_of(FOUR), (40, 50 + 320 * row))
        sheet.paste(picture_of(SEVEN), (330, 50 + 320 * row))
    found = network.read_picture(sheet)
    assert found.rows == 2
    assert [digit.reading.digit for digit in found.digits] == [4, 7]


def test_a_page_full_of_writing_is_not_read_word_by_word(network):
    page = Image.new("L", (1600, 1200), 250)
    pen = ImageDraw.Draw(page)
    for row in range(5):
        pen.text((40, 20 + 230 * row), "Hand gives 0123 of joy", fill=20, font_size=150)
    shown = []
    hook = network.model.register_forward_pre_hook(lambda _, batch: shown.append(len(batch[0])))
    network.read_picture(page)
    hook.remove()
    assert sum(shown) <= 1.5 * MOST_VIEWS


def test_a_network_that_knows_no_other_answer_reads_one_digit(read):
    model = load_networks(WEIGHTS)["lab"].model
    numbers = draw(write_number([4, 2], GAPS["wide"], np.random.default_rng(2))[0])
    assert len(read(numbers)) == 2 and len(read_number_in_picture(model, numbers)) == 1


def count_right(kind, seed, count, network) -> int:
    right = 0
    for number, picture in draw_numbers(kind, seed, count):
        digits = network.read_picture(picture).digits
        right += number == "".join(
            str(digit.reading.digit) for digit in digits if digit.reading.is_digit
        )
    return right


@pytest.mark.parametrize("kind", NUMBERS)
def test_numbers_are_read_wherever_they_stand(kind, network):
    assert count_right(kind, CHOOSING, 5, network) >= 4


@pytest.mark.slow
@pytest.mark.parametrize("kind", NUMBERS)
def test_as_many_are_read_as_promised(kind, network, capsys):
    right = count_right(kind, FIGURE, COUNT, network)
    with capsys.disabled():
        print(f"\nnumbers, {kind:12} {right:2} of {COUNT}, at least {BAR}", end="")
    assert right >= BAR
