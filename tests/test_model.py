import pickle

import pytest
import torch
from torch import nn

from mnist_cnn import MNIST_CNN, load_model
from mnist_cnn.benchmark.notebook import CNN
from mnist_cnn.model import NUM_PARAMETERS, WeightsError


def seeded(network_class):
    torch.manual_seed(1)
    return network_class()


def test_same_seed_gives_the_notebooks_initial_weights():
    ours, lab = seeded(MNIST_CNN).state_dict(), seeded(CNN).state_dict()
    assert list(ours) == list(lab)
    assert all(torch.equal(ours[name], lab[name]) for name in lab)


def test_logits_and_gradients_are_the_notebooks():
    ours, lab = seeded(MNIST_CNN), seeded(CNN)
    images, labels = torch.rand(8, 1, 28, 28), torch.arange(8)
    for network in (ours, lab):
        nn.functional.cross_entropy(network(images), labels).backward()
    assert torch.equal(ours(images), lab(images))
    for mine, theirs in zip(ours.parameters(), lab.parameters(), strict=True):
        torch.testing.assert_close(mine.grad, theirs.grad)


def test_parameters_are_counted_right():
    assert sum(p.numel() for p in MNIST_CNN().parameters()) == NUM_PARAMETERS == 50_186


def test_weights_saved_by_the_notebook_load(tmp_path):
    lab = CNN()
    torch.save(lab.state_dict(), tmp_path / "lab.pt")
    network = load_model(tmp_path / "lab.pt")
    images = torch.rand(2, 1, 28, 28)
    assert not network.training
    assert torch.equal(network(images), lab(images))


class Trap:
    def __reduce__(self):
        return (open, ("trapped", "w"))


def write_truncated(path):
    torch.save(MNIST_CNN().state_dict(), path)
    path.write_bytes(path.read_bytes()[:1000])


BROKEN = {
    "missing": lambda path: None,
    "a folder": lambda path: path.mkdir(),
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("weights"),
    "truncated": write_truncated,
    "another network's": lambda path: torch.save(nn.Linear(2, 2).state_dict(), path),
    "no state_dict": lambda path: torch.save([1, 2], path),
    "a number": lambda path: torch.save(3, path),
    "names that are numbers": lambda path: torch.save({1: torch.zeros(1)}, path),
    "a pickle with code": lambda path: path.write_bytes(pickle.dumps(Trap(), protocol=2)),
    "saved code": lambda path: torch.save(Trap(), path),
}


@pytest.mark.parametrize("write", BROKEN.values(), ids=BROKEN.keys())
def test_broken_weights_are_refused_in_one_line_with_the_way_out(write, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "lab.pt"
    write(path)
    with pytest.raises(WeightsError) as error:
        load_model(path)
    message = str(error.value)
    assert str(path) in message and "python -m mnist_cnn.train" in message and "\n" not in message
    assert not (tmp_path / "trapped").exists()
