"""The trained networks that the page reads with: one for each recipe, at every epoch."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import torch

from mnist_cnn.reading.explain import History
from mnist_cnn.model import MNIST_CNN, WeightsError, load_history, load_model
from mnist_cnn.reading.read import Reading, read_digit
from mnist_cnn.train.recipes import RECIPES, Recipe


@dataclass(frozen=True)
class Network:
    """A recipe, the network that it made, that network at every epoch, and the run's record."""

    recipe: Recipe
    model: MNIST_CNN
    history: History
    record: dict

    def at(self, epoch: int) -> MNIST_CNN:
        """The network after `epoch` epochs; after the last one it is `model`."""
        is_last = epoch == len(self.history.models) - 1
        return self.model if is_last else self.history.models[epoch]

    def read(self, image: torch.Tensor, epoch: int | None = None) -> Reading:
        """The reading of `image` (1, 1, 28, 28), after `epoch` epochs or after all of them.

        Only the trained network tells letters and shapes from digits, if its recipe taught it to.
        """
        model = self.model if epoch is None else self.at(epoch)
        threshold = self.record.get("threshold") if model is self.model else None
        return read_digit(model, image, -torch.inf if threshold is None else threshold)


def load_networks(folder: Path) -> dict[str, Network]:
    """The network of each recipe, by its name, from `folder`. Raises WeightsError."""
    return {name: _load_network(folder, recipe) for name, recipe in RECIPES.items()}


def _load_network(folder: Path, recipe: Recipe) -> Network:
    """The network of `recipe`, whose three files must be those of one run."""
    record, weights, epochs = (folder / f"{recipe.name}{end}" for end in (".json", ".pt", "-epochs.pt"))
    remedy = f"make it with: python -m mnist_cnn.train --recipe {recipe.name}"
    try:
        facts = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise WeightsError(f"{record} is missing or damaged; {remedy}") from None
    model = load_model(weights)
    model.to(memory_format=torch.channels_last)  # one picture is read in half the time
    network = Network(recipe, model, History(load_history(epochs)), facts)
    for path, key in ((weights, "sha256"), (epochs, "epochs_sha256")):
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        if not isinstance(facts, dict) or facts.get(key) != sha256:
            raise WeightsError(f"{path} is not of the run that {record} describes; {remedy}")
    return network
