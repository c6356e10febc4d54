"""What lies in a folder of weights is loaded if, and only if, it is of one run."""

import hashlib
import os
import random
import re
import shutil
from dataclasses import fields, replace

import numpy as np
import pytest
import torch
from PIL import Image

from conftest import SAMPLE, WEIGHTS, later
from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.model import MNIST_CNN, WeightsError
from mnist_cnn.page.facts import describe_network
from mnist_cnn.reading.networks import load_network, load_networks
from mnist_cnn.reading.read import read_digit
from mnist_cnn.reading.record import Evaluation, dump_record, load_record
from mnist_cnn.train.data import load_mnist
from mnist_cnn.train.recipes import LAB as LAB_RECIPE
from mnist_cnn.train.records import write_run
from mnist_cnn.train.run import Run
from scenes import CHOOSING, draw_scenes
from strokes import ONE, SEVEN

LAB = load_record(WEIGHTS / "lab.json")
NAMES = sorted(path.stem for path in WEIGHTS.glob("*.json"))
HOUSE = [[(0, 1), (0, 0.45), (0.4, 0), (0.8, 0.45), (0.8, 1), (0, 1)]]
SUMS = {  # what a run leaves beside the record, and its sum there
    ".pt": "sha256",
    "-snapshots.pt": "snapshots_sha256",
    "-missed.png": "missed_sha256",
}


def write_network(folder, name, rank=2, **facts):
    """An untrained network with two snapshots, as a run of that name would leave it."""
    states = [MNIST_CNN().state_dict() for _ in range(2)]
    torch.save(states[-1], folder / f"{name}.pt")
    torch.save(
        {key: torch.stack([state[key] for state in states]) for key in states[0]},
        folder / f"{name}-snapshots.pt",
    )
    Image.new("L", (28, 3 * 28)).save(folder / f"{name}-missed.png")
    for end, key in SUMS.items():
        facts[key] = hashlib.sha256((folder / f"{name}{end}").read_bytes()).hexdigest()
    recipe = replace(LAB.recipe, name=name, rank=rank)
    (folder / f"{name}.json").write_bytes(dump_record(replace(LAB, recipe=recipe, **facts)))


def test_a_network_that_misreads_nothing_is_written_and_loaded(tmp_path):
    _, test = load_mnist(SAMPLE)
    recipe = replace(LAB_RECIPE, epochs=1)
    weights = MNIST_CNN().state_dict()
    run = Run(recipe, 600, [0.1], {0: weights, 600: weights}, "cpu", 1.0)
    facts = dict.fromkeys(("missed_digits", "missed_labels", "missed_answers"), [])
    known = {field.name: getattr(LAB, field.name) for field in fields(Evaluation)}
    write_run(tmp_path, run, Evaluation(**known | facts | {"misses": 0}), test.images)
    network = load_networks(tmp_path)["lab"]
    assert network.missed.shape == (0, 1, 28, 28)
    assert describe_network(network)["rejected"] == []


def test_networks_stand_by_rank_then_by_name_whatever_they_misread(tmp_path):
    for name, rank, misses in (("c", 2, 57), ("a-b", 2, 90), ("d", 1, 119)):
        write_network(tmp_path, name, rank=rank, misses=misses)
    assert list(load_networks(tmp_path)) == ["d", "a-b", "c"]


def test_the_segmenter_is_the_first_by_rank_that_knows_no_digit(tmp_path):
    for name, rank, logit in (("a", 1, None), ("b", 3, 1.5), ("c", 2, 1.0)):
        write_network(tmp_path, name, rank=rank, no_digit_logit=logit)
    networks = load_networks(tmp_path)
    assert [networks[name].segmenter for name in "abc"] == [networks["c"], networks["c"], None]


@pytest.mark.parametrize("name", ["lab-old.pt", "config.json", "sample.png", "notes.json"])
def test_other_files_in_the_folder_are_no_networks(name, tmp_path):
    write_network(tmp_path, "lab")
    (tmp_path / name).write_text("{}")
    assert list(load_networks(tmp_path)) == ["lab"]


