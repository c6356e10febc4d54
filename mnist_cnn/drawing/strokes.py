"""Draws pen strokes as MNIST shows them: a 20x20 box, the centre of mass in the middle of 28x28.

This is the page's way from a drawing to the network, and the trainer's way from templates to
images. A stroke is a run of points, each standing for the length of line around it. The geometry is
normalised before anything is drawn, so no image is ever resampled and the ink stays sharp at every
pen width.
"""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch

from mnist_cnn.drawing.field import BOX, CENTRE, FIELD
from mnist_cnn.drawing.ink import NothingDrawn

PEN_WIDTH = 2.2  # pixels of the field: how wide a drawing's line is there, whatever its size
SHARPNESS = 0.9  # of that line's edge: by how much the ink falls in a pixel
SPACING = 0.5  # pixels between the points of a line that is drawn
MAX_POINTS = 1024  # of one drawing; a longer line has wider spacing, and is black all over
BLUR = 0.5  # how far each point's ink spreads along the line, pixels: bridges gaps up to 1 px
DOT = BLUR * math.sqrt(2 * math.pi)  # pixels of line: what a lone point stands for


def preprocess_strokes(strokes: Sequence[npt.ArrayLike], smallest: float = 0.0) -> torch.Tensor:
    """`strokes` as a network reads them: float32 (1, 1, 28, 28) in [0, 1], white ink on black.

    A stroke is (n, 2), x to the right and y down, in any unit; the order of its points is the
    pen's. One point is a dot, and so is all ink that spans less than `smallest`, in that unit.
    Raises NothingDrawn if there is no point, ValueError for a wrong shape or a number that is not
    finite, TypeError for what is no number.
    """
    return preprocess_drawings([strokes], smallest)


def preprocess_drawings(
    drawings: Sequence[Sequence[npt.ArrayLike]], smallest: float = 0.0
) -> torch.Tensor:
    """N `drawings`, as `preprocess_strokes` makes them one by one: float32 (N, 1, 28, 28)."""
    lines = [lay_out(strokes, smallest) for strokes in drawings]
    most = max(len(lengths) for _, lengths in lines)
    points = torch.zeros(len(lines), most, 2)
    lengths = torch.zeros(len(lines), most)  # 0: no point
    for row, (even, each) in enumerate(lines):
        points[row, : len(each)] = torch.from_numpy(even)
        lengths[row, : len(each)] = torch.from_numpy(each)
    pen = torch.tensor([[PEN_WIDTH], [SHARPNESS]]).expand(-1, len(lines))
    return draw(points, lengths, pen[0], pen[1])


