"""What a visitor shows: how it travels, what is refused, and what the page remembers of it."""

import base64
import json
from dataclasses import replace

import pytest
import torch

from conftest import SAMPLE, WEIGHTS
from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.model import WeightsError
from mnist_cnn.page import taught
from mnist_cnn.page.calls import CallError, Teaching, read_teaching
from mnist_cnn.page.encoding import encode_strokes
from mnist_cnn.page.shots import MAX_SHOT_POINTS, MAX_SHOTS, draw_shots
from mnist_cnn.page.taught import TaughtNetworks
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.reading.read import NO_DIGIT
from mnist_cnn.reading.sample import load_sample
from mnist_cnn.reading.teach import teach
from mnist_cnn.train.data import load_mnist
from mnist_cnn.train.sample import COUNT, write_sample
from strokes import FOUR, ONE, SEVEN, ZERO

NETWORKS = load_networks(WEIGHTS)
SAMPLE_SHOWN = load_sample(WEIGHTS)


def shot(label, strokes):
    return f"{label}.{encode_strokes(strokes)}"


def image_shot(label, image):
    nibbles = image.mul(15).round().byte().flatten()
    content = (nibbles[::2] << 4 | nibbles[1::2]).numpy().tobytes()
    return f"{label}*{base64.urlsafe_b64encode(content).decode().rstrip('=')}"


TEXT = ",".join([shot(7, SEVEN), shot(1, ONE), shot(NO_DIGIT, ZERO)])
LONG = [[(k % 2, k / MAX_SHOT_POINTS) for k in range(MAX_SHOT_POINTS + 1)]]


@pytest.fixture
def networks():
    return TaughtNetworks(NETWORKS, SAMPLE_SHOWN)


def test_shots_arrive_with_their_labels():
    images, labels = draw_shots(TEXT)
    assert images.shape == (3, 1, 28, 28) and labels.tolist() == [7, 1, NO_DIGIT]


@pytest.mark.parametrize("text", [
    7, [], {}, True, "", "7", "7.", ".AAAA", "11.AAAA", "-1.AAAA", "1e0.AAAA", "NaN.AAAA",
    "07.AAAA", "7.AAA", "7.____",
    "7*", "7*AAAA", "7*" + "A" * 523, "7*" + "_" * 524, "7*" + "é" * 523,
    "7.AAAA,", "7.AAAA,,1.AAAA", " 7.AAAA", "7.AAAA\n", "٧.AAAA", "7.ÄÄÄÄ",
    ",".join(["7.AAAA"] * (MAX_SHOTS + 1)), shot(7, LONG), "7." + "A" * 10**6,
], ids=lambda text: str(text)[:20])  # fmt: skip
def test_what_is_no_shots_is_refused_in_a_sentence(text):
    with pytest.raises(CallError, match=r"^[A-Z].*\.$"):
        read_teaching(json.dumps({"shots": text}))


def test_a_photos_digit_arrives_as_its_image():
    image = preprocess_strokes(SEVEN)
    shots = ",".join([image_shot(7, image)] * MAX_SHOTS)
    images, labels = draw_shots(read_teaching(json.dumps({"shots": shots})).shots)
    assert labels.tolist() == [7] * MAX_SHOTS
    assert (images - image).abs().max() <= 0.5 / 15 + 1e-6


@pytest.mark.parametrize("digest", ["", "a", "A" * 64, "g" * 64, 7, [], {}, "a" * 65, "٧" * 64])
def test_what_is_no_digest_is_refused(digest):
    with pytest.raises(CallError):
        read_teaching(json.dumps({"taught": digest}))


def test_as_many_shots_as_may_be_are_taken():
    assert len(draw_shots(",".join(["7.AAAA"] * MAX_SHOTS))[1]) == MAX_SHOTS


def test_without_shots_the_networks_are_the_known_ones(networks):
    assert networks.find(Teaching()) is NETWORKS


def test_only_a_network_that_knows_no_digit_learns_and_only_at_the_end_of_its_training(networks):
    found = networks.find(Teaching(shots=TEXT))
    assert found["lab"] is NETWORKS["lab"]
    before, after = NETWORKS["sketch"], found["sketch"]
    assert after.snapshots[:-1] == before.snapshots[:-1]
    expected = teach(before.model, *draw_shots(TEXT), before.missed)
    assert torch.equal(after.model.fc.weight, expected.fc.weight)


