import pytest
from huggingface_hub import ModelCard

from committed import COMMITTED_NAMES, committed_record
from conftest import ROOT
from strokes import SEVEN, picture_of

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
    [row] = [line for line in CARD.text.splitlines() if line.startswith(f"| {name} |")]
    assert row.startswith(f"| {name} | {record['accuracy']:.4f} | {record['misses']} |")
    assert row in (ROOT / "README.md").read_text()


def test_its_program_runs_as_printed(tmp_path, monkeypatch, capsys):
    picture_of(SEVEN).save(tmp_path / "seven.png")
    (tmp_path / "weights").symlink_to(ROOT / "weights")
    monkeypatch.chdir(tmp_path)
    exec(CARD.text.split("```python\n")[1].split("```")[0], {})
    assert capsys.readouterr().out == "7\n"
