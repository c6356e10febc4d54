"""The lab's convolutional network, and the one way its weights are read from a file.

Source: lab 10.1, "CNN with MNIST Classifier" (Jonathan Choi, 2021), cells 15 and 16.
"""

import pickle
from contextlib import suppress
from pathlib import Path

import torch
from huggingface_hub import PyTorchModelHubMixin
from torch import nn

NUM_PARAMETERS = 50_186  # 320 + 18,496 + 31,370: two convolutions and the linear layer

LFS_POINTER = b"version https://git-lfs.github.com/spec/"  # what such a file starts with


class WeightsError(Exception):
    """A weights file that is missing, damaged, or another network's; one line for people."""


class MNIST_CNN(nn.Module, PyTorchModelHubMixin):
    """Reads one digit: two blocks of convolution, ReLU and pooling, then a linear layer.

    Takes images (N, 1, 28, 28), float32 in [0, 1], white ink on black; returns logits (N, 10).
    The attributes carry the notebook's names, so a state_dict that its code saved loads as it is.

    The blocks pool before the ReLU where the notebook does it after. The larger of two numbers
    stays the larger when negative ones become 0, so logits and gradients are the very same, and
    the ReLU has a quarter of the work.

    `no_digit_logit` is the fixed logit of an eleventh answer, "no digit": None where it was never
    taught. `MNIST_CNN.from_pretrained("OWNER/NAME")` fetches both from the Hugging Face Hub.
    """

    def __init__(self, no_digit_logit: float | None = None) -> None:
        super().__init__()
        self.no_digit_logit = no_digit_logit
        self.layer1 = nn.Sequential(  # (N, 1, 28, 28) -> (N, 32, 14, 14)
            nn.Conv2d(1, 32, kernel_size=3, padding=1),
            nn.MaxPool2d(2),
            nn.ReLU(),
        )
        self.layer2 = nn.Sequential(  # (N, 32, 14, 14) -> (N, 64, 7, 7)
            nn.Conv2d(32, 64, kernel_size=3, padding=1),
            nn.MaxPool2d(2),
            nn.ReLU(),
        )
        self.fc = nn.Linear(64 * 7 * 7, 10)
        nn.init.xavier_uniform_(self.fc.weight)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        features = self.layer2(self.layer1(images))  # (N, 64, 7, 7)
        logits: torch.Tensor = self.fc(features.flatten(1))  # (N, 10)
        return logits


def store_channels_last(model: MNIST_CNN) -> MNIST_CNN:
    """`model` itself, its weights laid out so that a CPU reads one image in half the time."""
    stored: MNIST_CNN = model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return stored


def load_model(path: str | Path) -> MNIST_CNN:
    """The network with the weights of `path`, on the CPU and in eval mode.

    Only tensors are read: a pickle that carries code is refused, not run.
    Raises WeightsError, in one line with the way out, if `path` is not this network's state_dict.
    """
    return _build(_load_state(path), path)


def load_snapshots(path: str | Path) -> list[MNIST_CNN]:
    """The networks of `path`, whose tensors have a leading axis of snapshots: untrained to trained.

    Raises WeightsError as `load_model` does.
    """
    state = _load_state(path)
    counts = {
        len(tensor) if isinstance(tensor, torch.Tensor) and tensor.ndim else 0
        for tensor in state.values()
    }
    if len(counts) != 1 or counts == {0}:
        raise WeightsError(f"{path} holds no snapshots; {remedy_for(path)}")
    return [
        _build({name: tensor[number] for name, tensor in state.items()}, path)
        for number in range(counts.pop())
    ]


def _load_state(path: str | Path) -> dict[str, torch.Tensor]:
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise WeightsError(f"{path} not found; {remedy_for(path)}") from None
    except (
        OSError,
        EOFError,
        RuntimeError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        pickle.UnpicklingError,
    ) as error:
        raise WeightsError(
            f"{path} is damaged or not a weights file; {remedy_for(path)}"
        ) from error
    if not isinstance(state, dict):
        raise WeightsError(f"{path} is not a weights file; {remedy_for(path)}")
    return state


def _build(state: dict[str, torch.Tensor], path: str | Path) -> MNIST_CNN:
    model = MNIST_CNN()
    try:
        model.load_state_dict(state, strict=True)
    except (RuntimeError, TypeError, AttributeError) as error:
        raise WeightsError(f"{path} holds another network's weights; {remedy_for(path)}") from error
    return model.eval()


def remedy_for(path: str | Path, command: str = "") -> str:
    """How to get a file of a network's, at `path`: fetch it if it is a pointer, or make it anew.

    `command` makes it, or the trainer does.
    """
    with suppress(OSError), Path(path).open("rb") as file:
        if file.read(len(LFS_POINTER)) == LFS_POINTER:
            return "it is a pointer of Git LFS: fetch it with: git lfs pull"
    recipe = Path(path).stem.removesuffix("-snapshots").removesuffix("-missed")
    return f"make it with: {command or f'python -m mnist_cnn.train --recipe {recipe}'}"
