import gzip
import shutil

import pytest
import torch
from conftest import SAMPLE
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

from mnist_cnn.train.data import DataError, ShuffledBatches, load_mnist


def test_batches_are_the_notebooks_for_three_epochs():
    dataset = datasets.MNIST(SAMPLE, train=True, transform=transforms.ToTensor())
    digits, _ = load_mnist(SAMPLE)
    torch.manual_seed(1)
    loader = DataLoader(dataset, batch_size=70, shuffle=True, drop_last=True)
    expected = [batch for _ in range(3) for batch in loader]
    torch.manual_seed(1)
    batches = ShuffledBatches(70, digits.images, digits.labels)
    drawn = [batch for _ in range(3) for batch in batches]
    assert len(batches) == len(loader) == 4 and len(drawn) == len(expected)
    for (images, labels), (lab_images, lab_labels) in zip(drawn, expected):
        assert torch.equal(images, lab_images) and torch.equal(labels, lab_labels)


def test_pixels_are_in_0_to_1():
    training, test = load_mnist(SAMPLE)
    assert training.images.shape == (300, 1, 28, 28) and test.images.shape == (500, 1, 28, 28)
    assert training.images.min() == 0 and training.images.max() == 1


@pytest.fixture
def offline(monkeypatch):
    monkeypatch.setattr(datasets.MNIST, "mirrors", ["http://127.0.0.1:9/"])


@pytest.mark.parametrize("name", ["train-images-idx3-ubyte", "t10k-labels-idx1-ubyte"])
@pytest.mark.parametrize("damage", [b"", b"not MNIST", None], ids=["empty", "text", "truncated"])
def test_damaged_mnist_is_told_in_one_line(name, damage, tmp_path, offline):
    shutil.copytree(SAMPLE, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "MNIST" / "raw" / name
    file.write_bytes(file.read_bytes()[:100] if damage is None else damage)
    with pytest.raises(DataError, match="missing or damaged"):
        load_mnist(tmp_path)


def test_missing_mnist_without_network_is_told_in_one_line(tmp_path, offline):
    with pytest.raises(DataError) as error:
        load_mnist(tmp_path)
    assert str(tmp_path) in str(error.value) and "\n" not in str(error.value)


def test_damaged_archive_is_not_used(tmp_path, offline):
    raw = tmp_path / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for file in (SAMPLE / "MNIST" / "raw").iterdir():
        (raw / f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes()))
    with pytest.raises(DataError):
        load_mnist(tmp_path)
