"""What `read_digit` makes of a network's logits; PyTorch's softmax of eleven is the oracle."""

import math

import pytest
import torch

from conftest import SAMPLE, WEIGHTS
from mnist_cnn.model import MNIST_CNN, load_model
from mnist_cnn.reading.read import read_digit
from mnist_cnn.train.data import load_mnist

IMAGE = load_mnist(SAMPLE)[1].images[:1]
LOGITS = [0.5, -3.0, 2.25, 2.0, -1.0, 0.0, 1.0, -20.0, 2.0, 1.5]  # the digit is 2


def network_answering(logits) -> MNIST_CNN:
    """A network that gives these logits to every image."""
    model = MNIST_CNN()
    model.fc.weight.data.zero_()
    model.fc.bias.data = torch.tensor(logits)
    return model.eval()


def softmax_of_eleven(logits, no_digit_logit):
    return torch.tensor([*logits, no_digit_logit], dtype=torch.float64).softmax(0).tolist()


@pytest.mark.parametrize("name", ["lab", "sketch"])
def test_digit_and_probabilities_are_the_networks_own(name):
    model = load_model(WEIGHTS / f"{name}.pt")
    reading = read_digit(model, IMAGE)
    with torch.inference_mode():
        logits = model(IMAGE)[0]
    assert reading.logits == logits.tolist()
    assert reading.probabilities == pytest.approx(logits.softmax(0).tolist())
    assert reading.digit == logits.argmax() == load_mnist(SAMPLE)[1].labels[0]


@pytest.mark.parametrize("no_digit_logit", [-30.0, 0.0, 1.097, 2.25, 30.0])
def test_no_digit_is_the_eleventh_answer_of_one_softmax(no_digit_logit):
    reading = read_digit(network_answering(LOGITS), IMAGE, no_digit_logit)
    eleven = softmax_of_eleven(LOGITS, no_digit_logit)
    assert reading.no_digit == pytest.approx(eleven[10], rel=1e-5)
    shares = [(1 - reading.no_digit) * probability for probability in reading.probabilities]
    assert shares == pytest.approx(eleven[:10], abs=1e-6)


@pytest.mark.parametrize("no_digit_logit", [-30.0, 0.0, 30.0])
def test_the_ten_probabilities_sum_to_1_whatever_no_digit_has(no_digit_logit):
    model = network_answering(LOGITS)
    reading = read_digit(model, IMAGE, no_digit_logit)
    assert sum(reading.probabilities) == pytest.approx(1)
    assert reading.probabilities == read_digit(model, IMAGE).probabilities


@pytest.mark.parametrize("untaught", [None, -math.inf])
@pytest.mark.parametrize("logits", [LOGITS, [-1000.0] * 10], ids=["usual", "low"])
def test_where_no_digit_was_never_taught_it_has_no_share(untaught, logits):
    reading = read_digit(network_answering(logits), IMAGE, untaught)
    assert reading.no_digit == 0 and reading.is_digit


@pytest.mark.parametrize("above, is_digit", [(-0.01, True), (0.0, True), (0.01, False)])
def test_it_is_a_digit_unless_no_digits_logit_is_above_all_ten(above, is_digit):
    reading = read_digit(network_answering(LOGITS), IMAGE, max(LOGITS) + above)
    assert reading.is_digit is is_digit
    assert reading.digit == 2, "the likeliest of the ten, be it rejected or not"


@pytest.mark.parametrize("digits", [[2, 5], [0, 9], list(range(10))], ids=str)
def test_of_equal_digits_the_lowest_is_read(digits):
    model = network_answering([7.0 if digit in digits else 0.0 for digit in range(10)])
    assert read_digit(model, IMAGE, 1.0).digit == min(digits)


@pytest.mark.parametrize("no_digit_logit", [-1e4, 0.0, 1e4])
def test_huge_logits_leave_every_share_in_0_to_1(no_digit_logit):
    reading = read_digit(network_answering([1e4, -1e4] * 5), IMAGE, no_digit_logit)
    shares = [*reading.probabilities, reading.no_digit]
    assert all(0 <= share <= 1 for share in shares)
    assert reading.no_digit == pytest.approx(softmax_of_eleven([1e4, -1e4] * 5, no_digit_logit)[10])
