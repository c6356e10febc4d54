"""Draws a sheet of the ways of writing: `python -m mnist_cnn.train.augmentation SHEET.png`.

It shows twenty of each way, template, letter, shape and other negative, each under its name and as
the network sees it. Each row has the same chance, so what one changes is all that differs between
the sheets before and after.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import torch
from PIL import Image, ImageDraw, ImageFont

from mnist_cnn.drawing.field import FIELD
from mnist_cnn.train.augmentation.allographs import SHARES
from mnist_cnn.train.augmentation.allographs.vocabulary import WayError
from mnist_cnn.train.augmentation.distortion import Lines, draw_distorted
from mnist_cnn.train.augmentation.negatives import KINDS
from mnist_cnn.train.augmentation.synthesis import follow, load_templates, name_ways, write

EACH = 20  # drawings
ROW_WIDTH = EACH * FIELD + 8  # pixels, of a row
ROW_HEIGHT = FIELD + 16  # of a row, with its name above
COLUMNS = 6
WITH_THE_PAGES_PEN = 0.5  # the share of the drawings


def list_rows() -> Iterator[tuple[str, Lines]]:
    """Drawings of each way, template and negative, with its name."""
    for name in name_ways():
        random = torch.Generator().manual_seed(1)
        yield name, write(follow(name, EACH, random), random)
    for digit in SHARES:
        for number, template in enumerate(load_templates(digit), start=1):
            points = template.expand(EACH, -1, -1, -1)
            yield f"{digit}, template {number}", write(points, torch.Generator().manual_seed(1))
    for kind in KINDS:
        yield f"negatives: {kind.__name__}", kind(EACH, torch.Generator().manual_seed(1))


def draw_sheet() -> Image.Image:
    """All rows, in columns, black ink on white."""
    rows = list(list_rows())
    lowest = -(-len(rows) // COLUMNS)
    sheet = Image.new("L", (ROW_WIDTH * COLUMNS, ROW_HEIGHT * lowest), 255)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(11)
    for number, (name, lines) in enumerate(rows):
        left, top = ROW_WIDTH * (number // lowest), ROW_HEIGHT * (number % lowest)
        pen.text((left, top + 4), name, 0, font)
        images = draw_distorted(lines, WITH_THE_PAGES_PEN, torch.Generator().manual_seed(1))
        ink = torch.cat(list(images[:, 0]), dim=1)  # (28, EACH * 28)
        paper = ink.mul(-255).add(255).round().to(torch.uint8)
        sheet.paste(Image.fromarray(paper.numpy()), (left, top + ROW_HEIGHT - FIELD))
    return sheet


def main(argv: list[str]) -> int:
    """Returns 0, 1 for what went wrong, 2 for a wrong command line."""
    if len(argv) != 1:
        print("say where: python -m mnist_cnn.train.augmentation SHEET.png", file=sys.stderr)
        return 2
    try:
        draw_sheet().save(Path(argv[0]))
    except (WayError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
