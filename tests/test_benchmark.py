import re

import pytest
from conftest import SAMPLE, WEIGHTS, run_in_thread
from readme import README
from torchvision import datasets

from mnist_cnn.benchmark.__main__ import Sizes, main
from mnist_cnn.benchmark.visitors import drawings_of
from mnist_cnn.drawing.field import preprocess
from mnist_cnn.page.components import Sketchpad
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.train.data import load_mnist

TINY = Sizes(digits=300, epochs=1, readings=3, starts=1, turns=1, seconds=0.5, first=5, last=10)


def rows_of(text):
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]


def test_it_prints_a_table_whose_ratios_are_those_of_its_figures(capsys):
    assert run_in_thread(main, ["--data-dir", str(SAMPLE)], TINY) == 0
    head, rule, *rows = rows_of(capsys.readouterr().out)
    assert len(rows) == 9 and set(map(len, rows)) == {len(head)}
    for _, here, _, there, ratio, _ in rows:
        (a, unit), (b, unit_there) = here.split(), there.split()
        rounded = pytest.approx(float(a) / float(b), rel=0.02, abs=0.01)
        assert unit == unit_there and float(ratio) == rounded


def test_the_readmes_table_has_its_rows():
    printed = [row for row in rows_of(README) if row[-1].endswith(("or less", "or more"))]
    sizes = Sizes()
    assert len(printed) == 9
    assert printed[-1][0] == f"memory after {sizes.last:,} drawings"


def test_what_its_visitors_draw_is_read_as_what_it_is():
    _, test = load_mnist(SAMPLE)
    network, pad = load_networks(WEIGHTS)["sketch"], Sketchpad()
    drawings = drawings_of(test.images[:100])
    readings = [network.read(preprocess(pad.preprocess(drawing))) for drawing in drawings]
    right = sum(each.digit == label for each, label in zip(readings, test.labels.tolist()))
    assert right >= 97, right


def test_without_mnist_it_ends_with_one_line_and_code_1(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(datasets.MNIST, "mirrors", ["http://127.0.0.1:9/"])
    assert main(["--data-dir", str(tmp_path)], TINY) == 1
    assert re.fullmatch(r"MNIST in .*\n", capsys.readouterr().err)
