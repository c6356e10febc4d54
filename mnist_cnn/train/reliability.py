"""Measures on pen drawings whether the networks' percentages are true:

    python -m mnist_cnn.train.reliability DATA.npz [MORE.npz]

It prints the expected calibration error, in fifteen bins, and the negative log-likelihood, and puts
the page's figures into the records in `weights/`. A file has N drawings as digits were drawn:
`points` (P, 2), x to the right and y up; `stroke_start` (S + 1,) and `digit_start` (N + 1,), where
in `points` each stroke begins and which stroke begins each drawing; `label` (N,), 0 to 9.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from mnist_cnn.drawing.strokes import preprocess_drawings
from mnist_cnn.model import WeightsError
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.reading.read import log_probabilities
from mnist_cnn.reading.record import dump_record
from mnist_cnn.reading.reliability import FIFTEEN_BINS, PEN_DRAWINGS, measure_reliability
from mnist_cnn.train.evaluation import compute_logits
from mnist_cnn.train.options import COMMITTED, OneLineParser
from mnist_cnn.train.records import replace_files

DRAWINGS_AT_ONCE = 100  # drawings made into images


def load_drawings(path: Path) -> tuple[torch.Tensor, torch.Tensor]:
    """The drawings of the file `path` as images (N, 1, 28, 28), and their labels (N,).

    Raises OSError, ValueError or KeyError if the file is not as the module describes it.
    """
    data = np.load(path)
    strokes = np.split(data["points"] * [1, -1], data["stroke_start"][1:-1])  # y down, as on a pad
    starts = data["digit_start"]
    drawings = [strokes[start:end] for start, end in zip(starts, starts[1:], strict=False)]
    some = [
        drawings[first : first + DRAWINGS_AT_ONCE]
        for first in range(0, len(drawings), DRAWINGS_AT_ONCE)
    ]
    images = torch.cat([preprocess_drawings(each) for each in some])
    return images, torch.from_numpy(data["label"].astype(np.int64))


def measure_on(images: torch.Tensor, labels: torch.Tensor, folder: Path) -> None:
    """Puts what the networks in `folder` say of `images` into their records, and prints it."""
    for name, network in load_networks(folder).items():
        logits = compute_logits(network.model, images)
        logs = log_probabilities(logits, network.record.no_digit_logit)
        found = measure_reliability(logs, labels)
        record = replace(
            network.record, reliability=network.record.reliability | {PEN_DRAWINGS: found}
        )
        replace_files({folder / f"{name}.json": dump_record(record)})
        error = measure_reliability(logs, labels, FIFTEEN_BINS).error
        print(f"{name}: calibration error {error:.4f}, NLL {F.nll_loss(logs, labels):.4f}")


def main(argv: list[str] | None = None) -> int:
    """Returns 0, or 1 for a file that cannot be read."""
    parser = OneLineParser(
        prog="python -m mnist_cnn.train.reliability",
        description="Measure on pen drawings whether the networks' percentages are true.",
    )
    parser.add_argument("data", type=Path, nargs="+", metavar="DATA.npz", help="pen drawings")
    parser.add_argument("--weights", type=Path, metavar="DIR", default=COMMITTED)
    options: argparse.Namespace = parser.parse_args(argv)
    try:
        files = [load_drawings(path) for path in options.data]
        images, labels = map(torch.cat, zip(*files, strict=True))
        measure_on(images, labels, options.weights)
    except (OSError, ValueError, KeyError, WeightsError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
