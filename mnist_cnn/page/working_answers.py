"""What a browser is told when a number is opened: all numbers of one way down to a pixel.

A way has some 350 numbers, 2 kB, and 2 kB more where a score is opened, whose own points tint the
64 maps. So a step, or a level deeper, asks nothing more.
"""

from dataclasses import asdict
from typing import Annotated, Any

import torch
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from mnist_cnn.drawing.field import CENTRE
from mnist_cnn.drawing.ink import NothingDrawn
from mnist_cnn.drawing.line import trace_line
from mnist_cnn.drawing.strokes import PEN_WIDTH, SHARPNESS
from mnist_cnn.page.answers import NO_INK
from mnist_cnn.page.asked import Asked, look_up
from mnist_cnn.page.calls import MAPS, Answer, Call, CallError
from mnist_cnn.page.encoding import PEN, encode_floats, encode_signed
from mnist_cnn.page.taught import Networks
from mnist_cnn.reading.explain import compare_weights, map_features
from mnist_cnn.reading.read import NO_DIGIT
from mnist_cnn.reading.working import (
    Way,
    cut_square,
    work_out_first,
    work_out_upper,
)

AROUND = (5, 7)  # rows and columns of the pixels that are shown around one
DIGITS = 6  # significant ones of a single number, which travels as text

Data = dict[str, Any]


class NamedWay(BaseModel):
    """The numbers that a path names, as `Way` has them."""

    model_config = ConfigDict(strict=True, frozen=True, alias_generator=to_camel)

    map: Annotated[int, Field(ge=0, lt=MAPS)] | None = None
    cell: Annotated[int, Field(ge=0, lt=49)] | None = None
    source: Annotated[int, Field(ge=0, lt=32)] | None = None
    source_cell: Annotated[int, Field(ge=0, lt=196)] | None = None
    pixel: Annotated[int, Field(ge=0, lt=784)] | None = None


class WorkingCall(Call):
    """A drawing, whose points are opened, and the way down as far as it is named.

    `answers` is one answer, or a pair of which the first is ahead of the second. A way that names
    no map begins in the first block, and names a map and a cell of that.
    """

    answers: Annotated[tuple[Answer, ...], Field(min_length=1, max_length=2)]
    way: NamedWay


@torch.inference_mode()
def show_working(call: WorkingCall, networks: Networks) -> Data:
    """The numbers of the levels below a score, and the way through them. Raises CallError."""
    try:
        asked = look_up(call, networks)
    except NothingDrawn:
        return NO_INK
    way = Way(**call.way.model_dump())
    one, other = (None if n == NO_DIGIT else n for n in (*call.answers, NO_DIGIT)[:2])
    shown: Data = {}
    try:
        if way.map is not None:
            upper, way = work_out_upper(asked.model, asked.image, (one, other), way, call.off)
            shown = {
                "points": encode_floats(torch.stack([upper.points.values, upper.points.weights])),
                "sums": encode_floats(upper.sums),
                "bias": _round(upper.bias),
                "part": encode_floats(torch.stack([upper.part.values, upper.part.weights])),
            }
        first, way = work_out_first(asked.model, asked.image, way)
    except ValueError as error:
        raise CallError("working") from error
    assert way.source_cell is not None and way.pixel is not None
    (cell_row, cell_column), (row, column) = divmod(way.source_cell, 14), divmod(way.pixel, 28)
    pixels = cut_square(asked.image, 2 * cell_row - 1, 2 * cell_column - 1, 4, 4)
    top, left = row - AROUND[0] // 2, column - AROUND[1] // 2
    around = cut_square(asked.image, top, left, *AROUND)
    return shown | {
        "way": {to_camel(name): number for name, number in asdict(way).items()},
        "pixels": encode_floats(pixels),
        "filter": encode_floats(first.weights),
        "filterBias": _round(first.bias),
        "around": encode_floats(around),
        **_show_frame(asked, call, way.pixel),
        **(_show_tints(asked, call, one) if len(call.answers) == 1 else {}),
    }


def _show_frame(asked: Asked, call: WorkingCall, pixel: int) -> Data:
    """Where the pad lies in the 28x28: a point (x, y) of it at `scale` * x + `shift`[0], and so on.

    And how far the pixel is from the line, if a pen has drawn it.
    """
    if asked.found is not None:
        height, width = asked.found.ink.shape
        frame, side = asked.found.frame, max(height, width)  # the photo fills the pad
        return {
            "frame": {
                "scale": _round(frame.scale * side),
                "shift": [
                    _round(CENTRE - (frame.centre[axis] + (side - length) / 2) * frame.scale)
                    for axis, length in ((1, width), (0, height))
                ],
            }
        }
    if not asked.strokes or call.strokes is None:
        return {}
    line = trace_line([call.strokes[i] for i in asked.strokes[asked.part]], PEN)
    return {
        "frame": {"scale": _round(line.scale), "shift": [_round(each) for each in line.shift]},
        "line": {
            "distance": _round(line.distance.flatten()[pixel].item()),
            "halfWidth": PEN_WIDTH / 2,
            "sharpness": SHARPNESS,
        },
    }


def _show_tints(asked: Asked, call: WorkingCall, answer: int | None) -> Data:
    """What each cell, 64 x 49, counts for `answer`, in 4 bits, and what the largest counts."""
    _, second = map_features(asked.model, asked.image, call.off)
    cells = compare_weights(asked.model, answer, None) * second.flatten(1)
    top = cells.abs().max()
    return {"tints": encode_signed(cells, top), "tintTop": _round(top.item())}


def _round(number: float) -> float:
    return float(f"{number:.{DIGITS}g}")
