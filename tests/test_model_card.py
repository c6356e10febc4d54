import pytest
from huggingface_hub import ModelCard
from torch.nn.functional import cross_entropy

from committed import COMMITTED_NAMES, committed_record
from conftest import ROOT
from mnist_cnn import load_model
from readme import blocks
from strokes import ONE, SEVEN, picture_of

CARD = ModelCard.load(ROOT / "weights" / "README.md")


def test_it_tells_the_hub_what_this_is():
    assert (CARD.data.license, CARD.data.datasets) == ("mit", ["ylecun/mnist"])
    assert CARD.data.pipeline_tag == "image-classification"
    assert (CARD.data.library_name, CARD.data.language) == ("pytorch", "en")


def test_the_hubs_figure_is_that_of_the_record():
    [result] = CARD.data.eval_results
    record = committed_record(CARD.data.model_name)
    assert (result.metric_type, result.dataset_name) == ("accuracy", "MNIST")
    assert f"{result.metric_value:.4f}" == f"{record['accuracy']:.4f}"


@pytest.mark.parametrize("name", COMMITTED_NAMES)
def test_its_figures_are_those_of_the_record_and_of_the_readme(name):
    record = committed_record(name)
    start = f"| {name} | {record['accuracy']:.4f} | {record['misses']} |"
    [row] = [line for line in CARD.text.splitlines() if line.startswith(start)]
    assert row in (ROOT / "README.md").read_text()


def test_its_program_runs_as_printed(tmp_path, monkeypatch, capsys):
    picture_of(SEVEN).save(tmp_path / "seven.png")
    (tmp_path / "weights").symlink_to(ROOT / "weights")
    monkeypatch.chdir(tmp_path)
    first, _ = blocks("python", CARD.text)
    exec(first, {})
    assert capsys.readouterr().out == "7\n"


def test_its_script_reads_a_folder_of_pictures_and_learns_from_them(tmp_path, monkeypatch, capsys):
    (tmp_path / "digits").mkdir()
    for name, strokes in {"1-1": ONE, "7-1": SEVEN, "7-2": SEVEN}.items():
        picture_of(strokes).save(tmp_path / "digits" / f"{name}.png")
    (tmp_path / "weights").symlink_to(ROOT / "weights")
    monkeypatch.chdir(tmp_path)
    _, script = blocks("python", CARD.text)
    exec(script, names := {})
    assert capsys.readouterr().out == "1-1.png 1\n7-1.png 7\n7-2.png 7\n"
    images, labels = names["images"], names["labels"]
    losses = [
        cross_entropy(model(images), labels)
        for model in (names["network"].model, load_model("mine.pt"))
    ]
    assert losses[1] < losses[0]
    assert [reading.digit for reading in names["taught"].read_batch(images)] == [1, 7, 7]
