"""What a training run leaves behind: the weights, how they came about, and how well they read.

`NAME.pt` is the network, `NAME.json` its record, `NAME-epochs.pt` the network after every epoch.
"""

import hashlib
import io
import json
import os
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

import torch

from mnist_cnn.model import MNIST_CNN
from mnist_cnn.train.data import Digits
from mnist_cnn.train.recipes import Recipe


@dataclass
class Run:
    """A training run: its recipe, its network, and per epoch the mean cost and the weights.

    `history` starts with the untrained network, so it is one longer than `costs`.
    """

    recipe: Recipe
    model: MNIST_CNN
    costs: list[float] = field(default_factory=list)
    history: list[dict[str, torch.Tensor]] = field(default_factory=list)
    seconds: float = 0.0

    def __post_init__(self) -> None:
        self.history.append(copy_weights(self.model))

    def add_epoch(self, cost: float) -> None:
        self.costs.append(cost)
        self.history.append(copy_weights(self.model))


def copy_weights(model: MNIST_CNN) -> dict[str, torch.Tensor]:
    """The state_dict of `model` as it is now: on the CPU, contiguous, its own memory."""
    return {
        name: weight.detach().to("cpu", copy=True, memory_format=torch.contiguous_format)
        for name, weight in model.state_dict().items()
    }


@torch.inference_mode()
def read_digits(model: MNIST_CNN, images: torch.Tensor) -> torch.Tensor:
    """The digit (N,) that `model` answers for each of `images` (N, 1, 28, 28), on the CPU."""
    device = model.fc.weight.device
    return torch.cat([model(batch.to(device)).argmax(1).cpu() for batch in images.split(1000)])


def evaluate(model: MNIST_CNN, test: Digits) -> dict:
    """How `model` reads `test`: accuracies in 0..1, misses, and counts [digit][answer].

    `accuracy_pixels_255` is the lab's way (cell 19): the same digits with pixels in 0..255.
    """
    answers = read_digits(model, test.images)
    lab_answers = read_digits(model, test.images * 255)
    confusion = torch.bincount(test.labels * 10 + answers, minlength=100).view(10, 10)
    missed = (answers != test.labels).nonzero().flatten()
    return {
        "accuracy": 1 - len(missed) / len(test.labels),
        "accuracy_pixels_255": (lab_answers == test.labels).float().mean().item(),
        "test_digits": len(test.labels),
        "misses": len(missed),
        "missed_digits": missed.tolist(),
        "confusion": confusion.tolist(),
    }


@torch.inference_mode()
def find_threshold(run: Run, training: Digits) -> float | None:
    """The digitness below which lies the share of `training` that the recipe turns away.

    Digitness is the logarithm of the logits' summed exponentials. None if the recipe has no share.
    """
    if not run.recipe.turned_away:
        return None
    device = run.model.fc.weight.device
    digitness = torch.cat(
        [run.model(batch.to(device)).logsumexp(1).cpu() for batch in training.images.split(1000)]
    )
    return digitness.quantile(run.recipe.turned_away).item()


def write_run(folder: Path, run: Run, evaluation: dict) -> None:
    """Puts the run's three files into `folder`, each replaced as a whole or not at all."""
    name = run.recipe.name
    weights = _to_bytes(run.history[-1])
    history = _to_bytes(
        {key: torch.stack([epoch[key] for epoch in run.history]) for key in run.history[0]}
    )
    record = {
        **asdict(run.recipe),
        "optimizer": "Adam",
        "loss": "cross-entropy",
        "costs": run.costs,
        **evaluation,
        "date": date.today().isoformat(),
        "torch": torch.__version__,
        "device": run.model.fc.weight.device.type,
        "threads": torch.get_num_threads(),
        "seconds": round(run.seconds, 1),
        "sha256": hashlib.sha256(weights).hexdigest(),
        "epochs_sha256": hashlib.sha256(history).hexdigest(),
    }
    replace_files(
        {
            folder / f"{name}-epochs.pt": history,
            folder / f"{name}.pt": weights,
            folder / f"{name}.json": (json.dumps(record, indent=1) + "\n").encode(),
        }
    )


def _to_bytes(state: dict[str, torch.Tensor]) -> bytes:
    buffer = io.BytesIO()
    torch.save(state, buffer)
    return buffer.getvalue()


def replace_files(contents: dict[Path, bytes]) -> None:
    """Writes all of `contents` beside their places first, then moves them there one by one.

    A full disk or Ctrl-C leaves the old files, and nothing beside them. So does a power cut or a
    SIGKILL, but for whole files of two runs, if it comes between two moves, which their record
    shows, and for parts, if it comes before them, which the next run writes over.
    """
    parts = {path: path.with_name(f".{path.name}.part") for path in contents}
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with parts[path].open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for path, part in parts.items():
            os.replace(part, path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
