"""The network again, by which a test checks numbers: float64, and nothing but its weights."""

from itertools import product

import numpy as np


class Oracle:
    """What `model` makes of `image` (1, 1, 28, 28), its maps `off` at 0, by plain loops."""

    def __init__(self, model, image, off=()):
        self.weights = {key: each.double().numpy() for key, each in model.state_dict().items()}
        self.image = image[0].double().numpy()
        self.first = self.make_maps(self.image, "layer1.0")
        self.second = self.make_maps(self.first, "layer2.0")
        self.second[list(off)] = 0

    def make_maps(self, maps, layer):
        """Convolution, ReLU and pooling in the notebook's order, by the filters' taps."""
        side = maps.shape[1]
        padded = np.pad(maps, ((0, 0), (1, 1), (1, 1)))
        total = self.weights[f"{layer}.bias"][:, None, None] + np.zeros((1, side, side))
        for i, j in product(range(3), range(3)):
            tap = self.weights[f"{layer}.weight"][:, :, i, j]
            total += np.tensordot(tap, padded[:, i : i + side, j : j + side], axes=1)
        return np.maximum(total, 0).reshape(len(total), side // 2, 2, side // 2, 2).max((2, 4))

    def windows(self, maps, cell):
        """The four windows (C, 3, 3) below the pooled `cell`, row by row."""
        row, column = divmod(cell, maps.shape[1] // 2)
        padded = np.pad(maps, ((0, 0), (1, 1), (1, 1)))
        return [
            padded[:, 2 * row + i : 2 * row + i + 3, 2 * column + j : 2 * column + j + 3]
            for i, j in product(range(2), range(2))
        ]

    def fc(self, answer):
        return 0 if answer is None else self.weights["fc.weight"][answer].reshape(64, 49)


def close(actual, expected):
    np.testing.assert_allclose(np.asarray(actual), np.asarray(expected), atol=1e-4, rtol=0)
