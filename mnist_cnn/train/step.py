"""Computes one step of training, in the way that is fastest on the device at hand.

On a CPU the blocks work in oneDNN's own layout from end to end, which saves copies and changes no
bit of any number. `channels_last` and the fused Adam add up in another order, so they are for bf16
alone, whose numbers are others anyway. `mnist_cnn/benchmark/README.md` has the times.
"""

from collections.abc import Callable
from contextlib import nullcontext

import torch

from mnist_cnn.model import MNIST_CNN, store_channels_last
from mnist_cnn.reading.recipe import Recipe
from mnist_cnn.train.loss import loss_of

Read = Callable[[torch.Tensor], torch.Tensor]  # images (N, 1, 28, 28) -> logits (N, 10)

# AdamW is Adam with decoupled weight decay: Loshchilov and Hutter, "Decoupled Weight Decay
# Regularization", 2019
OPTIMIZERS = {"Adam": torch.optim.Adam, "AdamW": torch.optim.AdamW}


class Step:
    """Called with images (B, 1, 28, 28) and targets (B,), moves the network towards them.

    Returns what the batch cost before that, on the network's device. It never waits for a value,
    so a GPU is handed one step after the other.
    """

    def __init__(self, model: MNIST_CNN, recipe: Recipe) -> None:
        self.device = model.fc.weight.device
        in_bf16 = recipe.precision == "bf16"
        self._arithmetic = (
            torch.autocast(self.device.type, torch.bfloat16) if in_bf16 else nullcontext()
        )
        self._read = _fastest(model, self.device, in_bf16)
        self._loss = loss_of(recipe)
        fused = True if in_bf16 or self.device.type == "cuda" else None
        self.optimizer = OPTIMIZERS[recipe.optimizer](
            model.parameters(),
            lr=recipe.lr,
            betas=recipe.betas,
            eps=recipe.eps,
            weight_decay=recipe.weight_decay,
            fused=fused,
        )

    def __call__(self, images: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        images, targets = images.to(self.device), targets.to(self.device)
        with self._arithmetic:
            logits = self._read(images)
        cost: torch.Tensor = self._loss(logits.float(), targets)
        self.optimizer.zero_grad()
        cost.backward()
        self.optimizer.step()
        return cost.detach()


def _fastest(model: MNIST_CNN, device: torch.device, in_bf16: bool) -> Read:
    """What computes `model(images)` fastest where gradients are wanted too."""
    if device.type == "cuda":
        return torch.compile(model, mode="max-autotune")
    if in_bf16:
        return store_channels_last(model)
    if device.type == "cpu" and torch.backends.mkldnn.is_available():
        return lambda images: read_in_blocks(model, images)
    return model


def read_in_blocks(model: MNIST_CNN, images: torch.Tensor) -> torch.Tensor:
    """`model(images)`, bit for bit, its convolutions in oneDNN's own layout throughout."""
    features = model.layer2(model.layer1(images.to_mkldnn())).to_dense()  # (N, 64, 7, 7)
    logits: torch.Tensor = model.fc(features.flatten(1))
    return logits
