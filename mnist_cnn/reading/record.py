"""What is known about a trained network: its record, `weights/NAME.json`.

`mnist_cnn.train` fills it and writes it, `load_networks` reads it.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, FiniteFloat, TypeAdapter, ValidationError

from mnist_cnn.reading.recipe import Count, Positive, Recipe, Share
from mnist_cnn.reading.reliability import Reliability

Digit = Annotated[int, Field(ge=0, le=9)]
Sum = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]  # sha256


class RecordError(ValueError):
    """A record that is missing, damaged, or lacks something; one line for people."""


@dataclass(frozen=True)
class Evaluation:
    """How well the networks of a run read MNIST's test digits, of which there are `test_digits`.

    `misses_by_snapshot` are those that each snapshot misreads. `missed_digits` are the places in
    the test set of those that the trained network misreads; `missed_labels` says what they are,
    `missed_answers` what was read. `confusion` counts [digit][answer]. `accuracy` is on pixels in
    0..1, `accuracy_pixels_255` on pixels in 0..255, as the lab tested (cell 19).

    `no_digit_logit` is the fixed logit of the eleventh answer, "no digit": None where it was never
    taught.

    `reliability` says how true the trained network's percentages are, by the name of what it was
    measured on.
    """

    misses_by_snapshot: list[Count]
    no_digit_logit: FiniteFloat | None
    accuracy: Share
    accuracy_pixels_255: Share
    test_digits: Count
    misses: Count
    missed_digits: list[Count]
    missed_labels: list[Digit]
    missed_answers: list[Digit]
    confusion: list[list[Count]]
    reliability: dict[str, Reliability]


@dataclass(frozen=True)
class Record(Evaluation):
    """A training run: how it was made, how it went, and how well its network reads.

    A snapshot is the network at one moment of its training. `snapshots` has, for each, the number
    of batches before it: the first is 0, the untrained network, the last is the trained one.
    `costs` are the mean costs of each epoch. After them the logits of all snapshots were divided
    by `temperature`.

    `commit` is the last one that changed this package's code before the run; "-dirty" at its end
    says that the code had changes besides, and "" that git does not know it.
    """

    recipe: Recipe
    snapshots: Annotated[list[Count], Field(min_length=1)]
    batches_per_epoch: Annotated[int, Field(gt=0)]
    costs: list[FiniteFloat]
    temperature: Positive
    date: str
    commit: str
    torch: str
    device: str
    threads: Count
    seconds: FiniteFloat
    sha256: Sum  # of NAME.pt
    snapshots_sha256: Sum  # of NAME-snapshots.pt
    missed_sha256: Sum  # of NAME-missed.png

    @property
    def name(self) -> str:
        return self.recipe.name


_RECORD = TypeAdapter(Record)


def load_record(path: Path) -> Record:
    """The record in `path`. Raises RecordError, in one line that says what is wrong."""
    try:
        return _RECORD.validate_json(path.read_bytes(), strict=True)
    except OSError as error:
        raise RecordError(f"{path} cannot be read: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise RecordError(f"{path} is no record: {place}: {first['msg']}") from error


def dump_record(record: Record) -> bytes:
    """What `load_record` reads: JSON, the recipe first."""
    facts = asdict(record)
    return (json.dumps({"recipe": facts.pop("recipe"), **facts}, indent=1) + "\n").encode()
