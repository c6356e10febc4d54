"""MNIST as tensors, and its training batches in the order in which the notebook draws them.

Source: lab 10.1, cells 12 and 14; torchvision downloads the four archives and checks their md5.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

import torch
from torch.utils.data import BatchSampler, DataLoader, RandomSampler, TensorDataset
from torchvision.datasets import MNIST

SUMS = {  # sha256 of MNIST's files, unpacked
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}
COUNTS = (60_000, 10_000)  # of MNIST's digits; a sample of them has fewer, and no sum to check


class DataError(Exception):
    """MNIST is not there, cannot be downloaded or is damaged; one line for people."""


@dataclass(frozen=True)
class Digits:
    """Images (N, 1, 28, 28), float32 in [0, 1], white ink on black; labels (N,), int64, 0 to 9."""

    images: torch.Tensor
    labels: torch.Tensor

    def to(self, device: torch.device | str) -> "Digits":
        return Digits(self.images.to(device), self.labels.to(device))


def load_mnist(data_dir: str | Path) -> tuple[Digits, Digits]:
    """MNIST's training and test digits, from `data_dir`/MNIST/raw, downloaded if not there.

    Raises DataError, in one line that says why, which files are wanted, and the way out.
    """
    try:
        return _load_digits(data_dir, train=True), _load_digits(data_dir, train=False)
    except (
        *(RuntimeError, OSError, HTTPException),  # what a download may end with
        *(AssertionError, ValueError, TypeError, LookupError),  # what damaged files may
    ) as error:
        reason = " ".join(str(error).split())
        archives = ", ".join(name for name, _ in MNIST.resources)
        raise DataError(
            f"MNIST in {Path(data_dir, 'MNIST', 'raw')} is missing or damaged ({reason}): empty "
            f"that folder, then run again with an internet connection, or with {archives} in it"
        ) from error


def _load_digits(data_dir: str | Path, train: bool) -> Digits:
    dataset = MNIST(data_dir, train=train, download=True)
    images, labels = dataset.data, dataset.targets
    if not len(images) == len(labels) > 0 or images.shape[1:] != (28, 28) or labels.max() > 9:
        raise ValueError(f"{len(images)} images of {images.shape[1:]}, {len(labels)} labels")
    if len(labels) in COUNTS:
        _check_sums(Path(data_dir, "MNIST", "raw"), "train" if train else "t10k")
    return Digits(images.unsqueeze(1).float().div(255), labels)  # as transforms.ToTensor does


def _check_sums(folder: Path, part: str) -> None:
    for name, expected in SUMS.items():
        if name.startswith(part):
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if found != expected:
                raise ValueError(f"{name} is another file than MNIST's")


class ShuffledBatches:
    """Batches of `batch_size` rows of `tensors`, shuffled anew at every pass, the last one whole.

    They are the notebook's, `DataLoader(dataset, batch_size, shuffle=True, drop_last=True)`, digit
    for digit: torch's random stream is consumed in the same way. But a batch is one indexing of
    whole tensors instead of `batch_size` images decoded and collated one by one, and a GPU that
    holds the tensors is sent nothing but the order, once per pass.
    """

    def __init__(self, batch_size: int, *tensors: torch.Tensor) -> None:
        rows = TensorDataset(torch.arange(len(tensors[0])))
        batches = BatchSampler(RandomSampler(rows), batch_size, drop_last=True)
        self._rows = DataLoader(rows, sampler=batches, batch_size=None)
        self._tensors = tensors

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[tuple[torch.Tensor, ...]]:
        order = torch.stack([rows for (rows,) in self._rows]).to(self._tensors[0].device)
        for rows in order:
            yield tuple(tensor[rows] for tensor in self._tensors)
