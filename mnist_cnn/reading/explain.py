"""Why the network answers as it does, exactly: nothing here is an estimate.

The last layer is linear on the 64 feature maps of 7x7 cells. So a digit's logit is its bias plus a
sum over the 64 x 49 cells, and what a map or a place contributes to it is a part of that sum: its
direct logit attribution (Elhage et al., "A Mathematical Framework for Transformer Circuits", 2021).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from torch.nn import functional as F

from mnist_cnn.model import MNIST_CNN

CELLS = 49  # places: cells of a feature map of the second block, 7 x 7


@dataclass(frozen=True)
class Contributions:
    """What speaks for each of D digits, in logits: `maps` (D, 64) and `places` (D, 49), float64.

    Either of them, summed over its second axis, plus `biases` (D,) is `logits` (D,).
    A place is 4x4 pixels of the image, but sees 10x10.
    """

    maps: torch.Tensor
    places: torch.Tensor
    biases: torch.Tensor
    logits: torch.Tensor


@torch.inference_mode()
def map_features(
    model: MNIST_CNN, image: torch.Tensor, off: Iterable[int] = ()
) -> tuple[torch.Tensor, torch.Tensor]:
    """The feature maps of `image` (1, 1, 28, 28) in both blocks: (32, 14, 14) and (64, 7, 7).

    They are float32 and 0 or more. The maps of the second block that are `off` are all 0.
    """
    first = model.layer1(image)
    second = model.layer2(first)
    second[:, list(off)] = 0
    return first[0], second[0]


@torch.inference_mode()
def compute_logits(model: MNIST_CNN, images: torch.Tensor, off: Iterable[int] = ()) -> torch.Tensor:
    """The logits (N, 10) that `model` gives `images` (N, 1, 28, 28), its maps `off` at 0."""
    off = list(off)
    if not off:
        logits: torch.Tensor = model(images)
        return logits
    second = model.layer2(model.layer1(images))
    second[:, off] = 0
    without: torch.Tensor = model.fc(second.flatten(1))
    return without


@torch.inference_mode()
def weigh(
    model: MNIST_CNN, second: torch.Tensor, digits: Sequence[int] = range(10)
) -> Contributions:
    """What the maps (64, 7, 7) of the second block contribute to each of `digits`."""
    weights, biases = model.fc.weight[list(digits)], model.fc.bias[list(digits)].double()
    cells = second.reshape(64, CELLS).double()
    products = weights.view(-1, 64, CELLS).double() * cells  # (D, 64, 49)
    maps, places = products.sum(2), products.sum(1)
    return Contributions(maps, places, biases, maps.sum(1) + biases)


@torch.inference_mode()
def compare_weights(model: MNIST_CNN, one: int | None, other: int | None) -> torch.Tensor:
    """What each cell (64, 49) of the second block counts for `one` more than for `other`.

    Times the cell's value, it is what the cell contributes to the lead of `one`. None is "no
    digit", to whose fixed logit nothing contributes.
    """
    nothing = torch.zeros(64 * CELLS)
    weights = [nothing if digit is None else model.fc.weight[digit] for digit in (one, other)]
    return (weights[0] - weights[1]).view(64, CELLS)


def find_peaks(maps: torch.Tensor) -> torch.Tensor:
    """The number of the strongest cell of each of `maps` (N, H, W), row by row: (N,)."""
    return maps.flatten(1).argmax(1)


def cut_windows(maps: torch.Tensor, cells: torch.Tensor) -> torch.Tensor:
    """The four 3x3 windows of `maps` (C, H, W) of which max pooling makes each of `cells` (N,).

    (N, C, 4, 9), row by row, 0 outside the maps. The cells are numbers of the pooled map's.
    """
    squares = F.unfold(F.pad(maps, (1, 1, 1, 1))[None], 4, stride=2)[0]  # (C * 16, cells)
    squares = squares.T[cells].view(len(cells), len(maps), 4, 4)
    return squares.unfold(2, 3, 1).unfold(3, 3, 1).reshape(len(cells), len(maps), 4, 9)


@torch.inference_mode()
def feed_cells(model: MNIST_CNN, first: torch.Tensor, cells: torch.Tensor) -> torch.Tensor:
    """What each of the 32 maps `first` adds to each map of the second block, at its one of `cells`.

    (64, 32), at that one of the four positions below the cell which max pooling keeps. A row's sum
    and the convolution's bias are the cell's value before the ReLU.
    """
    filters = model.get_parameter("layer2.0.weight")  # (64, 32, 3, 3)
    windows = cut_windows(first, cells)  # (64, 32, 4, 9)
    sums = torch.einsum("mipk,mik->mip", windows, filters.view(64, 32, 9))
    kept = sums.sum(1).argmax(1)  # (64,)
    return sums[torch.arange(64), :, kept]


@torch.inference_mode()
def answer_history(
    models: Sequence[MNIST_CNN], image: torch.Tensor, off: Iterable[int] = ()
) -> torch.Tensor:
    """The logits (len(models), 10) that each of `models` gives `image`, its maps `off` at 0."""
    return torch.cat([compute_logits(model, image, off) for model in models])
