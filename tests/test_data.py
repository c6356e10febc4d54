import gzip
import shutil
import ssl
from http.client import IncompleteRead
from urllib.error import HTTPError, URLError

import pytest
import torch
from torch.utils.data import DataLoader
from torchvision import datasets, transforms
from torchvision.datasets import mnist

from conftest import SAMPLE
from mnist_cnn.train.data import SUMS, DataError, ShuffledBatches, load_mnist


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
    for (images, labels), (lab_images, lab_labels) in zip(drawn, expected, strict=True):
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


FAILURES = {
    "403": HTTPError("http://mirror/", 403, "Forbidden", None, None),
    "CERTIFICATE_VERIFY_FAILED": URLError(ssl.SSLError("CERTIFICATE_VERIFY_FAILED")),
    "No route to host": URLError(OSError(113, "No route to host")),
    "Tunnel connection failed: 407": URLError(OSError("Tunnel connection failed: 407")),
    "IncompleteRead": IncompleteRead(b"half", 100),
}


@pytest.mark.parametrize("reason", FAILURES)
def test_a_download_that_fails_says_why_and_names_the_files(reason, tmp_path, monkeypatch):
    def fail(*_, **__):
        raise FAILURES[reason]

    monkeypatch.setattr(mnist, "download_and_extract_archive", fail)
    with pytest.raises(DataError) as error:
        load_mnist(tmp_path)
    line = str(error.value)
    assert reason in line and str(tmp_path) in line and "\n" not in line
    assert all(archive in line for archive, _ in datasets.MNIST.resources)


def test_without_a_network_the_line_says_so(tmp_path, offline):
    with pytest.raises(DataError, match="Connection refused|proxy|Proxy|HTTP Error"):
        load_mnist(tmp_path)


@pytest.fixture
def whole(mnist_dir, tmp_path):
    """All of MNIST's unpacked files, to be damaged: no test writes where they come from."""
    raw = tmp_path / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for name in SUMS:
        (raw / name).symlink_to(mnist_dir.absolute() / "MNIST" / "raw" / name)
    return tmp_path


@pytest.mark.parametrize("name", SUMS)
def test_files_of_mnists_size_that_are_not_mnists_are_refused(name, whole):
    """Labels moved by one place, or another data set under the same names."""
    file = whole / "MNIST" / "raw" / name
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(content[:16] + content[17:] + content[16:17])
    with pytest.raises(DataError, match=f"{name} is another file than MNIST's"):
        load_mnist(whole)


def test_damaged_archive_is_not_used(tmp_path, offline):
    raw = tmp_path / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for file in (SAMPLE / "MNIST" / "raw").iterdir():
        (raw / f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes()))
    with pytest.raises(DataError):
        load_mnist(tmp_path)