def lay_out(strokes: Sequence[npt.ArrayLike], smallest: float) -> tuple[np.ndarray, np.ndarray]:
    """Points (M, 2) along `strokes`, in pixels, and the length (M,) that each stands for."""
    points, stroke = _join(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    with np.errstate(over="ignore"):
        extent = float((high - low).max())
    if not math.isfinite(extent):
        raise ValueError("the strokes reach too far")
    if extent < smallest:
        points, stroke, extent = (low + high)[None] / 2, stroke[:1], 0.0
    scale = (BOX - PEN_WIDTH) / extent if extent > 0 else 1.0
    return _space_evenly((points - low) * scale, stroke)


def _join(strokes: Sequence[npt.ArrayLike]) -> tuple[np.ndarray, np.ndarray]:
    """All points (P, 2), float64, one stroke after the other, and the stroke (P,) of each."""
    arrays = [np.asarray(stroke, dtype=np.float64) for stroke in strokes]
    for array in arrays:
        if array.size and (array.ndim != 2 or array.shape[1] != 2):
            raise ValueError(f"a stroke is (n, 2), not {array.shape}")
    arrays = [array for array in arrays if array.size]
    if not arrays:
        raise NothingDrawn("nothing is drawn")
    points = np.concatenate(arrays)
    if not np.isfinite(points).all():
        raise ValueError("the strokes have numbers that are not finite")
    return points, np.repeat(np.arange(len(arrays)), [len(array) for array in arrays])


def _space_evenly(points: np.ndarray, stroke: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Points (M, 2) at even distances along the strokes, and the length (M,) each stands for.

    So a slow hand, which leaves many points, and a fast one give the same image. Both are float32,
    in the unit of `points`, pixels.
    """
    across, down = (points[1:] - points[:-1]).T
    steps = np.hypot(across, down)
    breaks = np.flatnonzero(stroke[1:] != stroke[:-1])
    steps[breaks] = 1.0  # between two strokes: apart from both, for np.interp
    place = np.zeros(len(points))
    steps.cumsum(out=place[1:])
    first = np.concatenate([[0], breaks + 1])
    last = np.concatenate([breaks, [len(points) - 1]])
    length = place[last] - place[first]
    spacing = max(SPACING, length.sum() / (MAX_POINTS / 2))
    gaps = np.ceil(length / spacing).astype(int)[: MAX_POINTS // 2]  # 0: a dot
    which = np.repeat(np.arange(len(gaps)), gaps + 1)
    number = np.arange(len(which)) - np.repeat((gaps + 1).cumsum() - gaps - 1, gaps + 1)
    gap = length[which] / gaps.clip(min=1)[which]
    where = place[first][which] + number * gap
    is_end = (number == 0) | (number == gaps[which])
    lengths = np.where(gaps[which] == 0, DOT, gap * np.where(is_end, 0.5, 1.0))
    even = np.stack([np.interp(where, place, points[:, axis]) for axis in (0, 1)], axis=1)
    return even.astype(np.float32), lengths.astype(np.float32)


def ink_of(
    points: torch.Tensor, lengths: torch.Tensor, width: torch.Tensor, sharpness: torch.Tensor
) -> torch.Tensor:
    """Ink (N, 28, 28) float32 in [0, 1] of round pens moved along points.

    points (N, M, 2) are x, y in pixels, lengths (N, M) the pixels of line each point stands for
    (0: no point), width and sharpness (N,) the pen's diameter and the ink's fall per pixel.
    """
    distance = measure_distance(points, lengths)
    width, sharpness = width[:, None, None], sharpness[:, None, None]
    return ((width / 2 - distance) * sharpness + 0.5).clamp(0, 1) * width.clamp(max=1)


def measure_distance(points: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    """How far each pixel's centre is from the middle of a line: (N, 28, 28), 0 to 3.7 pixels.

    points (N, M, 2) are x, y in pixels, lengths (N, M) the pixels of line each point stands for.
    """
    grid = torch.arange(FIELD, dtype=points.dtype)
    # Gaussians sum along a straight line to exp(-d^2 / 2 BLUR^2), d the distance from the line:
    # the sum is separable in x and y, hence one small matrix product instead of N x M x 784 terms
    # (in place where arrays are large: a tenth of the time to draw a batch)
    apart = (points[..., None] - grid).square_().div_(2 * BLUR**2)
    spread = apart.clamp_(max=40).neg_().exp_()  # (N, M, 2, 28); no denormals, which are slow
    across, down = spread[:, :, 0], spread[:, :, 1] * lengths[..., None]
    density = torch.bmm(down.transpose(1, 2), across) / DOT
    return (-2 * BLUR**2 * density.clamp(1e-12, 1).log()).sqrt()


def draw(
    points: torch.Tensor, lengths: torch.Tensor, width: torch.Tensor, sharpness: torch.Tensor
) -> torch.Tensor:
    """Images (N, 1, 28, 28) whose inked box is 20 pixels and whose centre of mass is MNIST's.

    points (N, M, 2) are x, y in any unit, lengths (N, M) the line each point stands for in that
    unit (0: no point), width (N,) the pen's diameter in pixels of the result.
    """
    points, lengths = place_line(points, lengths, width, sharpness)
    return ink_of(points, lengths, width, sharpness)[:, None]


def place_line(
    points: torch.Tensor, lengths: torch.Tensor, width: torch.Tensor, sharpness: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """`points` and `lengths`, in any unit, in pixels of the field where `draw` draws them."""
    real = (lengths > 0)[..., None]
    low = torch.where(real, points, math.inf).amin(1)
    high = torch.where(real, points, -math.inf).amax(1)
    extent = (high - low).amax(1)
    scale = torch.where(extent > 0, (BOX - width) / extent.clamp(min=1e-3), 1)  # 1: a dot
    points = (points - (low + high)[:, None] / 2) * scale[:, None, None] + (FIELD - 1) / 2
    lengths = lengths * scale[:, None]
    ink = ink_of(points, lengths, width, sharpness)
    return points + (CENTRE - 0.5 - centre_of_mass(ink))[:, None], lengths


def centre_of_mass(ink: torch.Tensor) -> torch.Tensor:
    """Pixel index (N, 2) as x, y of the mean of ink (N, 28, 28)."""
    grid = torch.arange(FIELD, dtype=ink.dtype)
    mass = ink.sum((1, 2)).clamp(min=1e-6)
    return torch.stack([ink.sum(1) @ grid, ink.sum(2) @ grid], 1) / mass[:, None]
