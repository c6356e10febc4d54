import re

import pytest
from torchvision import datasets

from conftest import SAMPLE, WEIGHTS, run_in_thread
from mnist_cnn.benchmark.__main__ import Sizes, main
from mnist_cnn.benchmark.visitors import draw_all
from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.page.encoding import decode_strokes
from mnist_cnn.page.examples import EXAMPLES
from mnist_cnn.reading.networks import load_networks
from readme import BENCHMARK_NOTES

TINY = Sizes(
    digits=300, epochs=1, readings=3, starts=1, turns=1, seconds=0.5, first=5, last=10, visits=1
)


def rows_of(text):
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]


@pytest.mark.slow
def test_it_prints_a_table_whose_ratios_are_those_of_its_figures(capsys):
    assert run_in_thread(main, ["--data-dir", str(SAMPLE)], TINY) == 0
    head, rule, *rows = rows_of(capsys.readouterr().out)
    assert len(rows) == 19 and set(map(len, rows)) == {len(head)}
    for _, here, _, there, ratio, _ in rows:
        (a, unit), (b, unit_there) = here.split(), there.split()
        rounded = pytest.approx(float(a) / float(b), rel=0.02, abs=0.01)
        assert unit == unit_there and float(ratio) == rounded


def test_the_table_in_its_notes_has_its_rows():
    printed = [row for row in rows_of(BENCHMARK_NOTES) if row[-1].endswith(("or less", "or more"))]
    assert len(printed) == 19
    assert any(re.fullmatch(r"memory after [\d,]+ drawings", row[0]) for row in printed)


def test_its_visitors_draw_what_the_examples_are_and_no_two_alike():
    network = load_networks(WEIGHTS)["sketch"]

    def read(strokes):
        return network.read(preprocess_strokes(strokes))

    drawings = draw_all(100)
    digits = [read(decode_strokes(drawing)).digit for drawing in drawings]
    plain = [read(example["strokes"]).digit for example in EXAMPLES]
    right = sum(digit == plain[k % len(plain)] for k, digit in enumerate(digits))
    assert len(set(drawings)) == 100 and right >= 80, right


def test_without_mnist_it_ends_with_one_line_and_code_1(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(datasets.MNIST, "mirrors", ["http://127.0.0.1:9/"])
    assert main(["--data-dir", str(tmp_path)], TINY) == 1
    assert re.fullmatch(r"MNIST in .*\n", capsys.readouterr().err)