@pytest.mark.parametrize("end", SUMS)
def test_a_pointer_of_git_lfs_is_told_with_the_command_that_fetches_it(end, tmp_path):
    write_network(tmp_path, "lab")
    (tmp_path / f"lab{end}").write_text(
        "version https://git-lfs.github.com/spec/v1\noid sha256:45dac8\nsize 203285\n"
    )
    assert refusal(tmp_path).endswith("git lfs pull")


@pytest.mark.parametrize("logit", [None, 1.5])
def test_a_network_rejects_drawings_only_if_its_record_knows_no_digit(logit, tmp_path):
    write_network(tmp_path, "mine", no_digit_logit=logit)
    reading = load_networks(tmp_path)["mine"].read(torch.zeros(1, 1, 28, 28))
    assert (reading.is_digit, reading.no_digit > 0) == (logit is None, logit is not None)


@pytest.mark.parametrize("kind", ["specks", "underlined", "desk"])
def test_all_networks_see_the_same_ink_of_a_picture(kind, networks):
    for _, picture in draw_scenes(kind, CHOOSING, 3):
        one, *others = (network.read_picture(picture) for network in networks.values())
        assert all(torch.equal(one.image, other.image) for other in others)


@pytest.mark.parametrize("name", NAMES)
def test_a_network_reads_of_a_picture_what_it_is_shown(name, networks):
    network = networks[name]
    found = network.read_picture(next(draw_scenes("boxed", CHOOSING, 1))[1])
    assert found.reading == network.read(found.image)


@pytest.fixture(scope="module")
def networks():
    return load_networks(WEIGHTS)


@pytest.fixture(params=NAMES)
def network(networks, request):
    return networks[request.param]


def test_one_network_is_that_of_the_folder(network):
    for path in (WEIGHTS / network.record.name, str(WEIGHTS / f"{network.record.name}.pt")):
        alone = load_network(path)
        assert alone.record == network.record and alone.segmenter is None


def test_a_network_that_is_not_there_is_told_in_one_line(tmp_path):
    with pytest.raises(WeightsError, match="--recipe mine"):
        load_network(tmp_path / "mine")


def test_a_batch_is_read_as_its_images_are(network):
    images = load_mnist(SAMPLE)[1].images[:120]
    readings = network.read_batch(images)
    assert len(readings) == 120
    assert [reading.digit for reading in readings[::13]] == [
        network.read(image[None]).digit for image in images[::13]
    ]
    assert network.read_batch(images[:0]) == []


@pytest.mark.parametrize("shape", [(2, 1, 28, 28), (1, 28, 28), (0, 1, 28, 28)])
def test_what_is_not_one_image_is_refused_instead_of_read_in_part(shape, network):
    with pytest.raises(ValueError, match=re.escape(str(shape))):
        network.read(torch.zeros(shape))


def test_it_reads_strokes_as_one_digit_and_as_a_number(networks):
    network = networks["sketch"]
    moved = np.add(ONE[0], [np.max(SEVEN[0], axis=0)[0] + 0.3, 0])
    assert network.read_strokes(SEVEN) == network.read(preprocess_strokes(SEVEN))
    [(seven, first), (one, second)] = network.read_number([*SEVEN, moved])
    assert (seven, first.digit, one, second.digit) == ([0], 7, [1], 1)
    assert not network.read_strokes(HOUSE).is_digit


def test_its_reasons_add_up_to_its_logits(network):
    image = preprocess_strokes(SEVEN)
    reasons = network.explain(image)
    for parts in (reasons.maps, reasons.places):
        assert (parts.sum(1) + reasons.biases).tolist() == pytest.approx(
            network.read(image).logits, abs=1e-4
        )


def test_a_taught_network_reads_what_it_was_shown_and_the_old_one_stays(networks):
    network, image = networks["sketch"], preprocess_strokes(HOUSE)
    before = network.read(image)
    taught = network.teach(image, torch.tensor([4]))
    assert taught.read(image).logits[4] > before.logits[4] + 3
    assert network.read(image) == before and taught.snapshots[0] is network.snapshots[0]


def test_it_has_a_snapshot_for_each_that_its_record_names(network):
    assert len(network.snapshots) == len(network.record.snapshots)
    assert len(network.snapshots) == len(network.record.misses_by_snapshot)
    assert network.snapshots[-1] is network.model


