"""A sample of MNIST's test digits, on which the page counts what teaching a network costs.

It is `weights/sample.png`: the first thousand, one image below the other, what they are in the
file's own text. `python -m mnist_cnn.train.sample` writes it.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import torch
from PIL import Image, UnidentifiedImageError
from torch import nn

from mnist_cnn.model import MNIST_CNN, WeightsError, remedy_for
from mnist_cnn.reading.networks import load_images

FILE = "sample.png"
LABELS = "labels"  # of the digits, one character each: the name of that text in the file


@dataclass(frozen=True, eq=False)
class Sample:
    """Images (N, 1, 28, 28), float32 in [0, 1], white ink on black; labels (N,), 0 to 9."""

    images: torch.Tensor
    labels: torch.Tensor

    @torch.inference_mode()
    def count_misses(self, model: MNIST_CNN) -> int:
        """How many of the digits `model` misreads."""
        features = _find_features(self, model.layer1, model.layer2)
        return int((model.fc(features).argmax(1) != self.labels).sum())


@lru_cache(maxsize=8)
def _find_features(sample: Sample, layer1: nn.Module, layer2: nn.Module) -> torch.Tensor:
    """The features (N, 3136) of the digits: taught networks share the layers, and so these."""
    features: torch.Tensor = layer2(layer1(sample.images)).flatten(1)
    return features


def load_sample(folder: Path) -> Sample:
    """The sample that lies in `folder`. Raises WeightsError, in one line."""
    path = folder / FILE
    try:
        with Image.open(path) as column:
            column.load()
            text = str(column.info[LABELS])
        images = load_images(path)
        labels = torch.tensor([int(label) for label in text])
        if not len(images) == len(labels) > 0:
            raise ValueError(f"{len(images)} images, {len(labels)} labels")
    except (OSError, UnidentifiedImageError, SyntaxError, KeyError, ValueError) as error:
        raise WeightsError(
            f"{path} is missing or damaged; {remedy_for(path, 'python -m mnist_cnn.train.sample')}"
        ) from error
    return Sample(images, labels)
