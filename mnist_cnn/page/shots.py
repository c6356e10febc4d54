"""What a visitor shows a network: up to thirty digits, shots of few-shot learning, as one text.

A shot is LABEL.STROKES, or LABEL*IMAGE where a digit was found in a photo. A comma stands between
two: 7.AAAA,10*BBBB. The label is 0 to 9, or 10 for "no digit"; the browser's side is
`shared/shots.js`.
"""

import hashlib
import re

import numpy as np
import torch

from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.page.encoding import IMAGE_LENGTH, PEN, decode_image, decode_strokes

MAX_SHOTS = 30
MAX_SHOT_POINTS = 100  # of one, marks included; the browser thins it until it has no more
MAX_SHOTS_TEXT = MAX_SHOTS * (max(4 * MAX_SHOT_POINTS, IMAGE_LENGTH) + len("10.,"))
SHOT = re.compile(r"(10|[0-9])([.*])([\w-]+)", re.ASCII)
DIGEST = "[0-9a-f]{64}"  # of a text of shots, as a pattern


def digest_shots(text: str) -> str:
    """By what later calls name the shots in `text`, which nobody else's can have."""
    return hashlib.sha256(text.encode()).hexdigest()


def draw_shots(text: str) -> tuple[torch.Tensor, torch.Tensor]:
    """The images (N, 1, 28, 28) and labels (N,) of the shots in `text`, which was checked."""
    shots = [_decode(shot) for shot in text.split(",")]
    images = [
        drawn if isinstance(drawn, torch.Tensor) else preprocess_strokes(drawn, smallest=PEN)
        for _, drawn in shots
    ]
    return torch.cat(images), torch.tensor([label for label, _ in shots])


def check_shots(text: str) -> str:
    """`text`, if it is one to MAX_SHOTS shots, in each of which something is drawn.

    Raises ValueError.
    """
    shots = text.split(",")
    if len(shots) > MAX_SHOTS:
        raise ValueError(f"more than {MAX_SHOTS}")
    for shot in shots:
        _, drawn = _decode(shot)
        if not (drawn.any() if isinstance(drawn, torch.Tensor) else any(map(len, drawn))):
            raise ValueError("nothing is drawn")
    return text


def _decode(shot: str) -> tuple[int, list[np.ndarray] | torch.Tensor]:
    """The label of `shot`, and its strokes, or its image (1, 1, 28, 28). Raises ValueError."""
    found = SHOT.fullmatch(shot)
    if not found:
        raise ValueError("no shot")
    label, kind, content = int(found[1]), found[2], found[3]
    if kind == "*":
        return label, decode_image(content)
    if len(content) > 4 * MAX_SHOT_POINTS:
        raise ValueError(f"more than {MAX_SHOT_POINTS} points")
    return label, decode_strokes(content)
