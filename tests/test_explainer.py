"""How it works, as the page tells it: its figures are those of the network and of the recipes."""

import re

import torch

from conftest import ROOT
from mnist_cnn.model import MNIST_CNN, NUM_PARAMETERS
from mnist_cnn.train.recipes import LAB, SKETCH

PAGE = ROOT / "mnist_cnn" / "page" / "explainer" / "explainer.html"
TEXT = " ".join(re.sub(r"<[^>]+>", "", PAGE.read_text("utf-8")).split())


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
    assert f"{NUM_PARAMETERS:,} weights" in TEXT
    assert "Some four million multiplications" in TEXT
    assert round(count_multiplications(MNIST_CNN()) / 1e6) == 4


def test_the_batches_are_as_large_as_is_told():
    assert LAB.batch_size == SKETCH.batch_size == 100 and "batch of 100 of MNIST’s digits" in TEXT
    assert "After 600 batches all 60,000 digits" in TEXT


def test_what_the_sketch_network_sees_is_as_is_told():
    mix = SKETCH.mix
    assert 100 - mix.jittered - mix.rewritten == 20 and "sees a fifth of them as they are" in TEXT
    assert f"{mix.drawn + mix.negatives} other drawings with every hundred" in TEXT
