import json
import os

import pytest

from conftest import WEIGHTS
from mnist_cnn.reading.record import FIELDS, RecordError, dump_record, load_record

RECORDS = sorted(WEIGHTS.glob("*.json"))


@pytest.fixture
def path(tmp_path):
    """A whole record, to be damaged."""
    copy = tmp_path / "lab.json"
    copy.write_bytes((WEIGHTS / "lab.json").read_bytes())
    return copy


def refusal(path) -> str:
    with pytest.raises(RecordError) as error:
        load_record(path)
    return str(error.value)


@pytest.mark.parametrize("committed", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_written_as_it_was_read(committed, path):
    record = load_record(committed)
    path.write_bytes(dump_record(record))
    assert load_record(path) == record
    assert path.read_bytes() == committed.read_bytes()


def test_hyperparameters_stand_beside_the_other_facts(path):
    recipe, facts = load_record(path).recipe, json.loads(path.read_text())
    assert recipe["batch_size"] == facts["batch_size"] == 100
    assert not set(recipe) & set(FIELDS) and set(recipe) | set(FIELDS) == set(facts) | {"recipe"}


@pytest.mark.parametrize("key", [name for name in FIELDS if name != "recipe"])
def test_a_record_without_one_of_its_keys_is_refused_in_one_line(key, path):
    facts = json.loads(path.read_text())
    del facts[key]
    path.write_text(json.dumps(facts))
    assert refusal(path) == f"{path} is missing or damaged"


DAMAGE = {
    "missing": lambda path: path.unlink(),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: os.truncate(path, path.stat().st_size // 2),
    "bytes": lambda path: path.write_bytes(b"\xff\xfe\0"),
    "a number": lambda path: path.write_text("7"),
    "a list": lambda path: path.write_text("[]"),
    "null": lambda path: path.write_text("null"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_record_is_refused_in_one_line(damage, path):
    damage(path)
    assert refusal(path) == f"{path} is missing or damaged"