def test_a_network_without_misses_is_taught_beside_the_sample():
    network = replace(NETWORKS["sketch"], missed=NETWORKS["sketch"].missed[:0])
    found = TaughtNetworks({"sketch": network}, SAMPLE_SHOWN).find(Teaching(shots=TEXT))
    expected = teach(network.model, *draw_shots(TEXT), SAMPLE_SHOWN.images)
    assert torch.equal(found["sketch"].model.fc.weight, expected.fc.weight)


def test_a_digest_stands_for_the_shots_once_they_were_sent(networks):
    digest = networks.tell(Teaching(shots=TEXT))["digest"]
    assert networks.find(Teaching(taught=digest)) is networks.find(Teaching(shots=TEXT))
    assert TaughtNetworks(NETWORKS, SAMPLE_SHOWN).find(Teaching(taught=digest)) is None


def test_the_page_names_the_digest_so_nobody_can_teach_anothers_network(networks):
    digest = networks.tell(Teaching(shots=TEXT))["digest"]
    other = networks.tell(Teaching(shots=shot(4, FOUR), taught=digest))["digest"]
    assert other != digest
    assert networks.find(Teaching(taught=digest)) is networks.find(Teaching(shots=TEXT))


def test_the_oldest_are_forgotten_and_those_in_use_are_not(networks, monkeypatch):
    monkeypatch.setattr(taught, "MOST", 3)
    digests = [networks.tell(Teaching(shots=shot(label, ONE)))["digest"] for label in range(3)]
    networks.find(Teaching(taught=digests[0]))
    networks.tell(Teaching(shots=TEXT))
    found = [networks.find(Teaching(taught=digest)) for digest in digests]
    assert [each is None for each in found] == [False, True, False]


def test_what_changes_is_what_the_networks_answer(networks):
    told = networks.tell(Teaching(shots=TEXT))
    after = networks.find(Teaching(shots=TEXT))["sketch"]
    answers = [after.read(image) for image in draw_shots(TEXT)[0].split(1)]
    changes = told["changes"]["sketch"]
    assert changes["before"] == [7, 1, 0]
    assert changes["after"] == [r.digit if r.is_digit else NO_DIGIT for r in answers]
    assert changes["after"][:2] == [7, 1]
    assert list(told["changes"]) == ["sketch"]


def test_the_misses_are_those_of_the_sample(networks):
    told = networks.tell(Teaching(shots=TEXT))
    after = networks.find(Teaching(shots=TEXT))["sketch"]
    with torch.inference_mode():
        counted = [
            int((model(SAMPLE_SHOWN.images).argmax(1) != SAMPLE_SHOWN.labels).sum())
            for model in (NETWORKS["sketch"].model, after.model)
        ]
    assert told["changes"]["sketch"]["misses"] == counted
    missed = NETWORKS["sketch"].record.missed_digits
    assert counted[0] == sum(number < COUNT for number in missed)


def test_where_no_network_knows_no_digit_nothing_is_taught():
    lab = replace(NETWORKS["lab"])
    told = TaughtNetworks({"lab": lab}, SAMPLE_SHOWN).tell(Teaching(shots=TEXT))
    assert told["changes"] == {}


def test_the_sample_is_of_mnists_first_test_digits(tmp_path):
    test = load_mnist(SAMPLE)[1]
    write_sample(tmp_path, test)
    few = load_sample(tmp_path)
    for sample in (few, SAMPLE_SHOWN):
        count = min(len(sample.labels), len(test.labels))
        torch.testing.assert_close(sample.images[:count], test.images[:count])
        assert torch.equal(sample.labels[:count], test.labels[:count])
    assert len(SAMPLE_SHOWN.labels) == COUNT


@pytest.mark.parametrize("damage", ["missing", "no picture", "one byte", "cut", "no labels"])
def test_a_damaged_sample_is_told_of_in_one_line(damage, tmp_path):
    path = tmp_path / "sample.png"
    content = bytearray((WEIGHTS / "sample.png").read_bytes())
    if damage == "one byte":
        content[len(content) // 2] ^= 1
    elif damage == "no labels":
        content = content.replace(b"labels", b"label_")
    if damage != "missing":
        path.write_bytes({"no picture": b"x", "cut": content[:9999]}.get(damage, content))
    with pytest.raises(WeightsError, match=r"^[^\n]+mnist_cnn.train.sample$"):
        load_sample(tmp_path)
