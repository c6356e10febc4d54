"""Writes the digits that the page's keys write: `python -m mnist_cnn.train.augmentation.hands`.

It takes ways of writing of the recipe, each in the middle of all that varies in it, so that a
digit looks as most people write it in that way.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import torch

from mnist_cnn.train.augmentation.allographs import SHARES
from mnist_cnn.train.augmentation.allographs.vocabulary import Varying, WayError
from mnist_cnn.train.augmentation.synthesis import join, name_ways
from mnist_cnn.train.options import OneLineParser

HANDS = {  # the ways of each digit that keys write, in the order in which they come
    "zero": ("closed", "slashed", "open", "barred"),
    "one": ("flagged below the top", "plain", "serifed on foot"),
    "two": ("plain", "curled", "looped", "angular"),
    "three": ("plain", "flat-topped", "looped"),
    "four": ("open", "closed", "uncrossed"),
    "five": ("capped last", "without corners", "capped first"),
    "six": ("plain", "open", "tiny-looped"),
    "seven": ("plain", "barred", "serifed", "barred and round"),
    "eight": ("closed", "two rings", "open at the top"),
    "nine": ("plain", "curve-tailed", "clockwise"),
}
HANDS_FILE = Path("mnist_cnn/page/sketchpad/hands.json")
FINEST = 0.006  # of the digit's height: what no eye sees of a line that is ten times as wide

Points = list[list[float]]


class Middle(Varying):
    """What varies is in the middle of its range."""

    def __init__(self) -> None:
        pass

    def __call__(self, low: float, high: float) -> torch.Tensor:
        return torch.tensor([(low + high) / 2])


def draw_hands(digit: str) -> list[dict[str, object]]:
    """The hands of a digit, by its name: each the name of its way, and strokes 1 high from (0, 0).

    Raises WayError.
    """
    return [{"name": way, "strokes": draw_way(f"{digit}, {way}")} for way in HANDS[digit]]


def draw_way(name: str) -> list[Points]:
    """The strokes of the way with this full name, 1 high, their box at (0, 0). Raises WayError."""
    curves = join(name_ways()[name].strokes(Middle()), 1, name)[0].double().numpy()
    strokes = [curve for curve in curves if np.ptp(curve, axis=0).any()]
    points = np.concatenate(strokes)
    corner, height = points.min(axis=0), np.ptp(points[:, 1])
    placed = [thin((stroke - corner) / height, FINEST) for stroke in strokes]
    return [np.round(stroke, 3).tolist() for stroke in placed]


def thin(stroke: np.ndarray, tolerance: float) -> np.ndarray:
    """The points (n, 2) of `stroke` without which its line would stray by more than `tolerance`.

    Source: Douglas and Peucker, "Algorithms for the reduction of the number of points", 1973.
    """
    start, end = stroke[0], stroke[-1]
    along = (end - start) / max(float(np.hypot(*(end - start))), 1e-9)
    apart = np.abs((stroke - start) @ [along[1], -along[0]])
    farthest = int(apart.argmax())
    if len(stroke) < 3 or apart[farthest] <= tolerance:
        return stroke[[0, -1]]
    halves = thin(stroke[: farthest + 1], tolerance), thin(stroke[farthest:], tolerance)
    return np.concatenate([halves[0][:-1], halves[1]])


def dump_hands() -> str:
    """The hands of the ten digits as JSON, a line for each. Raises WayError."""
    digits = (
        ",\n".join(json.dumps(hand, separators=(",", ":")) for hand in draw_hands(digit))
        for digit in SHARES
    )
    return "[\n[" + "],\n[".join(digits) + "]\n]\n"


def main(argv: list[str] | None = None) -> int:
    """Returns 0, or 1 for what went wrong."""
    parser = OneLineParser(
        prog="python -m mnist_cnn.train.augmentation.hands",
        description="Write the digits that the page's keys write.",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", default=HANDS_FILE)
    options: argparse.Namespace = parser.parse_args(argv)
    try:
        options.out.write_text(dump_hands(), "utf-8")
    except (WayError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
