from dataclasses import replace
from typing import get_args

import pytest
import torch
import torch.nn.functional as F

from mnist_cnn.model import MNIST_CNN
from mnist_cnn.reading.recipe import Precision
from mnist_cnn.train.recipes import LAB
from mnist_cnn.train.step import Step, read_in_blocks

IMAGES = torch.rand(20, 1, 28, 28, generator=torch.Generator().manual_seed(1))
LABELS = torch.arange(20) % 10


def test_in_onednns_layout_logits_and_gradients_are_the_networks_to_the_bit():
    model = MNIST_CNN()
    answers = [read(IMAGES) for read in (model, lambda images: read_in_blocks(model, images))]
    plain, in_blocks = (
        torch.autograd.grad(F.cross_entropy(answer, LABELS), model.parameters())
        for answer in answers
    )
    assert torch.equal(*answers)
    assert all(torch.equal(one, other) for one, other in zip(plain, in_blocks, strict=True))


@pytest.mark.parametrize("precision", get_args(Precision))
def test_steps_lower_the_cost(precision):
    torch.manual_seed(1)
    step = Step(MNIST_CNN(), replace(LAB, precision=precision))
    costs = [step(IMAGES, LABELS).item() for _ in range(50)]
    assert costs[-1] < costs[0] / 2


def test_a_step_waits_for_no_value():
    """On the meta device nothing has a value, so whoever asks for one raises."""
    step = Step(MNIST_CNN().to("meta"), LAB)
    assert step(IMAGES, LABELS).is_meta


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no GPU")
def test_a_gpus_costs_are_the_cpus_within_2_percent():
    costs = []
    for device in ("cpu", "cuda"):
        torch.manual_seed(1)
        step = Step(MNIST_CNN().to(device), LAB)
        costs.append([step(IMAGES, LABELS).item() for _ in range(5)])
    assert costs[0] == pytest.approx(costs[1], rel=0.02)
