"""How it works, as the page tells it: its figures are those of the network and of the records."""

import json
import re

import pytest
import torch

from conftest import ROOT
from mnist_cnn.model import MNIST_CNN, NUM_PARAMETERS
from mnist_cnn.page.facts import describe_network
from mnist_cnn.reading.networks import load_networks

NETWORKS = load_networks(ROOT / "weights")
WORDS = json.loads((ROOT / "mnist_cnn" / "page" / "words" / "en.json").read_text("utf-8"))
SENTENCES = [words for key, words in WORDS.items() if key.startswith("explainer.")]
TEXT = re.sub(r"<[^>]+>", "", " ".join(SENTENCES))


def count_multiplications(model):
    counts = []

    def count(module, given, result):
        weights_per_output = module.weight[0].numel()
        counts.append(weights_per_output * result.numel())

    for module in model.modules():
        if hasattr(module, "weight"):
            module.register_forward_hook(count)
    model(torch.zeros(1, 1, 28, 28))
    return sum(counts)


def test_the_network_is_as_large_as_is_told():
    assert f"training found all {NUM_PARAMETERS:,} of its numbers" in TEXT
    assert "Some four million multiplications" in TEXT
    assert round(count_multiplications(MNIST_CNN()) / 1e6) == 4


@pytest.mark.parametrize("name", NETWORKS)
def test_the_batches_are_as_large_as_is_told(name):
    record = NETWORKS[name].record
    assert f"batch of {record.recipe.batch_size} of them" in TEXT
    assert f"After {record.batches_per_epoch} batches it has seen them all once" in TEXT


def test_what_a_network_has_learned_from_is_what_its_record_says():
    mixes = {name: describe_network(network)["mix"] for name, network in NETWORKS.items()}
    assert mixes["lab"] is None
    assert mixes["sketch"].keys() >= {"jittered", "rewritten", "drawn", "negatives"}
