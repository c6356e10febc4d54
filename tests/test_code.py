"""The stages in PyTorch: the model's own lines, and a program that prints what the page says."""

import os
import re
import subprocess
import sys

import pytest
import torch
from playwright.sync_api import expect
from torch import nn

import mnist_cnn
from conftest import WEIGHTS
from drawings import CLIENT
from mnist_cnn.model import MNIST_CNN
from mnist_cnn.page.listing import list_stages
from strokes import FOUR, SEVEN
from visitor import SCRIPTS

BYTES = 0.04  # logits by which a score may change with the ink in 255 steps
SCORES = f"async () => {{ {SCRIPTS} return scripts.asking$selectors$js.readingOf("
SCORES += "scripts.shared$state$js.getState()).scores; }"
PLACES = """() => [...document.querySelectorAll(".pad, .field, .tiles, .headline, .time")]
    .map((part) => part.getBoundingClientRect().y)"""


def test_the_lines_make_the_layers_of_the_model_and_the_shapes_are_its_tensors():
    model, made = MNIST_CNN(), []
    layers = [*model.layer1, *model.layer2, model.fc]
    for layer in layers:
        layer.register_forward_hook(lambda _, __, values: made.append([*values.shape[1:]]))
    model(torch.zeros(1, 1, 28, 28))
    stages = list_stages()
    lines = [line for stage in stages for line in stage["lines"]]
    assert [repr(eval(line, {"nn": nn})) for line in lines] == [repr(layer) for layer in layers]
    assert [shape for stage in stages for shape in stage["shapes"]] == made


def test_the_weights_are_fetched_and_no_snapshots(page_url):
    answer = CLIENT.get(f"{page_url}/weights/sketch.pt")
    assert answer.content == (WEIGHTS / "sketch.pt").read_bytes()
    for name in ("sketch-snapshots.pt", "sketch.json", "sample.png"):
        assert CLIENT.get(f"{page_url}/weights/{name}").status_code == 404, name


def run(program, folder):
    """The numbers that `program` prints in a Python of its own, which knows only PyTorch."""
    told = subprocess.run(
        [sys.executable, "-I", "-W", "error", "-c", program],
        capture_output=True, text=True, cwd=folder, env=os.environ | {"TORCH_HOME": str(folder)},
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    tensor = told.stdout[told.stdout.index("tensor(") :]
    return [float(number) for number in re.findall(r"-?\d+\.\d+(?:e[+-]\d+)?", tensor)]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["sketch", "lab"])
def test_the_copied_program_prints_what_the_page_says(come, tmp_path, name):
    visitor = come(f"/#code=1&network={name}")
    visitor.press("Clear")
    visitor.draw(SEVEN)
    visitor.expect_history("7")
    visitor.press("Copy as PyTorch")
    expect(visitor.page.locator(".copy-code")).to_have_text("Copied. Paste it into a notebook.")
    program = visitor.page.evaluate("navigator.clipboard.readText()")
    scores = visitor.page.evaluate(SCORES)
    assert run(program, tmp_path) == pytest.approx(scores, abs=BYTES)
    first, second = sorted(scores, reverse=True)[:2]
    assert f"# the page says: 7 with {first:.1f}, then " in program
    assert program.rstrip().endswith(f"with {second:.1f}".replace("-", "−"))


def test_words_give_way_to_code_where_they_stand_and_the_browser_remembers(come, visitor):
    visitor.draw(FOUR)
    visitor.expect_history("4")
    before = visitor.page.evaluate(PLACES)
    visitor.press("PyTorch")
    codes = visitor.page.locator(".head code")
    expect(codes.nth(0)).to_have_text("x = preprocess_strokes(ink)")
    assert hasattr(mnist_cnn, "preprocess_strokes") and hasattr(mnist_cnn, "preprocess")
    maps = [visitor.page.locator(f".st-{stage} code").inner_text() for stage in "cd"]
    assert maps == [
        "nn.Conv2d(1, 32,\n  kernel_size=3, padding=1),\nnn.MaxPool2d(2), nn.ReLU()",
        "nn.Conv2d(32, 64,\n  kernel_size=3, padding=1),\nnn.MaxPool2d(2), nn.ReLU()",
    ]
    expect(visitor.page.locator(".st-c .head p")).to_be_hidden()
    expect(visitor.page.locator(".st-b .head p")).to_be_visible()
    assert visitor.page.evaluate(PLACES) == pytest.approx(before, abs=0.6)  # pixels
    visitor.reload()
    expect(codes.nth(0)).to_be_visible()
    other = come(visitor.copy_link())
    expect(other.page.locator(".st-e .shape")).to_have_text("(11)")
    visitor.press("Words")
    expect(visitor.page.locator(".st-c .head p")).to_be_visible()
    visitor.reload()
    expect(codes.nth(0)).to_be_hidden()


def test_what_is_copied_says_what_it_leaves_out(visitor):
    visitor.draw(SEVEN)
    visitor.expect_history("7")
    visitor.press("PyTorch")
    visitor.page.get_by_role("switch").click()
    visitor.press("Copy as PyTorch")
    expect(visitor.page.locator(".copy-code")).to_have_text("Copied, with all maps on.")
    assert "the page says" not in visitor.page.evaluate("navigator.clipboard.readText()")
    visitor.press("Turn all on")
    expect(visitor.page.locator(".copy-code")).to_have_text("Copy as PyTorch")
