"""All numbers of a way from an answer down to a pixel, against plain loops over the weights."""

import random

import numpy as np
import pytest
import torch

from conftest import SAMPLE, WEIGHTS
from mnist_cnn.drawing.line import trace_line
from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.reading.working import Way, cut_square, work_out_first, work_out_upper
from mnist_cnn.train.data import load_mnist
from oracle import Oracle, close
from strokes import FOUR, ONE, SEVEN, ZERO

NETWORKS = load_networks(WEIGHTS)
DRAWINGS = [ZERO, ONE, FOUR, SEVEN, [[(0.4, 0.4)]], [[(0, 0), (1, 1), (0, 1), (1, 0), (0.2, 0.1)]]]
IMAGES = torch.cat(
    [load_mnist(SAMPLE)[1].images[:24], *(preprocess_strokes(strokes) for strokes in DRAWINGS)]
)


def cases():
    """Each image with a network at one of its snapshots in turn, a map, a pair, and maps off."""
    choose = random.Random(0)
    for number, image in enumerate(IMAGES.split(1)):
        for network in NETWORKS.values():
            model = network.snapshots[number % len(network.snapshots)]
            off = choose.sample(range(64), choose.choice([0, 0, 2]))
            pair = choose.randrange(10), choose.choice([None, *range(10)])
            yield pytest.param(model, image, pair, choose.randrange(64), off)


@pytest.mark.parametrize("model, image, pair, number, off", list(cases()))
def test_every_number_is_what_plain_loops_find(model, image, pair, number, off):
    oracle = Oracle(model, image, off)
    upper, way = work_out_upper(model, image, pair, Way(map=number), off)
    first, way = work_out_first(model, image, way)

    cells = oracle.second[number].flatten()
    weights = oracle.fc(pair[0])[number] - (0 if pair[1] is None else oracle.fc(pair[1])[number])
    close(upper.points.values, cells)
    close(upper.points.weights, weights)
    close(upper.points.totals, cells @ weights)

    filters = oracle.weights["layer2.0.weight"][number]
    windows = oracle.windows(oracle.first, way.cell)
    close(upper.sums, [[(w[m] * filters[m]).sum() for m in range(32)] for w in windows])
    close(upper.bias, oracle.weights["layer2.0.bias"][number])
    sums = [(window * filters).sum() + upper.bias for window in windows]
    if number not in off:
        close(max(*sums, 0), oracle.second[number].flatten()[way.cell])
    kept = windows[int(np.argmax(sums))]
    close(upper.part.values, kept[way.source].flatten())
    close(upper.part.weights, filters[way.source].flatten())
    close(upper.part.totals, (kept * filters)[way.source].sum())

    below = [window[0] for window in oracle.windows(oracle.image, way.source_cell)]
    weights = oracle.weights["layer1.0.weight"][way.source, 0]
    bias = oracle.weights["layer1.0.bias"][way.source]
    close(first.values, [window.flatten() for window in below])
    close(first.totals, [(window * weights).sum() + bias for window in below])
    close(max(*first.totals, 0), oracle.first[way.source].flatten()[way.source_cell])


@pytest.mark.parametrize("image", IMAGES[:12].split(1))
def test_a_way_leads_through_what_adds_most_to_each_total(image):
    model = NETWORKS["sketch"].model
    for number in range(0, 64, 7):
        upper, way = work_out_upper(model, image, (3, None), Way(map=number))
        products, total = upper.points.products, upper.points.totals
        assert products[way.cell] * total.sign() == (products * total.sign()).max()
        kept = (upper.sums.sum(1) + upper.bias).argmax()
        total = upper.sums[kept].sum() + upper.bias
        assert (
            upper.sums[kept, way.source] * total.sign() == (upper.sums[kept] * total.sign()).max()
        )
        first, lowest = work_out_first(model, image, way)
        row, column = divmod(lowest.pixel, 28)
        assert abs(row - 2 * (way.source_cell // 14) - 0.5) <= 1.5
        assert abs(column - 2 * (way.source_cell % 14) - 0.5) <= 1.5
        strength = image[0, 0, row, column].double() * first.weights
        assert any(torch.isclose(strength, first.products[first.totals.argmax()].max()))


def test_a_way_that_names_its_numbers_is_kept():
    named = Way(map=9, cell=17, source=10, source_cell=78, pixel=297)
    upper, way = work_out_upper(NETWORKS["sketch"].model, IMAGES[:1], (7, None), named)
    assert work_out_first(NETWORKS["sketch"].model, IMAGES[:1], way)[1] == named
    assert upper.points.values.shape == (49,)


def test_a_way_without_what_it_needs_is_refused():
    with pytest.raises(ValueError):
        work_out_upper(NETWORKS["lab"].model, IMAGES[:1], (7, None), Way())
    with pytest.raises(ValueError):
        work_out_first(NETWORKS["lab"].model, IMAGES[:1], Way(source=3))


def test_a_square_of_the_image_is_0_outside_of_it():
    image = torch.arange(1, 785.0).view(1, 1, 28, 28)
    around = cut_square(image, -2, -3, 5, 7)
    assert around.shape == (5, 7) and around[2, 3] == 1 and around[3, 4] == 30
    assert (around[:2] == 0).all() and (around[:, :3] == 0).all()
    assert torch.equal(cut_square(image, 26, 26, 4, 4)[:2, :2], image[0, 0, 26:, 26:])


@pytest.mark.parametrize("strokes", DRAWINGS)
def test_ink_is_what_the_distance_from_the_line_makes_it(strokes):
    line = trace_line(strokes, 0.07)
    torch.testing.assert_close(line.ink, preprocess_strokes(strokes, 0.07)[0, 0])


@pytest.mark.parametrize("strokes", [ZERO, ONE, FOUR, SEVEN])
def test_a_point_of_the_pen_lies_in_full_ink_of_the_field(strokes):
    line = trace_line(strokes, 0.07)
    for x, y in strokes[0]:
        column, row = int(line.scale * x + line.shift[0]), int(line.scale * y + line.shift[1])
        assert line.ink[row, column] > 0.5
