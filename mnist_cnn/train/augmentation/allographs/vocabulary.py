"""The words in which a way of writing is described: points, arcs, corners, and what varies.

A digit is about 1 high, x goes to the right and y down. Angles are degrees on a clock's face: 0 is
up, 90 is right. A coordinate may be a number or one number for each of n digits: a way of writing
describes many digits at once.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch

Number = float | torch.Tensor  # one for all digits, (1,) or (n,)
Point = tuple[Number, Number]
Stroke = list[Point]  # a smooth curve goes through the points, with a corner where one is repeated


class Varying:
    """Draws n numbers at a time, one for each digit: `varying(0.2, 1.3)` is even in that range."""

    def __init__(self, n: int, random: torch.Generator) -> None:
        self._n, self._random = n, random

    def __call__(self, low: float, high: float) -> torch.Tensor:
        return torch.empty(self._n).uniform_(low, high, generator=self._random)


class WayError(ValueError):
    """A way of writing that cannot be drawn; one line for people."""


@dataclass(frozen=True)
class Way:
    """One way of writing a digit: how often it is drawn, beside the others of that digit."""

    share: float
    strokes: Callable[[Varying], list[Stroke]]


def fixed(strokes: list[Stroke]) -> Way:
    """A way in which nothing varies."""
    return Way(1, lambda _: strokes)


def corner(point: Point) -> Stroke:
    """`point`, where the pen changes its direction at once."""
    return [point, point]


def ray(start: Point, degrees: Number, length: Number) -> Point:
    """The point that lies `length` away from `start`, in the direction of `degrees`."""
    angle = torch.deg2rad(torch.as_tensor(degrees))
    return start[0] + angle.sin() * length, start[1] - angle.cos() * length


def between(a: Point, b: Point, part: Number = 0.5, aside: Number = 0.0) -> Point:
    """The point at `part` of the way from a to b, moved aside, to the right of who walks there.

    `aside` is a part of the distance from a to b, too.
    """
    x, y = b[0] - a[0], b[1] - a[1]
    return a[0] + part * x - aside * y, a[1] + part * y + aside * x


def arc(centre: Point, radii: Point, start: Number, end: Number, points: int = 7) -> Stroke:
    """Points on an ellipse from `start` to `end` degrees: clockwise if `end` is the larger one."""
    along = torch.linspace(0, 1, points)[:, None]
    angle = torch.deg2rad(start + (end - start) * along)  # (points, n), or (points, 1)
    x, y = centre[0] + radii[0] * angle.sin(), centre[1] - radii[1] * angle.cos()
    return list(zip(x, y, strict=True))
