"""The batches that a recipe trains on, an epoch at a time."""

import sys
from collections.abc import Iterator
from itertools import islice
from typing import Protocol

import torch

from mnist_cnn.reading.recipe import Mix, Recipe
from mnist_cnn.train.augmentation.batch import augment_batch
from mnist_cnn.train.augmentation.thinning import find_skeletons
from mnist_cnn.train.data import Digits, ShuffledBatches

AT_ONCE = 20  # batches drawn as one: many small operations, so it takes half the time


class Batches(Protocol):
    """Each pass is an epoch of pairs: images (B, 1, 28, 28) in [0, 1] and targets (B,), int64.

    A target is 0 to 9, or 10 for no digit.
    """

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[tuple[torch.Tensor, ...]]: ...


def make_batches(recipe: Recipe, digits: Digits) -> Batches:
    """The batches of `recipe`, made of MNIST's training `digits`: as they are, or mixed."""
    if recipe.mix is None:
        return ShuffledBatches(recipe.batch_size, digits.images, digits.labels)
    return AugmentedBatches(digits, recipe.batch_size, recipe.mix)


class AugmentedBatches:
    """MNIST's digits as others would write them, digits drawn by code, and negatives."""

    def __init__(self, digits: Digits, batch_size: int, mix: Mix) -> None:
        digits = digits.to("cpu")  # where the code draws
        print("Thinning the training digits", file=sys.stderr, flush=True)  # takes half a minute
        skeletons = find_skeletons(digits.images)
        self._batches = ShuffledBatches(batch_size, digits.images, digits.labels, *skeletons)
        self._mix = mix

    def __len__(self) -> int:
        return len(self._batches)

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        batches = iter(self._batches)
        while some := list(islice(batches, AT_ONCE)):
            images, labels, points, lengths = map(torch.cat, zip(*some, strict=True))
            images, targets = augment_batch(
                images, (points, lengths), labels, self._mix, torch.default_generator
            )
            for first in range(len(some)):  # dealt out like cards: each has some of every kind
                yield images[first :: len(some)], targets[first :: len(some)]
