"""What the page tells of a network besides its answers: from its record, as JSON."""

from dataclasses import asdict
from typing import Any

import torch

from mnist_cnn.reading.networks import Network


def describe_diet(network: Network) -> dict[str, Any]:
    """What `network` has learned from: of every 100 of MNIST's digits, and what comes to them."""
    mix = network.record.recipe.mix
    return {"name": network.record.name, "mix": mix and asdict(mix)}


def describe_mistakes(network: Network) -> dict[str, Any]:
    """Which of MNIST's test digits `network` misreads, and how many it did during its training.

    `rejected` are the rows of the missed digits for which "no digit" has an even larger share than
    the digit that is read.
    """
    record = network.record
    with torch.inference_mode():
        highest = network.model(network.missed).amax(1)
    rejected = highest < (-torch.inf if record.no_digit_logit is None else record.no_digit_logit)
    return {
        "testDigits": record.test_digits,
        "missesBySnapshot": record.misses_by_snapshot,
        "confusion": record.confusion,
        "missedDigits": record.missed_digits,
        "missedLabels": record.missed_labels,
        "missedAnswers": record.missed_answers,
        "rejected": rejected.nonzero().flatten().tolist(),
    }
