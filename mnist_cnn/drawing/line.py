"""Where a drawing's line lies in the field, so that a pixel can be traced back to the pen."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from mnist_cnn.drawing.field import BOX
from mnist_cnn.drawing.strokes import PEN_WIDTH, SHARPNESS, lay_out, measure_distance, place_line


@dataclass(frozen=True)
class Line:
    """The middle of a pen's line in the field, whose pixels have their edges at whole numbers.

    `distance` (28, 28) is how far the middle of each pixel is from it, in pixels, at most 3.7. A
    point (x, y) of the drawing lies at `scale` * x + `shift`[0], `scale` * y + `shift`[1].
    """

    distance: torch.Tensor
    scale: float
    shift: tuple[float, float]

    @property
    def ink(self) -> torch.Tensor:
        """The ink (28, 28) in [0, 1] that `preprocess_strokes` draws of it."""
        return ((PEN_WIDTH / 2 - self.distance) * SHARPNESS + 0.5).clamp(0, 1)


def trace_line(strokes: Sequence[npt.ArrayLike], smallest: float = 0.0) -> Line:
    """The line that `preprocess_strokes` draws of `strokes`; raises as that does."""
    even, each = lay_out(strokes, smallest)
    points, lengths = torch.from_numpy(even)[None], torch.from_numpy(each)[None]
    placed, lengths = place_line(
        points, lengths, torch.tensor([PEN_WIDTH]), torch.tensor([SHARPNESS])
    )
    drawn = np.concatenate([np.asarray(stroke, np.float64).reshape(-1, 2) for stroke in strokes])
    extent = float(np.ptp(drawn, axis=0).max())
    if extent == 0 or extent < smallest:  # a dot is where the middle of the ink is
        start, scale = (drawn.min(axis=0) + drawn.max(axis=0)) / 2, PEN_WIDTH / (smallest or 1.0)
    else:
        start, scale = drawn[0], (BOX - PEN_WIDTH) / extent * _span(placed) / _span(points)
    x, y = (placed[0, 0].double().numpy() + 0.5 - scale * start).tolist()
    return Line(measure_distance(placed, lengths)[0], scale, (x, y))


def _span(points: torch.Tensor) -> float:
    """The longer side of the box around `points` (1, M, 2)."""
    return float((points.amax(1) - points.amin(1)).max())
