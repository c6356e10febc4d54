"""The working of an answer: every number on the way from it down to a pixel, exactly.

Each level is a sum of products. The points of a feature map are its cells times weights. A cell of
the second block is the largest of four sums, to each of which all 32 maps of the first block add
something. What one of them adds is nine of its cells times weights. A cell of the first block is
the largest of four sums over nine pixels. A way down leads through one number of each level.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import torch
from torch.nn import functional as F

from mnist_cnn.model import MNIST_CNN
from mnist_cnn.reading.explain import compare_weights, cut_windows, map_features

SIDES = (28, 14, 7)  # of the image, and of the maps in each block


@dataclass(frozen=True)
class Way:
    """The numbers that a way down leads through, each counted from 0.

    `map` and `cell` are of the second block's 64 x 49, `source` and `source_cell` of the first
    block's 32 x 196, `pixel` is one of 784. None stands for the number that adds most to the total
    above it, in the total's own sign. A way that begins in the first block has no `map`.
    """

    map: int | None = None
    cell: int | None = None
    source: int | None = None
    source_cell: int | None = None
    pixel: int | None = None


@dataclass(frozen=True)
class Terms:
    """Products of `values` and `weights`, (..., n) float64; their sums plus `bias` are `totals`."""

    values: torch.Tensor
    weights: torch.Tensor
    bias: float = 0.0

    @property
    def products(self) -> torch.Tensor:
        return self.values * self.weights

    @property
    def totals(self) -> torch.Tensor:
        return self.products.sum(-1) + self.bias


@dataclass(frozen=True)
class UpperLevels:
    """The levels above the first block.

    `points` are the terms (49,) of a map's points. `sums` (4, 32) is what each map of the first
    block adds at the four places of which the second block's cell is the largest sum, once `bias`
    is added to each. `part` are the terms (9,) of one of these numbers.
    """

    points: Terms
    sums: torch.Tensor
    bias: float
    part: Terms


@torch.inference_mode()
def work_out_upper(
    model: MNIST_CNN,
    image: torch.Tensor,
    pair: tuple[int | None, int | None],
    way: Way,
    off: Iterable[int] = (),
) -> tuple[UpperLevels, Way]:
    """What the way's map finds in `image` (1, 1, 28, 28) for the first of `pair`, not the other.

    None is "no digit", or nobody: then the weights are the first one's own. The cells of the maps
    that are `off` are 0. The way that comes back names all but its pixel. Raises ValueError if it
    names no map.
    """
    if way.map is None:
        raise ValueError("a way through the second block names a map")
    first, second = map_features(model, image, off)
    weights = compare_weights(model, *pair)[way.map].double()
    points = Terms(second[way.map].flatten().double(), weights)
    cell = _choose(way.cell, points.products, points.totals)
    filters = model.get_parameter("layer2.0.weight")[way.map].double().view(32, 9)
    windows = cut_windows(first, torch.tensor([cell]))[0].double()  # (32, 4, 9)
    sums = (windows * filters[:, None]).sum(2).T  # (4, 32)
    bias = model.get_parameter("layer2.0.bias")[way.map].item()
    totals = sums.sum(1) + bias
    kept = int(totals.argmax())
    source = _choose(way.source, sums[kept], totals[kept])
    part = Terms(windows[source, kept], filters[source])
    below = _choose_below(way.source_cell, part.products, part.totals, cell, kept, SIDES[1])
    return UpperLevels(points, sums, bias, part), Way(way.map, cell, source, below, way.pixel)


@torch.inference_mode()
def work_out_first(model: MNIST_CNN, image: torch.Tensor, way: Way) -> tuple[Terms, Way]:
    """The four sums (4, 9) whose largest is the way's cell of the first block, and its pixel.

    The terms are of `image` (1, 1, 28, 28). Raises ValueError if the way names no such cell.
    """
    if way.source is None or way.source_cell is None:
        raise ValueError("a way into the first block names a map and a cell of it")
    windows = cut_windows(image[0], torch.tensor([way.source_cell]))[0, 0].double()  # (4, 9)
    filters = model.get_parameter("layer1.0.weight")[way.source].double().view(9)
    terms = Terms(windows, filters, model.get_parameter("layer1.0.bias")[way.source].item())
    kept = int(terms.totals.argmax())
    pixel = _choose_below(
        way.pixel, terms.products[kept], terms.totals[kept], way.source_cell, kept, SIDES[0]
    )
    return terms, replace(way, pixel=pixel)


def cut_square(image: torch.Tensor, top: int, left: int, rows: int, columns: int) -> torch.Tensor:
    """The ink (`rows`, `columns`) of `image` (1, 1, 28, 28) from `top`, `left`; 0 outside."""
    margin = max(rows, columns)
    padded = F.pad(image[0, 0], [margin] * 4)
    return padded[margin + top :, margin + left :][:rows, :columns]


def _choose(named: int | None, parts: torch.Tensor, total: torch.Tensor) -> int:
    """`named`, or else the number of the part that is strongest in the sign of `total`."""
    return int((-parts if total < 0 else parts).argmax()) if named is None else named


def _choose_below(
    named: int | None, products: torch.Tensor, total: torch.Tensor, cell: int, kept: int, side: int
) -> int:
    """`named`, or else the number, in a map of `side`, of the strongest of nine `products`.

    These are of the window at the place `kept`, of four, below the pooled map's `cell`. Nothing
    leads to what lies outside the map.
    """
    if named is not None:
        return named
    (row, column), (down, across) = divmod(cell, side // 2), divmod(kept, 2)
    top, left = 2 * row + down - 1, 2 * column + across - 1
    inside = {
        k: side * (top + k // 3) + left + k % 3
        for k in range(9)
        if 0 <= top + k // 3 < side and 0 <= left + k % 3 < side
    }
    strongest = _choose(None, products[list(inside)], total)
    return list(inside.values())[strongest]
