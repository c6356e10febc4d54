"""Why the network answers as it does, exactly: nothing here is an approximation of it.

The last layer is linear on the 64 feature maps of 7x7 cells, so a digit's logit is a sum over the
49 cells plus a bias, and so is the difference of two logits.
"""

import copy
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch.func import functional_call, stack_module_state, vmap

from mnist_cnn.model import MNIST_CNN


@dataclass(frozen=True)
class Evidence:
    """What speaks for one digit against another: `cells` (7, 7) and `bias` sum to `difference`.

    `difference` is the logit of the one less the logit of the other. Positive values speak for
    the one, negative ones for the other. A cell is 4x4 pixels of the picture, and with what lies
    up to 3 pixels around it.
    """

    cells: torch.Tensor
    bias: float
    difference: float


@torch.inference_mode()
def weigh_evidence(model: MNIST_CNN, image: torch.Tensor, one: int, other: int) -> Evidence:
    """The evidence in `image` (1, 1, 28, 28) for the digit `one` against the digit `other`."""
    features = model.layer2(model.layer1(image))  # (1, 64, 7, 7)
    weight = (model.fc.weight[one] - model.fc.weight[other]).view_as(features)
    logits = model.fc(features.flatten(1))[0]
    return Evidence(
        cells=(weight * features).sum(dim=(0, 1)),
        bias=(model.fc.bias[one] - model.fc.bias[other]).item(),
        difference=(logits[one] - logits[other]).item(),
    )


@torch.inference_mode()
def map_features(model: MNIST_CNN, image: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """What the two blocks make of `image`: feature maps (32, 14, 14) and (64, 7, 7), 0 or more."""
    first = model.layer1(image)
    return first[0], model.layer2(first)[0]


class History:
    """A network at every epoch of its training, from the untrained one to the trained."""

    def __init__(self, models: Sequence[MNIST_CNN]) -> None:
        self.models = models
        self._state = stack_module_state(models)  # each tensor with a leading axis of epochs
        with torch.device("meta"):
            self._skeleton = MNIST_CNN()

    @torch.inference_mode()
    def answer(self, image: torch.Tensor) -> torch.Tensor:
        """The probabilities (epochs, 10) that each of the networks gives `image` (1, 1, 28, 28)."""
        skeleton = copy.deepcopy(self._skeleton)  # functional_call fills it: one for each thread

        def read(parameters, buffers):
            return functional_call(skeleton, (parameters, buffers), (image,))

        return vmap(read)(*self._state).squeeze(1).softmax(1)
