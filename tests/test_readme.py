"""What the README says is so."""

import re
import subprocess
import sys
from importlib.util import find_spec

import pytest

from committed import COMMITTED_NAMES, committed_record
from conftest import ROOT
from mnist_cnn.train.__main__ import main
from readme import README, blocks
from strokes import SEVEN, picture_of

LAB = committed_record("lab")


def test_the_two_commands_stand_there():
    shell = "".join(blocks("sh"))
    assert "pip install -r requirements.txt && python app.py\n" in shell
    assert "pip install -r tests/requirements.txt && pytest\n" in shell


def test_every_option_of_the_trainer_is_in_the_table_with_its_default(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    text = " ".join(capsys.readouterr().out.split()).split("message and exit")[1]
    helped = dict(re.findall(r"(--[a-z-]+) .*?default: ([^\s,]+)", text))
    table = dict(re.findall(r"^\| `(--[a-z-]+)` \|[^|]*\| `?([^`|]+?)`? \|$", README, re.M))
    assert table == helped and len(table) >= 8


def test_every_module_that_it_runs_runs():
    for module in set(re.findall(r"python -m (mnist_cnn\.\w+)", README)):
        assert find_spec(module), module


def test_hugging_faces_program_has_the_commands_and_options_that_it_names():
    commands = re.findall(r"^hf (.*)$", "".join(blocks("sh")), re.MULTILINE)
    for command in commands:
        words = [word for word in command.split() if re.fullmatch(r"[a-z]+", word)]
        subcommand = ["repos", "create"] if words[0] == "repos" else words[:1]
        program = [sys.executable, "-m", "huggingface_hub.cli.hf", *subcommand, "--help"]
        helped = subprocess.run(program, capture_output=True, text=True, check=True).stdout
        assert all(option in helped for option in re.findall(r"--[a-z-]+", command)), command
    assert len(commands) >= 3


def test_the_costs_are_those_of_the_record():
    rows = re.findall(r"^\| (\d+) \| \d\.\d{6} \| (\d\.\d{6}) \|$", README, re.MULTILINE)
    assert rows == [(str(k), f"{cost:.6f}") for k, cost in enumerate(LAB["costs"], start=1)]


def test_the_accuracies_are_those_of_the_record():
    assert f"as trained | {LAB['accuracy']:.4f} | {LAB['misses']} |" in README
    assert f"as the lab tested | {LAB['accuracy_pixels_255']:.4f} |" in README
    assert LAB["date"] in README and LAB["torch"] in README


def test_the_table_of_recipes_is_that_of_the_records():
    for name in COMMITTED_NAMES:
        record = committed_record(name)
        assert f"| {name} | {record['accuracy']:.4f} | {record['misses']} |" in README


def test_the_tree_is_that_of_the_files():
    tree = next(block for block in blocks("") if block.startswith("app.py"))
    named, folder = set(), ""
    for line in tree.splitlines():
        name = line.split()[0]
        folder = folder if line.startswith(" ") else name if name.endswith("/") else ""
        named.add(name if name == folder else folder + name)
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    modules = {path for path in tracked if re.fullmatch(r"mnist_cnn/\w+\.py", path)}
    modules |= {path for path in tracked if "/" not in path and path.endswith(".py")}
    assert {path for path in named if path.endswith(".py")} == modules - {"mnist_cnn/__init__.py"}
    assert all((ROOT / path).exists() for path in named)


def test_every_picture_is_there():
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README):
        assert (ROOT / picture).exists(), picture


def test_the_program_without_the_page_prints_7_and_71(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    exec(next(block for block in blocks("python") if "load_network(" in block), {})
    assert capsys.readouterr().out == "7\n[7, 1]\n"


def test_the_students_lines_are_there_and_about_as_many_as_is_told():
    told, paths = re.search(r"A student's (\d+) lines are (.*?):", README, re.DOTALL).groups()
    files = [ROOT / "mnist_cnn" / path for path in re.findall("`([^`]+)`", paths)]
    lines = sum(len(file.read_text().splitlines()) for file in files)
    assert len(files) == 5 and lines == pytest.approx(int(told), rel=0.1)


def test_the_program_runs_as_printed(page_url, tmp_path, monkeypatch, capsys):
    picture_of(SEVEN).save(tmp_path / "seven.png")
    monkeypatch.chdir(tmp_path)
    program = next(block for block in blocks("python") if "Client(" in block)
    exec(program.replace("http://127.0.0.1:7860", page_url), {})
    assert re.search(r"^7 \[", capsys.readouterr().out, re.MULTILINE)
