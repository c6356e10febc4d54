"""What a network gains from digits that it is shown: laws of its changed last layer."""

import numpy as np
import pytest
import torch

from conftest import SAMPLE, WEIGHTS
from hands import write_digit
from mnist_cnn import preprocess_strokes, read_digit, teach
from mnist_cnn.reading.explain import map_features, weigh
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.reading.read import NO_DIGIT
from mnist_cnn.reading.teach import GAIN, RATE, THRESHOLD
from mnist_cnn.train.data import load_mnist
from strokes import ONE, SEVEN

NETWORK = load_networks(WEIGHTS)["sketch"]
MODEL, OTHERS, FIXED = NETWORK.model, NETWORK.missed, NETWORK.record.no_digit_logit
TEST = load_mnist(SAMPLE)[1]
ONES = preprocess_strokes(ONE)
SEVENS = preprocess_strokes(SEVEN)
SHOWN = torch.cat([preprocess_strokes(write_digit(k, np.random.default_rng(1))) for k in range(10)])


def taught(images, *labels, others=OTHERS):
    return teach(MODEL, images, torch.tensor(labels, dtype=torch.int64), others)


@torch.inference_mode()
def gain(model, images):
    """The logits (N, 10) that `model` gives `images` more than the untaught network does."""
    return model(images) - MODEL(images)


def close(actual, expected, atol=1e-4):
    torch.testing.assert_close(actual.double(), expected.double(), atol=atol, rtol=0)


def test_no_digits_change_nothing():
    model = taught(torch.zeros(0, 1, 28, 28))
    assert torch.equal(model.fc.weight, MODEL.fc.weight)
    assert torch.equal(model.fc.bias, MODEL.fc.bias)


def test_the_network_that_is_taught_stays_as_it_is():
    before = [tensor.clone() for tensor in MODEL.state_dict().values()]
    taught(SEVENS, 3)
    assert all(map(torch.equal, before, MODEL.state_dict().values()))


@pytest.mark.parametrize("others", [None, OTHERS], ids=["no others", "others"])
@pytest.mark.parametrize("label", range(10))
def test_a_digit_that_is_shown_alone_gains_so_much_and_no_other_answer_anything(label, others):
    expected = torch.zeros(1, 10)
    expected[0, label] = GAIN
    close(gain(taught(SEVENS, label, others=others), SEVENS), expected)


def test_no_digit_is_taken_from_all_ten_logits():
    close(gain(taught(SEVENS, NO_DIGIT), SEVENS), torch.full((1, 10), -GAIN))


def test_what_has_the_mean_features_of_others_loses_the_thresholds_share():
    one, expected = OTHERS[:1], torch.zeros(1, 10)
    expected[0, 7] = -RATE * THRESHOLD
    close(gain(taught(SEVENS, 7, others=one), one), expected)


def test_what_trailed_by_less_than_the_gain_is_read_as_it_was_shown_and_else_it_is_not():
    images, labels = NETWORK.missed, NETWORK.record.missed_labels
    outcomes = set()
    for image, label in zip(images.split(1), labels, strict=True):
        logits = MODEL(image)[0]
        others = [*logits[:label], *logits[label + 1 :], torch.tensor(FIXED)]
        margin = logits[label] + GAIN - max(others)
        if margin.abs() > 1e-3:
            reading = read_digit(taught(image, label), image, FIXED)
            is_read = reading.is_digit and reading.digit == label
            assert is_read == (margin > 0), (label, margin)
            outcomes.add(is_read)
    assert True in outcomes


def test_the_order_does_not_matter():
    images, labels = TEST.images[:30], TEST.labels[:30]
    order = torch.randperm(30, generator=torch.Generator().manual_seed(1))
    one = teach(MODEL, images, labels, OTHERS)
    other = teach(MODEL, images[order], labels[order], OTHERS)
    close(gain(one, TEST.images), gain(other, TEST.images))


def test_the_same_digit_twice_is_as_once():
    close(
        gain(taught(ONES.expand(2, -1, -1, -1), 1, 1), TEST.images),
        gain(taught(ONES, 1), TEST.images),
    )


@pytest.mark.parametrize("labels", [(7,), (3,), (7, 1, NO_DIGIT)], ids=str)
@torch.inference_mode()
def test_contributions_still_sum_to_the_logits(labels):
    images = torch.cat([SEVENS, ONES, TEST.images[:1]])
    model = taught(images[: len(labels)], *labels)
    for image in TEST.images[:20].split(1):
        contributions = weigh(model, map_features(model, image)[1])
        for parts in (contributions.maps, contributions.places):
            close(parts.sum(1) + contributions.biases, model(image)[0])


def test_a_hand_that_is_shown_once_is_misread_less():
    random = np.random.default_rng(1)
    hand = [write_digit(number % 10, random) for number in range(200)]
    images = torch.cat([preprocess_strokes(strokes) for strokes in hand])
    labels = torch.arange(200) % 10
    with torch.inference_mode():
        lost = [
            int((model(images[10:]).argmax(1) != labels[10:]).sum())
            for model in (MODEL, teach(MODEL, images[:10], labels[:10], OTHERS))
        ]
    assert lost[1] <= lost[0], lost


def test_one_digit_of_each_costs_little_of_mnist():
    model = teach(MODEL, SHOWN, torch.arange(10), OTHERS)
    with torch.inference_mode():
        before, after = (
            int((each(TEST.images).argmax(1) != TEST.labels).sum()) for each in (MODEL, model)
        )
    assert after <= before + 5, (before, after)
