"""Turns ways of writing into pen points, every digit of a batch in its own hand."""

import torch
from torch.nn.functional import pad

from mnist_cnn.train.augmentation.allographs import SHARES, WAYS, letters
from mnist_cnn.train.augmentation.allographs.templates import TEMPLATES
from mnist_cnn.train.augmentation.allographs.vocabulary import Stroke, Varying, Way
from mnist_cnn.train.augmentation.curves import curve_weights
from mnist_cnn.train.augmentation.distortion import Lines

LETTER = len(WAYS)  # the class of letters and shapes, after the digits'
POINTS = 72  # of one digit, over all its strokes: two per pixel of a long one in the 20x20 box
STROKES = 2  # at most, in one digit or letter
FINE = 48  # points of a stroke while its line is bent, before they are spaced evenly
KNOTS = 4  # places along a stroke that the hand's unsteadiness moves, each on its own
UNSTEADINESS = 0.028  # of the digit's height: how far a knot is moved, one standard deviation


def synthesize(labels: torch.Tensor, from_templates: float, random: torch.Generator) -> Lines:
    """points (N, POINTS, 2) and lengths (N, POINTS) of digits, each in a way or by a template.

    The share `from_templates` of the digits follows a template, the others one of the ways.
    labels (N,), int64, are 0 to 9, or LETTER. The digit's height is about 1, and so is the unit of
    the lengths: of the line that each point stands for.
    """
    chosen = choose_ways(labels, random)
    by_template = (torch.rand(len(labels), generator=random) < from_templates) & (labels < LETTER)
    points = torch.empty(len(labels), STROKES, FINE, 2)
    points[by_template] = choose_templates(labels[by_template], random)
    for number in chosen[~by_template].unique().tolist():
        rows = (~by_template & (chosen == number)).nonzero()[:, 0]
        points[rows] = follow(ALL_WAYS[number], len(rows), random)
    is_stroke = (points != points[:, :, :1]).flatten(2).any(2)  # (N, STROKES)
    points = misplace_strokes(unsteady(points, random), random)
    return space_evenly(points, is_stroke[..., None] & cut_ends(len(labels), random))


_BY_CLASS = [*WAYS, letters.WAYS]
ALL_WAYS = [way for ways in _BY_CLASS for way in ways]
_SHARES = torch.block_diag(*[torch.tensor([way.share for way in ways]) for ways in _BY_CLASS])
_SHARES = _SHARES.cumsum(1) / _SHARES.sum(1, keepdim=True)  # (classes, ways), up to 1


def choose_digits(n: int, random: torch.Generator) -> torch.Tensor:
    """(n,) labels from 0 to 9, as often as SHARES says."""
    shares = torch.tensor(SHARES).float()
    return (
        torch.multinomial(shares, n, replacement=True, generator=random) if n else shares.long()[:0]
    )


def choose_ways(labels: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Numbers (N,) of ways of writing `labels` (N,) in ALL_WAYS, as often as their shares say."""
    chance = torch.rand(len(labels), 1, generator=random)
    return torch.searchsorted(_SHARES[labels], chance, right=True)[:, 0]


def choose_templates(labels: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Points (N, STROKES, FINE, 2) of templates of the digits `labels` (N,), all equally likely."""
    chance = torch.rand(len(labels), generator=random)
    return _CURVES[_FIRST[labels] + (chance * _COUNT[labels]).long()]


def _join_strokes(strokes: list[torch.Tensor]) -> torch.Tensor:
    """`strokes`, (n, FINE, 2) each, as (n, STROKES, FINE, 2); a missing one is one point."""
    missing = [strokes[0][:, :1].expand(-1, FINE, -1)] * (STROKES - len(strokes))
    return torch.stack(strokes + missing, dim=1)


def follow(way: Way, n: int, random: torch.Generator) -> torch.Tensor:
    """Points (n, STROKES, FINE, 2) of n digits written in `way`.

    All points of a stroke that the way does not have are the same.
    """
    return _join_strokes([_follow(stroke, n) for stroke in way.strokes(Varying(n, random))])


def _follow(stroke: Stroke, n: int) -> torch.Tensor:
    values = [torch.as_tensor(value, dtype=torch.float32) for point in stroke for value in point]
    controls = torch.stack([value.expand(n) for value in values], dim=1).view(n, -1, 2)
    return curve_weights(len(stroke), FINE) @ controls


_CURVES = torch.cat(
    [
        _join_strokes([_follow(stroke, 1) for stroke in strokes])
        for digit in sorted(TEMPLATES)
        for strokes in TEMPLATES[digit]
    ]
)  # (templates, STROKES, FINE, 2), digit by digit
_COUNT = torch.tensor([len(TEMPLATES[digit]) for digit in sorted(TEMPLATES)])
_FIRST = _COUNT.cumsum(0) - _COUNT


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
