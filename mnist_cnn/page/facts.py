"""What the page tells of a network besides its answers: from its record, as JSON."""

from typing import Any

import torch

from mnist_cnn.reading.networks import Network


def describe_mistakes(network: Network) -> dict[str, Any]:
    """Which of MNIST's test digits `network` misreads, and how many it did during its training.

    `isRejected` says that "no digit" has an even larger share than the digit that is read.
    """
    record = network.record
    with torch.inference_mode():
        highest = network.model(network.missed).amax(1)
    rejected = highest < (-torch.inf if record.no_digit_logit is None else record.no_digit_logit)
    columns = (record.missed_digits, record.missed_labels, record.missed_answers, rejected.tolist())
    names = ("number", "label", "answer", "isRejected")
    return {
        "testDigits": record.test_digits,
        "missesBySnapshot": record.misses_by_snapshot,
        "confusion": record.confusion,
        "missed": [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)],
    }
