"""Turns ways of writing into pen points, every digit of a batch in its own hand."""

from functools import cache

import torch
from torch.nn.functional import pad

from mnist_cnn.train.augmentation.allographs import SHARES, load_ways
from mnist_cnn.train.augmentation.allographs.outlines import load_outlines
from mnist_cnn.train.augmentation.allographs.vocabulary import Stroke, Varying, Way, WayError
from mnist_cnn.train.augmentation.curves import curve_weights
from mnist_cnn.train.augmentation.distortion import Lines

LETTER = len(SHARES)  # the class of letters and shapes, after the digits'
POINTS = 72  # of one digit, over all its strokes: two per pixel of a long one in the 20x20 box
STROKES = 2  # at most, in one digit or letter
FINE = 48  # points of a stroke while its line is bent, before they are spaced evenly
KNOTS = 4  # places along a stroke that the hand's unsteadiness moves, each on its own
UNSTEADINESS = 0.028  # of the digit's height: how far a knot is moved, one standard deviation


def synthesize(labels: torch.Tensor, from_templates: float, random: torch.Generator) -> Lines:
    """points (N, POINTS, 2) and lengths (N, POINTS) of digits, each in a way or by a template.

    The share `from_templates` of the digits follows a template, the others one of the ways.
    labels (N,), int64, are 0 to 9, or LETTER. The digit's height is about 1, and so is the unit of
    the lengths: of the line that each point stands for. Raises WayError.
    """
    chosen = choose_ways(labels, random)
    by_template = (torch.rand(len(labels), generator=random) < from_templates) & (labels < LETTER)
    points = torch.empty(len(labels), STROKES, FINE, 2)
    points[by_template] = choose_templates(labels[by_template], random)
    names = list(name_ways())
    for number in chosen[~by_template].unique().tolist():
        rows = (~by_template & (chosen == number)).nonzero()[:, 0]
        points[rows] = follow(names[number], len(rows), random)
    return write(points, random)


def write(points: torch.Tensor, random: torch.Generator) -> Lines:
    """The lines that hands write which mean `points` (N, STROKES, FINE, 2)."""
    is_stroke = (points != points[:, :, :1]).flatten(2).any(2)  # (N, STROKES)
    points = misplace_strokes(unsteady(points, random), random)
    return space_evenly(points, is_stroke[..., None] & cut_ends(len(points), random))


@cache
def name_ways() -> dict[str, Way]:
    """All ways of writing by full names, "one, plain": the digits' from 0 on, then the letters'."""
    return {
        f"{who}, {name}": way for who, ways in load_ways().items() for name, way in ways.items()
    }


@cache
def _add_shares() -> torch.Tensor:
    """(classes, ways): the shares of a class's ways, added up to 1."""
    shares = [[float(way.share) for way in ways.values()] for ways in load_ways().values()]
    blocks: torch.Tensor = torch.block_diag(*map(torch.tensor, shares))
    return blocks.cumsum(1) / blocks.sum(1, keepdim=True)


def choose_digits(n: int, random: torch.Generator) -> torch.Tensor:
    """(n,) labels from 0 to 9, as often as SHARES says."""
    shares = torch.tensor([*SHARES.values()]).float()
    return (
        torch.multinomial(shares, n, replacement=True, generator=random) if n else shares.long()[:0]
    )


