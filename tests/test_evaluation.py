import pytest

from conftest import SAMPLE, WEIGHTS
from mnist_cnn import load_model, read_digit
from mnist_cnn.train.data import load_mnist
from mnist_cnn.train.evaluation import calibrate


@pytest.mark.parametrize("share", [0.01, 0.1, 0.5])
def test_with_the_calibrated_logit_the_share_that_was_asked_for_is_rejected(share):
    training, _ = load_mnist(SAMPLE)
    model = load_model(WEIGHTS / "lab.pt")
    logit = calibrate(model, training, share)
    readings = [read_digit(model, image[None], logit) for image in training.images]
    rejected = sum(not reading.is_digit for reading in readings)
    assert rejected == pytest.approx(share * len(readings), abs=1)


def test_where_nothing_may_be_rejected_no_digit_has_no_logit():
    training, _ = load_mnist(SAMPLE)
    assert calibrate(load_model(WEIGHTS / "lab.pt"), training, 0) is None
