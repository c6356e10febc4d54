"""What a recipe shows the network in an epoch, and how it judges the answers."""

from collections.abc import Iterator
from itertools import islice
from typing import Protocol

import torch
import torch.nn.functional as F

from mnist_cnn.train.augmentation.batch import sketch_batch, sketch_loss
from mnist_cnn.train.augmentation.thinning import centre_lines
from mnist_cnn.train.data import Digits, ShuffledBatches

AT_ONCE = 20  # batches drawn as one: many small operations, so it takes half the time


class Lessons(Protocol):
    """An epoch's batches of images (B, 1, 28, 28) and targets (B,), and the cost of logits."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]: ...

    def cost(self, logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor: ...


class LabLessons:
    """MNIST's digits as they are, judged by cross-entropy: cells 14 and 18."""

    cost = staticmethod(F.cross_entropy)

    def __init__(self, digits: Digits, batch_size: int) -> None:
        self._batches = ShuffledBatches(batch_size, digits.images, digits.labels)

    def __len__(self) -> int:
        return len(self._batches)

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        return iter(self._batches)


class SketchLessons:
    """MNIST's digits as others would write them, digits drawn by code, and what is no digit."""

    cost = staticmethod(sketch_loss)

    def __init__(self, digits: Digits, batch_size: int) -> None:
        digits = digits.to("cpu")  # where the code draws
        lines = centre_lines(digits.images)
        self._batches = ShuffledBatches(batch_size, digits.images, digits.labels, *lines)

    def __len__(self) -> int:
        return len(self._batches)

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        batches = iter(self._batches)
        while some := list(islice(batches, AT_ONCE)):
            images, labels, *lines = map(torch.cat, zip(*some))
            images, targets = sketch_batch(images, lines, labels, torch.default_generator)
            for first in range(len(some)):  # dealt out like cards: each has some of every kind
                yield images[first :: len(some)], targets[first :: len(some)]


LESSONS = {"lab": LabLessons, "sketch": SketchLessons}