def choose_ways(labels: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Numbers (N,) in `name_ways` of ways of writing `labels` (N,), as often as shares say."""
    chance = torch.rand(len(labels), 1, generator=random)
    return torch.searchsorted(_add_shares()[labels], chance, right=True)[:, 0]


def choose_templates(labels: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Points (N, STROKES, FINE, 2) of templates of the digits `labels` (N,), all equally likely."""
    templates = [load_templates(digit) for digit in SHARES]
    counts = torch.tensor([len(each) for each in templates])
    chance = torch.rand(len(labels), generator=random)
    first = counts.cumsum(0) - counts
    return torch.cat(templates)[first[labels] + (chance * counts[labels]).long()]


@cache
def load_templates(digit: str) -> torch.Tensor:
    """Points (templates, STROKES, FINE, 2) of a digit's templates, by its name. Raises WayError."""
    outlines = load_outlines()[digit].items()
    return torch.cat([join(strokes, 1, f"{digit}, template {name}") for name, strokes in outlines])


def follow(name: str, n: int, random: torch.Generator) -> torch.Tensor:
    """Points (n, STROKES, FINE, 2) of n digits in the way with this full name. Raises WayError."""
    return join(name_ways()[name].strokes(Varying(n, random)), n, name)


def join(strokes: list[Stroke], n: int, name: str) -> torch.Tensor:
    """Points (n, STROKES, FINE, 2) of n digits of one or two `strokes`.

    All points of a second stroke that is not there are the same. Raises WayError with the `name`.
    """
    if not 1 <= len(strokes) <= STROKES:
        raise WayError(f"{name!r} has {len(strokes)} strokes; a digit or letter has one or two")
    curves = [_follow(stroke, n) for stroke in strokes]
    missing = [curves[0][:, :1].expand(-1, FINE, -1)] * (STROKES - len(curves))
    return torch.stack(curves + missing, dim=1)


def _follow(stroke: Stroke, n: int) -> torch.Tensor:
    values = [torch.as_tensor(value, dtype=torch.float32) for point in stroke for value in point]
    controls = torch.stack([value.expand(n) for value in values], dim=1).view(n, -1, 2)
    return curve_weights(len(stroke), FINE) @ controls


def unsteady(points: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Points (N, STROKES, FINE, 2) bent along each stroke, in some digits much, in some little."""
    knots = torch.randn(*points.shape[:2], KNOTS, 2, generator=random) * UNSTEADINESS
    knots = knots * torch.empty(len(points), 1, 1, 1).uniform_(0.4, 1.6, generator=random)
    return points + curve_weights(KNOTS, FINE) @ knots


def misplace_strokes(points: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Points (N, STROKES, FINE, 2), every stroke but the first one moved and resized a little."""
    n = len(points)
    moves = torch.randn(n, STROKES, 1, 2, generator=random) * 0.025
    sizes = torch.empty(n, STROKES, 1, 1).uniform_(0.85, 1.18, generator=random)
    moves[:, 0], sizes[:, 0] = 0, 1
    middle = points.mean(2, keepdim=True)
    return middle + (points - middle) * sizes + moves


def cut_ends(n: int, random: torch.Generator) -> torch.Tensor:
    """Bool (n, 1, FINE - 1): the steps of a stroke in which the pen is on the paper.

    A stroke may start late or end early by up to 7 %, more often than people notice.
    """
    missing = torch.empty(2, n, 1, 1).uniform_(-0.08, 0.07, generator=random)
    along = torch.linspace(0, 1, FINE - 1)
    return (along >= missing[0]) & (along <= 1 - missing[1])


def space_evenly(points: torch.Tensor, is_down: torch.Tensor) -> Lines:
    """POINTS points of each digit, at even distances along its strokes (N, STROKES, FINE, 2).

    `is_down` (N, STROKES, FINE - 1) says in which steps the pen is on the paper.
    """
    steps = points.diff(dim=2).norm(dim=3) * is_down
    place = pad(steps, (1, 0)).flatten(1).cumsum(1)  # (N, STROKES * FINE): the line so far
    spacing = place[:, -1:] / POINTS
    wanted = (torch.arange(POINTS) + 0.5) * spacing  # (N, POINTS)
    after = torch.searchsorted(place, wanted).clamp(1, place.shape[1] - 1)
    low, high = place.gather(1, after - 1), place.gather(1, after)
    part = ((wanted - low) / (high - low).clamp(min=1e-9))[..., None]
    after = after[..., None].expand(-1, -1, 2)
    points = points.flatten(1, 2)
    even = torch.lerp(points.gather(1, after - 1), points.gather(1, after), part)
    return even, spacing.expand(-1, POINTS)
