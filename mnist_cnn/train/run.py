"""A training run: its epochs, what they cost, and the network at moments on the way."""

import math
import time
from dataclasses import dataclass

import torch
from torch.optim.lr_scheduler import ConstantLR, LRScheduler, OneCycleLR
from tqdm import tqdm

from mnist_cnn.model import MNIST_CNN
from mnist_cnn.reading.recipe import Recipe
from mnist_cnn.train.batches import make_batches
from mnist_cnn.train.data import Digits
from mnist_cnn.train.step import Step

Weights = dict[str, torch.Tensor]  # a state_dict

# batches of the first epoch after which the network is kept: it learns most of what it knows there
EARLY = (1, 2, 5, 10, 20, 50, 100, 200, 400)
MOST_EPOCHS = 20  # after which it is kept, beside the first: the page reads all snapshots at once


class Diverged(Exception):
    """A run whose numbers are not finite any more; one line for people."""


@dataclass(frozen=True)
class Run:
    """A training run that is over: the mean cost of each epoch, and the network's snapshots.

    `snapshots` are the weights by the number of batches before them, from 0, the untrained
    network, to the trained one: on the CPU, contiguous, and float32.
    """

    recipe: Recipe
    batches_per_epoch: int
    costs: list[float]
    snapshots: dict[int, Weights]
    device: str
    seconds: float
    temperature: float = 1.0  # by which the snapshots' logits are divided


class Training:
    """A run of `recipe` on `digits`, that goes on epoch by epoch.

    torch's random stream is consumed as the notebook's cells consume it: the seed, the initial
    weights, then in each epoch what its DataLoader draws. On a CPU the run is the same to the
    byte every time, given one version of torch, one number of threads and one kind of processor.
    """

    def __init__(self, recipe: Recipe, digits: Digits, device: torch.device) -> None:
        torch.manual_seed(recipe.seed)
        self.model = MNIST_CNN().to(device)
        self.snapshots: dict[int, Weights] = {}
        self._batches = make_batches(recipe, digits.to(device))
        self._step = Step(self.model, recipe)
        self._schedule = schedule_rate(
            self._step.optimizer, recipe, recipe.epochs * self.batches_per_epoch
        )
        self._kept = {1, *find_kept_epochs(recipe.epochs)}
        self._trained = 0  # batches
        self._keep_snapshot()

    @property
    def batches_per_epoch(self) -> int:
        return len(self._batches)

    def train_epoch(self, title: str = "") -> float:
        """The mean cost of a pass over the batches; a progress bar shows `title` meanwhile."""
        costs = []
        for images, targets in tqdm(self._batches, title, leave=False, disable=None):
            costs.append(self._step(images, targets))
            self._schedule.step()
            self._trained += 1
            if self._trained in EARLY and self._trained < self.batches_per_epoch:
                self._keep_snapshot()
        if self._trained // self.batches_per_epoch in self._kept:
            self._keep_snapshot()
        return torch.stack(costs).mean().item()

    def _keep_snapshot(self) -> None:
        self.snapshots[self._trained] = {
            name: weight.detach().to("cpu", copy=True, memory_format=torch.contiguous_format)
            for name, weight in self.model.state_dict().items()
        }


def train(recipe: Recipe, digits: Digits, device: torch.device) -> Run:
    """The whole run of `recipe` on `digits`, its costs printed as the notebook prints them.

    Raises Diverged after an epoch whose cost is not finite: not earlier, since asking for a value
    at every step would make a GPU wait.
    """
    started = time.perf_counter()
    training = Training(recipe, digits, device)
    costs = []
    print("Learning started", flush=True)
    for epoch in range(1, recipe.epochs + 1):
        costs.append(training.train_epoch(f"Epoch {epoch}"))
        print(f"Epoch: {epoch} / {recipe.epochs}, cost: {costs[-1]:.6f}", flush=True)
        if not math.isfinite(costs[-1]):
            raise Diverged(f"the cost of epoch {epoch} is not finite")
    print("Learning Finished", flush=True)
    seconds = time.perf_counter() - started
    batches = training.batches_per_epoch
    return Run(recipe, batches, costs, training.snapshots, device.type, seconds)


def find_kept_epochs(epochs: int) -> range:
    """MOST_EPOCHS of `epochs` at most, equally far from each other, the last one first."""
    return range(epochs, 0, -math.ceil(epochs / MOST_EPOCHS))


def schedule_rate(optimizer: torch.optim.Optimizer, recipe: Recipe, steps: int) -> LRScheduler:
    """The recipe's learning rate over `steps`: constant, or one cycle."""
    if recipe.one_cycle is None:
        return ConstantLR(optimizer, factor=1)
    return OneCycleLR(optimizer, recipe.lr, total_steps=steps, **vars(recipe.one_cycle))
