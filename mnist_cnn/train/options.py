"""The trainer's command line: each value is checked before anything starts."""

import argparse
import dataclasses
import math
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, get_args

import torch

from mnist_cnn.reading.recipe import Precision, Recipe
from mnist_cnn.train.recipes import LAB, RECIPES

MAX_SEED = 2**64 - 1  # what torch.manual_seed takes
COMMITTED = Path("weights")  # where the repository keeps its networks


class OneLineParser(argparse.ArgumentParser):
    """Answers a wrong command line with one line and exit code 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def parse_options(argv: list[str] | None) -> tuple[Recipe, argparse.Namespace]:
    """The recipe that the command line asks for, and the folders and the device to use."""
    parser = OneLineParser(
        prog="python -m mnist_cnn.train",
        description="Train the network on MNIST. With no options it is the lab's run.",
    )
    _add_hyperparameters(parser)
    _add_places(parser)
    options = parser.parse_args(argv)
    asked = {field.name: getattr(options, field.name, None) for field in dataclasses.fields(Recipe)}
    changes = {name: value for name, value in asked.items() if value is not None}
    return dataclasses.replace(RECIPES[options.recipe], **changes), options


def _add_hyperparameters(parser: argparse.ArgumentParser) -> None:
    numbers: tuple[tuple[str, Callable[[str], float], str, str], ...] = (
        ("epochs", _positive_int, "N", "passes over MNIST's training digits"),
        ("batch_size", _positive_int, "N", "MNIST's digits per step"),
        ("lr", _positive_float, "RATE", "Adam's learning rate, per step, at its highest"),
        ("seed", _seed, "N", "whole number that fixes all that is drawn at random"),
    )
    add = parser.add_argument
    add("--recipe", choices=RECIPES, default=LAB.name, help="how to train; default: %(default)s")
    for name, kind, metavar, text in numbers:
        option = f"--{name.replace('_', '-')}"
        add(option, type=kind, metavar=metavar, help=f"{text}; {_default(name)}")
    add(
        "--precision",
        choices=get_args(Precision),
        help=f"arithmetic of each step; bf16 is faster; {_default('precision')}",
    )


def _default(name: str) -> str:
    """The default of the hyperparameter `name`, for each recipe where they differ."""
    values = {recipe.name: getattr(recipe, name) for recipe in RECIPES.values()}
    if len(set(values.values())) == 1:
        return f"default: {values[LAB.name]}"
    return "default: " + ", ".join(f"{value} for {recipe}" for recipe, value in values.items())


def _add_places(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=Path("MNIST_data"),
        help="folder of MNIST's files, downloaded if not there; default: %(default)s",
    )
    add(
        "--out",
        type=_writable_folder,
        metavar="DIR",
        default=str(COMMITTED),
        help="folder that receives the weights and their record; default: %(default)s",
    )
    add(
        "--replace-better",
        action="store_true",
        help="write the weights even if the old ones read MNIST better by ten points; default: no",
    )
    add(
        "--device",
        type=_device,
        metavar="auto|cpu|cuda|mps",
        default="auto",
        help="what to train on; default: %(default)s, the fastest that is there",
    )


def _positive_int(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of 1 or more")
    return int(text)


def _positive_float(text: str) -> float:
    value = float(text)
    if not (value > 0 and math.isfinite(value)):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return value


def _seed(text: str) -> int:
    if not text.isdecimal() or int(text) > MAX_SEED:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 to {MAX_SEED}")
    return int(text)


def _writable_folder(text: str) -> Path:
    folder = Path(text).absolute()
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    try:
        tempfile.TemporaryFile(dir=existing).close()
    except OSError as error:
        raise argparse.ArgumentTypeError(f"cannot write to {text}: {error.strerror}") from None
    return Path(text)


def _device(text: str) -> torch.device:
    present = {
        "cpu": True,
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
    }
    if text == "auto":
        text = next(name for name in ("cuda", "mps", "cpu") if present[name])
    if text not in present:
        raise argparse.ArgumentTypeError(f"{text!r} is not one of auto, cpu, cuda, mps")
    if not present[text]:
        raise argparse.ArgumentTypeError(f"this machine has no {text} device; try --device auto")
    return torch.device(text)
