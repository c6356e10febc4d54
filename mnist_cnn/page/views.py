"""What the page's parts are told: readings and explanations as JSON, pictures as data URLs.

Everything travels inside the event's own answer; no file waits on the server to be fetched, so any
replica of the page can answer any event.
"""

import base64
from io import BytesIO

import numpy as np
import torch
from PIL import Image

from mnist_cnn.drawing.field import BOX, CENTRE, FIELD, Frame
from mnist_cnn.reading.explain import Evidence
from mnist_cnn.reading.read import Reading

THUMBNAIL = 200  # pixels; the longer side of the drawing among the steps


def show_answer(reading: Reading, name: str, other: Reading, other_name: str) -> dict:
    """The `reading` by the network called `name`, and small beside it what an `other` one says."""
    return {
        "name": name,
        "digit": reading.digit,
        "isDigit": reading.is_digit,
        "probabilities": reading.probabilities,
        "seen": encode_bytes(reading.seen * 255),
        "other": {
            "name": other_name,
            "digit": other.digit,
            "probability": other.probabilities[other.digit],
        },
    }


def show_steps(ink: np.ndarray, frame: Frame, seen: torch.Tensor) -> dict:
    """The way from `ink` (H, W) to what is `seen` (28, 28), with its lines in fractions of 1."""
    height, width = ink.shape
    drawing = Image.fromarray(np.uint8(ink * 255))
    crop = drawing.crop((frame.left, frame.top, frame.right, frame.bottom))
    sides = [max(1, round(side * frame.scale)) for side in crop.size]
    drawing.thumbnail((THUMBNAIL, THUMBNAIL))
    y, x = frame.centre
    return {
        "drawing": encode_png(drawing),
        "size": [width, height],
        "box": [frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top],
        "centre": [x, y],
        "crop": encode_png(crop.resize(sides, Image.Resampling.BOX)),
        "cropSides": sides,
        "boxSide": BOX,
        "seen": encode_png(seen),
        "field": FIELD,
        "fieldCentre": CENTRE,
    }


def show_evidence(evidence: Evidence, one: int, other: int, seen: torch.Tensor) -> dict:
    return {
        "one": one,
        "other": other,
        "cells": evidence.cells.flatten().tolist(),
        "bias": evidence.bias,
        "difference": evidence.difference,
        "seen": encode_png(seen),
    }


def show_maps(filters: torch.Tensor, first: torch.Tensor, second: torch.Tensor) -> dict:
    """Filters (32, 3, 3) and maps (32, 14, 14) and (64, 7, 7) as bytes, row by row.

    A map's 255 is the largest value in its block; a filter's 128 is 0, its 255 the largest weight.
    """
    largest = filters.abs().max()
    return {
        "filters": encode_bytes(filters / largest * 127 + 128),
        "blocks": [
            {"side": maps.shape[-1], "maps": encode_bytes(maps / maps.max().clamp_min(1e-9) * 255)}
            for maps in (first, second)
        ],
    }


def show_history(answers: torch.Tensor, epoch: int) -> dict:
    """`answers` (epochs, 10), the probabilities after each epoch, of which `epoch` is shown."""
    return {"answers": answers.mul(1000).round().div(1000).tolist(), "epoch": epoch}


def encode_png(picture: Image.Image | torch.Tensor) -> str:
    """A data URL of `picture`, an image or a float tensor (H, W) in [0, 1]."""
    if isinstance(picture, torch.Tensor):
        picture = Image.fromarray(picture.mul(255).round().byte().numpy())
    buffer = BytesIO()
    picture.save(buffer, "PNG", compress_level=1)  # a quarter of level 6's time
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()


def encode_bytes(values: torch.Tensor) -> str:
    """Base64 of `values`, of any shape, rounded to whole numbers in 0..255."""
    return base64.b64encode(values.round().clamp(0, 255).byte().numpy().tobytes()).decode()
