"""What a visitor shows a network: up to thirty digits, shots of few-shot learning, as one text.

A shot is LABEL.STROKES, and a comma stands between two: 7.AAAA,10.BBBB. The label is 0 to 9, or 10
for "no digit"; the browser's side is `shared/shots.js`.
"""

import hashlib
import re

import torch

from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.page.encoding import PEN, decode_strokes

MAX_SHOTS = 30
MAX_SHOT_POINTS = 100  # of one, marks included; the browser thins it until it has no more
MAX_SHOTS_TEXT = MAX_SHOTS * (4 * MAX_SHOT_POINTS + len("10.,"))
SHOT = re.compile(r"(10|[0-9])\.([\w-]+)", re.ASCII)
DIGEST = "[0-9a-f]{64}"  # of a text of shots, as a pattern


def digest_shots(text: str) -> str:
    """By what later calls name the shots in `text`, which nobody else's can have."""
    return hashlib.sha256(text.encode()).hexdigest()


def draw_shots(text: str) -> tuple[torch.Tensor, torch.Tensor]:
    """The images (N, 1, 28, 28) and labels (N,) of the shots in `text`, which was checked."""
    pairs = [shot.split(".") for shot in text.split(",")]
    images = [preprocess_strokes(decode_strokes(strokes), smallest=PEN) for _, strokes in pairs]
    return torch.cat(images), torch.tensor([int(label) for label, _ in pairs])


def check_shots(text: str) -> str:
    """`text`, if it is one to MAX_SHOTS shots, in each of which something is drawn.

    Raises ValueError.
    """
    shots = text.split(",")
    if len(shots) > MAX_SHOTS:
        raise ValueError(f"more than {MAX_SHOTS}")
    for shot in shots:
        found = SHOT.fullmatch(shot)
        if not found or len(found[2]) > 4 * MAX_SHOT_POINTS:
            raise ValueError("no shot")
        if not any(map(len, decode_strokes(found[2]))):
            raise ValueError("nothing is drawn")
    return text
