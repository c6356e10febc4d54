"""Reads `outlines.svg`: templates of digits, and outlines of letters and shapes, as points.

A drawing program opens it. Its groups are "zero" to "nine" and "letters"; in them each outline is a
path of straight lines in a group of its own, whose title is its name. The templates are digits as
America mostly writes them; the ways of writing beside them say how a digit varies.
"""

import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from mnist_cnn.train.augmentation.allographs.vocabulary import Stroke, WayError

OUTLINES = Path(__file__).with_name("outlines.svg")
SVG = "{http://www.w3.org/2000/svg}"
UNITS = 100  # of the file, in the height of a digit


@cache
def load_outlines(file: Path = OUTLINES) -> dict[str, dict[str, list[Stroke]]]:
    """The strokes of each outline in `file`, by its group and its name. Raises WayError."""
    return {
        group.attrib["id"]: {
            outline.findtext(f"{SVG}title", ""): _read_path(outline)
            for outline in group.findall(f"{SVG}g")
        }
        for group in ElementTree.parse(file).getroot().findall(f"{SVG}g")
    }


def _read_path(outline: ElementTree.Element) -> list[Stroke]:
    path = outline.find(f"{SVG}path")
    return [] if path is None else read_path(path.attrib["d"])


def read_path(text: str) -> list[Stroke]:
    """The strokes of a path of SVG, whose commands may be M, L, H and V, or relative ones."""
    if wrong := re.search("[^MLHVmlhv0-9.,\\s-]", text):
        raise WayError(
            f"{OUTLINES.name} has {wrong[0]!r} in the path {text!r}, which may hold M, L, H and V "
            "alone: a smooth curve goes through the points of itself"
        )
    strokes: list[Stroke] = []
    x = y = 0.0
    for command, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", text):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command in "Mm":
            strokes.append([])
        if command in "HhVv":
            other = 0.0 if command.islower() else y if command == "H" else x
            pairs = [(value, other) if command in "Hh" else (other, value) for value in values]
        else:
            pairs = list(zip(values[::2], values[1::2], strict=True))
        for right, down in pairs:
            x, y = (x + right, y + down) if command.islower() else (right, down)
            strokes[-1].append((x / UNITS, y / UNITS))
    return strokes
