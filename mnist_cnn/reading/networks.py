"""A trained network that knows itself, and the networks that lie in a folder."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image

from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.model import (
    MNIST_CNN,
    WeightsError,
    load_model,
    load_snapshots,
    remedy_for,
    store_channels_last,
)
from mnist_cnn.reading.explain import Contributions, map_features, weigh
from mnist_cnn.reading.number import split_strokes
from mnist_cnn.reading.pictures import Box, PictureReading, locate_digits, read_picture
from mnist_cnn.reading.read import Reading, read_digit, read_digits
from mnist_cnn.reading.record import Record, RecordError, load_record
from mnist_cnn.reading.segmentation import Digit
from mnist_cnn.reading.teach import teach


@dataclass(frozen=True, eq=False)
class Network:
    """Reads drawings, says why, and learns from more of them: a trained network and its record.

    `snapshots` are the network at each of the record's, `missed` is what it misread: MNIST's test
    images (N, 1, 28, 28), float32 in [0, 1], in the record's order. `segmenter` says for it which
    ink of a picture is the digit, and which strokes are one digit; None: it does so itself.
    """

    record: Record
    snapshots: list[MNIST_CNN]
    missed: torch.Tensor
    segmenter: "Network | None" = None

    @property
    def model(self) -> MNIST_CNN:
        """The trained network: the last snapshot."""
        return self.snapshots[-1]

    def read(self, image: torch.Tensor, snapshot: int = -1) -> Reading:
        """What the network at `snapshot` makes of `image` (1, 1, 28, 28); -1 is the trained one."""
        return read_digit(self.snapshots[snapshot], image, self.record.no_digit_logit)

    def read_batch(self, images: torch.Tensor) -> list[Reading]:
        """What the trained network makes of each of `images` (N, 1, 28, 28)."""
        return read_digits(self.model, images, self.record.no_digit_logit)

    def read_strokes(self, strokes: Sequence[npt.ArrayLike]) -> Reading:
        """What it makes of `strokes`, as `preprocess_strokes` takes them, as of one digit."""
        return self.read(preprocess_strokes(strokes))

    def read_number(self, strokes: Sequence[npt.ArrayLike]) -> list[tuple[list[int], Reading]]:
        """A number's digits from left to right: the `strokes` of each, by index, and its reading.

        A network that was never taught "no digit" reads one digit, unless it has a segmenter.
        """
        return [(list(digit), self.read(image)) for digit, image in self.split_strokes(strokes)]

    def read_picture(self, picture: Image.Image | np.ndarray) -> PictureReading:
        """What the trained network makes of `picture`, and of which ink in it."""
        if self.segmenter is None:
            return read_picture(self.model, picture, self.record.no_digit_logit)
        found = self.segmenter.read_picture(picture)
        digits = (replace(digit, reading=self.read(digit.image)) for digit in found.digits)
        return replace(found, digits=tuple(digits))

    def read_number_in_picture(
        self, picture: Image.Image | np.ndarray
    ) -> list[tuple[Box, Reading]]:
        """A number's digits from left to right: the box of each in `picture`, and its reading."""
        return locate_digits(self.read_picture(picture), picture)

    def split_strokes(
        self, strokes: Sequence[npt.ArrayLike], smallest: float = 0.0, is_done: bool = True
    ) -> list[tuple[Digit, torch.Tensor]]:
        """The digits of a number, as the function of this name finds them."""
        network = self.segmenter or self
        no_digit_logit = network.record.no_digit_logit
        return split_strokes(network.model, strokes, no_digit_logit, smallest, is_done)

    def explain(self, image: torch.Tensor) -> Contributions:
        """What speaks for each digit in `image` (1, 1, 28, 28), in logits, by map and by place."""
        _, second = map_features(self.model, image)
        return weigh(self.model, second)

    def teach(
        self, images: torch.Tensor, labels: torch.Tensor, others: torch.Tensor | None = None
    ) -> "Network":
        """This network as it reads once it was shown `images` (N, 1, 28, 28) of `labels` (N,).

        See the function of this name; `others` are what it misread unless they are given. The
        segmenter stays untaught.
        """
        if others is None and len(self.missed):
            others = self.missed
        taught = teach(self.model, images, labels, others)
        segmenter = self.segmenter or self
        return replace(self, snapshots=[*self.snapshots[:-1], taught], segmenter=segmenter)

    def find_snapshot(self, other: "Network", snapshot: int) -> int:
        """The number of the snapshot that was taken nearest to the moment of `snapshot` of `other`.

        Beside a trained network it is the trained one, however long either was trained.
        """
        if snapshot == len(other.snapshots) - 1:
            return len(self.snapshots) - 1
        batches, taken = other.record.snapshots[snapshot], self.record.snapshots
        return min(range(len(taken)), key=lambda number: abs(taken[number] - batches))


def load_network(path: str | Path) -> Network:
    """The network whose files start with `path`: "weights/sketch", of a record and its run's files.

    Raises WeightsError, in one line, if one of them is missing or not of that run.
    """
    return _load_network(Path(path).with_suffix(".json"))


def load_networks(folder: Path) -> dict[str, Network]:
    """The networks whose records lie in `folder`, by name, in the order of their recipes' ranks.

    The first that was taught "no digit" is the others' segmenter: all see the same, and a network
    that was never taught it takes anything for a digit. A JSON file that has no file of a network
    beside it is another program's.
    Raises WeightsError, in one line, if there is no network or a file is not that of its record.
    """
    records = [path for path in folder.glob("*.json") if any(map(Path.exists, files_of(path)))]
    if not records:
        raise WeightsError(f"{folder} holds no network; make one with: python -m mnist_cnn.train")
    networks = [_load_network(path) for path in records]
    networks.sort(key=lambda network: (network.record.recipe.rank, network.record.name))
    segmenter = next((each for each in networks if each.record.no_digit_logit is not None), None)
    return {
        each.record.name: each if each is segmenter else replace(each, segmenter=segmenter)
        for each in networks
    }


def files_of(record: Path) -> list[Path]:
    """The weights, the snapshots and the missed digits of the network whose record is `record`."""
    return [record.with_name(record.stem + end) for end in (".pt", "-snapshots.pt", "-missed.png")]


def _load_network(path: Path) -> Network:
    """The network of the record in `path`, whose files must be those of one run."""
    try:
        record = load_record(path)
    except RecordError as error:
        raise WeightsError(f"{error}; {remedy_for(path)}") from error
    if record.name != path.stem:
        raise WeightsError(f"{path} is the record of {record.name!r}; move it to another folder")
    files = files_of(path)
    sums = record.sha256, record.snapshots_sha256, record.missed_sha256
    for file, expected in zip(files, sums, strict=True):
        remedy = remedy_for(file)
        if not file.is_file():
            raise WeightsError(f"{file} not found; {remedy}")
        if hashlib.sha256(file.read_bytes()).hexdigest() != expected:
            raise WeightsError(f"{file} is damaged, or not of the run of {path}; {remedy}")
    weights, snapshots, missed = files
    model, models = store_channels_last(load_model(weights)), load_snapshots(snapshots)
    return Network(record, [*models[:-1], model], load_images(missed)[: record.misses])


def load_images(path: Path) -> torch.Tensor:
    """The images (N, 1, 28, 28), float32 in [0, 1], that stand one below the other in `path`."""
    with Image.open(path) as column:
        pixels = np.asarray(column, dtype=np.float32) / 255  # (N * 28, 28)
    return torch.from_numpy(pixels).view(-1, 1, pixels.shape[1], pixels.shape[1])
