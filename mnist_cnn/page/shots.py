"""What a visitor shows a network: up to thirty digits, shots of few-shot learning, as one text.

A shot is LABEL.STROKES, and a comma stands between two: 7.AAAA,10.BBBB. The label is 0 to 9, or 10
for "no digit"; the browser's side is `shared/shots.js`.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

import torch

from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.page.calls import CallError
from mnist_cnn.page.encoding import decode_strokes
from mnist_cnn.page.seeing import PEN

MAX_SHOTS = 30
MAX_SHOT_POINTS = 100  # of one, marks included; the browser thins it until it has no more
MAX_SHOTS_TEXT = MAX_SHOTS * (4 * MAX_SHOT_POINTS + len("10.,"))
SHOT = re.compile(r"(10|[0-9])\.([\w-]+)", re.ASCII)
DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Shots:
    """Shots by the `digest` of their text; `text` is None where a call names them by it alone."""

    digest: str
    text: str | None = None


def read_shots(data: Any) -> Shots | None:
    """The shots in `data`, JSON from a browser: "shots", their text, or "taught", their digest.

    None if there are none. Raises CallError.
    """
    try:
        if (text := data.get("shots")) is not None:
            return Shots(hashlib.sha256(_check_text(text).encode()).hexdigest(), text)
        if (digest := data.get("taught")) is not None:
            if not DIGEST.fullmatch(digest):
                raise ValueError("no digest")
            return Shots(digest)
    except (ValueError, TypeError, AttributeError) as error:
        raise CallError("These are no digits that this page can learn from.") from error
    return None


def draw_shots(text: str) -> tuple[torch.Tensor, torch.Tensor]:
    """The images (N, 1, 28, 28) and labels (N,) of the shots in `text`, which was checked."""
    pairs = [shot.split(".") for shot in text.split(",")]
    images = [preprocess_strokes(decode_strokes(strokes), smallest=PEN) for _, strokes in pairs]
    return torch.cat(images), torch.tensor([int(label) for label, _ in pairs])


def _check_text(text: str) -> str:
    """`text`, if it is one to MAX_SHOTS shots, in each of which something is drawn."""
    if len(text) > MAX_SHOTS_TEXT:
        raise ValueError("too long")
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
