"""What is known about a trained network: its record, `weights/NAME.json`.

`mnist_cnn.train` fills it and writes it, `load_networks` reads it.
"""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any


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
    """

    misses_by_snapshot: list[int]
    no_digit_logit: float | None
    accuracy: float
    accuracy_pixels_255: float
    test_digits: int
    misses: int
    missed_digits: list[int]
    missed_labels: list[int]
    missed_answers: list[int]
    confusion: list[list[int]]


@dataclass(frozen=True)
class Record(Evaluation):
    """A training run: how it was made, how it went, and how well its network reads.

    A snapshot is the network at one moment of its training. `snapshots` has, for each, the number
    of batches before it: the first is 0, the untrained network, the last is the trained one.
    `costs` are the mean costs of each epoch, `costs_2021` those that the lab printed.
    """

    name: str
    about: str
    recipe: dict[str, Any]  # every hyperparameter, as `mnist_cnn.train.recipes` names it
    snapshots: list[int]
    batches_per_epoch: int
    costs: list[float]
    costs_2021: list[float]
    date: str
    torch: str
    device: str
    threads: int
    seconds: float
    sha256: str  # of NAME.pt
    snapshots_sha256: str  # of NAME-snapshots.pt
    missed_sha256: str  # of NAME-missed.png


FIELDS = [field.name for field in fields(Record)]


def load_record(path: Path) -> Record:
    """The record in `path`. Raises RecordError, in one line."""
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        known = {name: facts.pop(name) for name in FIELDS if name != "recipe"}
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise RecordError(f"{path} is missing or damaged") from error
    return Record(recipe=facts, **known)


def dump_record(record: Record) -> bytes:
    """What `load_record` reads: JSON, the hyperparameters beside the other facts."""
    facts = asdict(record)
    facts = {"name": facts.pop("name"), "about": facts.pop("about"), **facts.pop("recipe"), **facts}
    return (json.dumps(facts, indent=1) + "\n").encode()
