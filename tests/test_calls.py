"""What a browser may ask, and how strokes travel."""

import base64
import json

import numpy as np
import pytest

from conftest import ROOT
from mnist_cnn.page.asked import look_up
from mnist_cnn.page.calls import CallError, read_call
from mnist_cnn.page.encoding import MAX_SENT_POINTS, STEPS, decode_strokes, encode_strokes
from mnist_cnn.reading.networks import load_networks
from strokes import FOUR, SEVEN

NETWORKS = load_networks(ROOT / "weights")
GOOD = {"strokes": encode_strokes(SEVEN), "network": "sketch"}


@pytest.mark.parametrize("strokes", [SEVEN, FOUR, [[(0, 0), (1, 1)]]])
def test_strokes_arrive_as_they_were_sent(strokes):
    arrived = decode_strokes(encode_strokes(strokes))
    assert len(arrived) == len(strokes)
    for stroke, sent in zip(arrived, strokes, strict=True):
        np.testing.assert_allclose(stroke, sent, atol=0.5 / STEPS)


@pytest.mark.parametrize("text", [
    "A", "AAAAA", "AAA=", "AAA\n", "ÄÄÄÄ", "AAAA" * (MAX_SENT_POINTS + 1), "../../x",
])  # fmt: skip
def test_what_is_no_strokes_is_refused(text):
    with pytest.raises(ValueError):
        decode_strokes(text)


def ask(data):
    """What is asked by `data`, as a browser sends it."""
    return look_up(read_call(json.dumps(data)), NETWORKS)


def test_a_good_call_is_read():
    call = read_call(json.dumps({**GOOD, "snapshot": 3, "off": [5, 3, 5], "against": 10}))
    assert (call.snapshot, call.off, call.against, call.is_done) == (3, {3, 5}, 10, True)
    assert call.network == "sketch" and len(call.strokes) == 1


def test_a_call_names_a_network_at_a_snapshot():
    asked = ask({**GOOD, "snapshot": 3})
    assert asked.network is NETWORKS["sketch"]
    assert asked.model is NETWORKS["sketch"].snapshots[3]


def test_without_a_snapshot_the_trained_network_reads():
    assert ask(GOOD).model is NETWORKS["sketch"].model


PNG = "data:image/png;base64," + base64.b64encode(b"no picture").decode()


@pytest.mark.parametrize("change", [
    {"network": "soup"}, {"network": None}, {"network": []}, {"strokes": None}, {"strokes": 7},
    {"strokes": "!"}, {"snapshot": 99}, {"snapshot": -1}, {"snapshot": 2.0}, {"snapshot": True},
    {"snapshot": "3"}, {"off": [64]}, {"off": [-1]}, {"off": 5}, {"off": ["3"]},
    {"off": [*range(65)]}, {"off": None}, {"against": 11}, {"against": 1.5}, {"missed": 10_000},
    {"missed": -1},
    {"photo": 7}, {"photo": PNG}, {"photo": "data:,x"}, {"photo": "A" * 10**6},
    {"network": "lab", "against": 10},
], ids=str)  # fmt: skip
def test_a_call_with_one_wrong_value_is_refused_in_a_sentence(change):
    with pytest.raises(CallError, match=r"^[A-Z].*\.$"):
        ask(GOOD | change)


@pytest.mark.parametrize("data", [None, [], "x", 7, {}])
def test_what_is_no_call_is_refused(data):
    with pytest.raises(CallError):
        read_call(json.dumps(data))
