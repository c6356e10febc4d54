"""What is pushed to the Hub is what was trained."""

import pytest
import torch

from committed import committed_record
from conftest import WEIGHTS
from mnist_cnn import MNIST_CNN, load_model, preprocess_strokes, read_digit
from mnist_cnn.train.publish import main
from strokes import SEVEN


@pytest.mark.parametrize("name", ["sketch", "lab"])
def test_a_network_that_is_published_is_loaded_as_it_was(name, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert main([str(tmp_path / "hub"), "--network", name]) == 0
    published = MNIST_CNN.from_pretrained(tmp_path / "hub")
    trained = load_model(WEIGHTS / f"{name}.pt")
    for parameter, weight in trained.state_dict().items():
        assert torch.equal(published.state_dict()[parameter], weight)
    logit = published.no_digit_logit
    assert logit == committed_record(name)["no_digit_logit"] and not published.training
    assert read_digit(published, preprocess_strokes(SEVEN), logit).digit == 7


def test_the_folder_holds_no_pickle(tmp_path):
    assert main([str(tmp_path)]) == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"README.md", "config.json", "model.safetensors"}
    assert (tmp_path / "README.md").read_bytes() == (WEIGHTS / "README.md").read_bytes()


def test_a_network_that_is_not_there_ends_in_one_line(tmp_path, capsys):
    assert main([str(tmp_path), "--network", "resnet"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
