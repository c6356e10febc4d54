"""How well the networks of a run read, measured on the CPU, as the page reads."""

import torch
from tqdm import tqdm

from mnist_cnn.model import MNIST_CNN, store_channels_last
from mnist_cnn.reading.read import log_probabilities
from mnist_cnn.reading.record import Evaluation
from mnist_cnn.reading.reliability import TEST_DIGITS, measure_reliability
from mnist_cnn.train.data import Digits
from mnist_cnn.train.run import Diverged, Run, Weights


def evaluate(run: Run, training: Digits, test: Digits) -> Evaluation:
    """How the networks of `run` read `test`; "no digit" is calibrated on the `training` digits.

    Raises Diverged if the trained network's logits are not finite.
    """
    models = [build_model(weights) for weights in run.snapshots.values()]
    logits = [
        compute_logits(model, test.images)
        for model in tqdm(models, "Reading the test digits", leave=False, disable=None)
    ]
    if not logits[-1].isfinite().all():
        raise Diverged("the trained network's logits are not finite")
    answers = [each.argmax(1) for each in logits]
    model, answer = models[-1], answers[-1]
    no_digit_logit = calibrate(model, training, run.recipe.rejected)
    missed = (answer != test.labels).nonzero().flatten()
    counts = torch.bincount(test.labels * 10 + answer, minlength=100).view(10, 10)
    return Evaluation(
        misses_by_snapshot=[int((each != test.labels).sum()) for each in answers],
        no_digit_logit=no_digit_logit,
        accuracy=1 - len(missed) / len(answer),
        accuracy_pixels_255=measure_accuracy_pixels_255(model, test),
        test_digits=len(answer),
        misses=len(missed),
        missed_digits=missed.tolist(),
        missed_labels=test.labels[missed].tolist(),
        missed_answers=answer[missed].tolist(),
        confusion=counts.tolist(),
        reliability={
            TEST_DIGITS: measure_reliability(
                log_probabilities(logits[-1], no_digit_logit), test.labels
            )
        },
    )


def build_model(weights: Weights) -> MNIST_CNN:
    """The network with these weights, in the layout in which a CPU reads fastest."""
    model = MNIST_CNN()
    model.load_state_dict(weights)
    return store_channels_last(model.eval())


@torch.inference_mode()
def compute_logits(model: MNIST_CNN, images: torch.Tensor) -> torch.Tensor:
    """The logits (N, 10) that `model` gives `images` (N, 1, 28, 28)."""
    return torch.cat([model(some) for some in images.split(100)])  # 100 fit in the cache


def read_digits(model: MNIST_CNN, images: torch.Tensor) -> torch.Tensor:
    """The digit (N,) that `model` answers for each of `images` (N, 1, 28, 28)."""
    return compute_logits(model, images).argmax(1)


def measure_accuracy_pixels_255(model: MNIST_CNN, test: Digits) -> float:
    """The lab's accuracy (cell 19): it trained on pixels in 0..1 and tested on pixels in 0..255."""
    missed = read_digits(model, test.images * 255) != test.labels
    return 1 - int(missed.sum()) / len(missed)


def calibrate(model: MNIST_CNN, training: Digits, rejected: float) -> float | None:
    """The fixed logit of "no digit" with which the share `rejected` of `training` is rejected.

    The largest of the eleven logits is the answer, so it is that quantile of the largest of ten.
    None where the share is 0: "no digit" is not taught.
    """
    if not rejected:
        return None
    return compute_logits(model, training.images).amax(1).quantile(rejected).item()
