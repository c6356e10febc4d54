import json
import os
from dataclasses import fields

import pytest

from conftest import WEIGHTS
from mnist_cnn.reading.record import Record, RecordError, dump_record, load_record

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


def test_a_record_holds_the_recipe_as_it_is(path):
    facts = json.loads(path.read_text())
    assert facts["recipe"]["batch_size"] == load_record(path).recipe.batch_size == 100


@pytest.mark.parametrize("key", [field.name for field in fields(Record)])
def test_a_record_without_one_of_its_keys_is_refused_with_its_name(key, path):
    facts = json.loads(path.read_text())
    del facts[key]
    path.write_text(json.dumps(facts))
    assert refusal(path) == f"{path} is no record: {key}: Field required"


WRONG = {
    "misses": ["119", -1, 1.5, None, True],
    "snapshots": [None, [], [0, -1], "0"],
    "accuracy": [1.01, "0.98"],
    "no_digit_logit": ["1.5", float("inf"), float("nan")],
    "missed_digits": [["18"], [None], {}],
    "missed_labels": [[10]],
    "sha256": ["", "45dac8"],
    "recipe": [None, {}, {"name": "lab"}, {"name": "a/b", "about": ""}],
}


@pytest.mark.parametrize(("key", "value"), [(key, v) for key in WRONG for v in WRONG[key]])
def test_a_record_with_a_wrong_value_is_refused_in_one_line_that_names_it(key, value, path):
    facts = json.loads(path.read_text())
    path.write_text(json.dumps(facts | {key: value}))
    line = refusal(path)
    assert line.startswith(f"{path} is no record: {key}") and "\n" not in line


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
    line = refusal(path)
    assert line.startswith(f"{path} ") and "\n" not in line