def test_it_reads_with_the_snapshot_that_it_is_asked_for(network):
    image = load_mnist(SAMPLE)[1].images[:1]
    for number, snapshot in enumerate(network.snapshots):
        expected = read_digit(snapshot, image, network.record.no_digit_logit)
        assert network.read(image, number) == expected
    assert network.read(image) == expected


def test_its_missed_images_are_mnists_at_the_places_that_its_record_names(network):
    _, test = load_mnist(SAMPLE)
    assert network.missed.shape == (network.record.misses, 1, 28, 28)
    for image, label, place in zip(
        network.missed, network.record.missed_labels, network.record.missed_digits, strict=True
    ):
        if place < len(test.labels):
            assert torch.equal(image, test.images[place]) and label == test.labels[place]


def test_it_answers_its_missed_images_as_its_record_says(network):
    answers = [network.read(image[None]).digit for image in network.missed]
    assert answers == network.record.missed_answers
    assert not any(map(int.__eq__, answers, network.record.missed_labels))


def count_misses(model, digits) -> int:
    with torch.inference_mode():
        answers = torch.cat([model(images).argmax(1) for images in digits.images.split(1000)])
    return (answers != digits.labels).sum().item()


@pytest.mark.slow
def test_snapshots_miss_as_many_test_digits_as_the_record_says(network, mnist_dir):
    """But for two, whose largest logits another processor's rounding may swap."""
    _, test = load_mnist(mnist_dir)
    some = slice(None, None, 7)  # each takes three seconds
    misses = [count_misses(snapshot, test) for snapshot in network.snapshots[some]]
    assert misses == pytest.approx(network.record.misses_by_snapshot[some], abs=2)


@pytest.fixture
def folder(tmp_path):
    """The committed weights, to be damaged."""
    return shutil.copytree(WEIGHTS, tmp_path / "weights")


def refusal(folder) -> str:
    with pytest.raises(WeightsError) as error:
        load_networks(folder)
    assert "\n" not in (line := str(error.value))
    return line


DAMAGE = {
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: os.truncate(path, path.stat().st_size // 2),
    "text": lambda path: path.write_text("{}"),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("end", [".json", *SUMS])
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_file_is_refused_in_one_line_with_the_way_out(damage, end, folder):
    damage(folder / f"lab{end}")
    line = refusal(folder)
    assert str(folder / "lab") in line and "python -m mnist_cnn.train --recipe lab" in line


def test_a_network_without_its_record_is_none(folder):
    (folder / "lab.json").unlink()
    assert "lab" not in load_networks(folder)


@pytest.mark.parametrize("end", SUMS)
def test_a_missing_file_is_told_with_the_command_that_makes_it(end, folder):
    (folder / f"lab{end}").unlink()
    assert refusal(folder) == (
        f"{folder / 'lab'}{end} not found; make it with: python -m mnist_cnn.train --recipe lab"
    )


@pytest.mark.parametrize("end", [".json", *SUMS])
def test_a_file_of_another_run_is_refused(end, folder):
    shutil.copy(folder / f"sketch{end}", folder / f"lab{end}")
    assert f"{folder / 'lab'}{end}" in refusal(folder)


def test_a_network_that_was_copied_but_not_renamed_in_its_record_is_refused(tmp_path):
    write_network(tmp_path, "lab")
    for path in list(tmp_path.iterdir()):
        path.rename(path.with_name(path.name.replace("lab", "mine")))
    assert f"{tmp_path / 'mine.json'} is the record of 'lab'" in refusal(tmp_path)


@pytest.mark.parametrize("count", [10, *later(500)])
@pytest.mark.parametrize("end", SUMS)
def test_a_single_wrong_byte_is_noticed(end, count, folder):
    draw, file = random.Random(1), folder / f"lab{end}"
    whole = file.read_bytes()
    for _ in range(count):
        damaged = bytearray(whole)
        damaged[draw.randrange(len(whole))] ^= draw.randint(1, 255)
        file.write_bytes(damaged)
        refusal(folder)


def test_an_empty_folder_is_refused_with_the_command_that_fills_it(tmp_path):
    assert refusal(tmp_path) == (
        f"{tmp_path} holds no network; make one with: python -m mnist_cnn.train"
    )
