"""What the page's scripts know before anything is drawn: networks, limits and examples, as JSON.

They travel in the page's script, where `shared/facts.js` imports them as `facts.json`.
"""

from dataclasses import asdict
from typing import Any

import torch

from mnist_cnn.drawing.ink import PHOTO_SIDE
from mnist_cnn.page.encoding import MAX_SENT_POINTS, PEN
from mnist_cnn.page.examples import EXAMPLES
from mnist_cnn.page.listing import list_stages
from mnist_cnn.page.shots import MAX_SHOT_POINTS, MAX_SHOTS
from mnist_cnn.page.taught import Networks
from mnist_cnn.page.words import name_languages
from mnist_cnn.reading.networks import Network

HASHED = 8  # digits of the weights' SHA-256, by which PyTorch checks what it has fetched


def describe_page(networks: Networks, space: str | None) -> dict[str, Any]:
    """What holds for all drawings: each network, what may be sent, and where one may start from.

    `space` is OWNER/NAME of the Space that the page runs in, if any.
    """
    return {
        "space": space,
        "languages": name_languages(),
        "networks": [describe_network(network) for network in networks.values()],
        "missed": sorted({digit for n in networks.values() for digit in n.record.missed_digits}),
        "pen": PEN,
        "photoSide": PHOTO_SIDE,
        "maxPoints": MAX_SENT_POINTS,
        "maxShots": MAX_SHOTS,
        "maxShotPoints": MAX_SHOT_POINTS,
        "examples": EXAMPLES,
        "stages": list_stages(),
    }


def describe_network(network: Network) -> dict[str, Any]:
    """What `network` is, what it has learned from, and what it misreads among MNIST's test digits.

    `rejected` are the rows of the missed digits for which "no digit" has an even larger share than
    the digit that is read.
    """
    record, mix = network.record, network.record.recipe.mix
    with torch.inference_mode():
        highest = network.model(network.missed).amax(1)
    rejected = highest < (-torch.inf if record.no_digit_logit is None else record.no_digit_logit)
    return {
        "name": record.name,
        "about": record.recipe.about,
        "digest": record.sha256[:HASHED],
        "snapshots": record.snapshots,
        "batchesPerEpoch": record.batches_per_epoch,
        "noDigitLogit": record.no_digit_logit,
        "mix": mix and asdict(mix),
        "testDigits": record.test_digits,
        "missesBySnapshot": record.misses_by_snapshot,
        "confusion": record.confusion,
        "missedDigits": record.missed_digits,
        "missedLabels": record.missed_labels,
        "missedAnswers": record.missed_answers,
        "reliability": {name: asdict(each) for name, each in record.reliability.items()},
        "rejected": rejected.nonzero().flatten().tolist(),
    }
