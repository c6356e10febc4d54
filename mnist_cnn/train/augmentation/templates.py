"""Turns the allographs' control points into pen points, every digit of a batch in its own hand."""

import torch
from torch.nn.functional import pad

from mnist_cnn.train.augmentation.allographs import ALLOGRAPHS

POINTS = 72  # of one digit, over all its strokes: two per pixel of a long one in the 20x20 box
STROKES = 4  # at most, in one allograph
FINE = 400  # steps by which the length of a stroke is measured


def curve_weights(t, n):
    """Weights (len(t), n) of `n` control points at times `t` in [0, n - 1]: a Catmull-Rom curve.

    The curve goes through control point k at time k and has a corner where a point is repeated.
    """
    start = t.floor().clamp(0, n - 2)
    u = (t - start)[:, None]
    basis = (
        torch.cat(
            [
                -(u**3) + 2 * u**2 - u,
                3 * u**3 - 5 * u**2 + 2,
                -3 * u**3 + 4 * u**2 + u,
                u**3 - u**2,
            ],
            dim=1,
        )
        / 2
    )  # (len(t), 4)
    weights = torch.zeros(len(t), n)
    for k in range(4):
        column = (start.long() + k - 1).clamp(0, n - 1)
        weights.scatter_add_(1, column[:, None], basis[:, k : k + 1])
    return weights


def line_lengths(points, joined=True):
    """The length (N, M) of line each of the points (N, M, 2) stands for: half of either side.

    `joined` (N, M - 1) says which neighbours the pen connects; by default all.
    """
    steps = (points[:, 1:] - points[:, :-1]).norm(dim=2) * joined
    return (pad(steps, (1, 0)) + pad(steps, (0, 1))) / 2


class Skeletons:
    """All A allographs as tensors, in the order of their classes.

    `basis` (A, POINTS, K) @ `controls` (A, K, 2) are an allograph's points, evenly spaced along
    its strokes; `stroke` (A, POINTS) numbers a point's stroke, `along` (A, POINTS) is its place
    on it in [0, 1]. Class c has the allographs first[c] to first[c] + count[c] - 1.
    """

    def __init__(self, allographs):
        shapes = [strokes for label in sorted(allographs) for strokes in allographs[label]]
        self.count = torch.tensor([len(allographs[label]) for label in sorted(allographs)])
        self.first = self.count.cumsum(0) - self.count
        most = max(sum(map(len, strokes)) for strokes in shapes)
        self.basis = torch.zeros(len(shapes), POINTS, most)
        self.controls = torch.zeros(len(shapes), most, 2)
        self.stroke = torch.zeros(len(shapes), POINTS, dtype=torch.long)
        self.along = torch.zeros(len(shapes), POINTS)
        for a, strokes in enumerate(shapes):
            self._add(a, strokes)

    def _add(self, a, strokes):
        point = control = 0
        for number, (stroke, points) in enumerate(zip(strokes, share_points(strokes))):
            here = slice(point, point + points)
            # a corner's two control points are one, so that jitter moves them together
            own = [k - (k > 0 and stroke[k] == stroke[k - 1]) for k in range(len(stroke))]
            self.basis[a, here].index_add_(1, control + torch.tensor(own), even(stroke, points))
            self.controls[a, control : control + len(stroke)] = torch.tensor(stroke).float()
            self.stroke[a, here] = number
            self.along[a, here] = torch.linspace(0, 1, points)
            point, control = point + points, control + len(stroke)


def measured(stroke):
    """Curve weights (FINE, n) of a stroke of n control points, the length (FINE,) so far."""
    weights = curve_weights(torch.linspace(0, len(stroke) - 1, FINE), len(stroke))
    steps = (weights @ torch.tensor(stroke, dtype=torch.float32)).diff(dim=0).norm(dim=1)
    return weights, pad(steps.cumsum(0), (1, 0))


def even(stroke, points):
    """Curve weights (points, n) of points at equal distances along a stroke of n control points."""
    weights, length = measured(stroke)
    return weights[torch.searchsorted(length, torch.linspace(0, length[-1], points))]


def share_points(strokes):
    """POINTS shared out to strokes by their lengths, at least 4 to each."""
    lengths = torch.stack([measured(stroke)[1][-1] for stroke in strokes])
    shares = (lengths / lengths.sum() * POINTS).long().clamp(min=4)
    shares[lengths.argmax()] += POINTS - shares.sum()
    return shares.tolist()


SKELETONS = Skeletons(ALLOGRAPHS)


def skeletons_of(labels, random):
    """points (N, POINTS, 2) and lengths (N, POINTS) of digits, each in one of its class's ways.

    labels (N,) int64 are 0 to 9, or 10 for a letter or shape; the digit's height is about 1.
    """
    way = chosen_ways(labels, random)
    points = torch.bmm(SKELETONS.basis[way], jittered(SKELETONS.controls[way], random))
    stroke, along = SKELETONS.stroke[way], SKELETONS.along[way]
    points = misplaced(points, stroke, random)
    # a stroke may end a little early, more often at its end than people notice
    early = torch.rand(len(labels), 2, 1, generator=random) * 0.15 - 0.08
    drawn = (along >= early[:, 0]) & (along <= 1 - early[:, 1])
    lengths = line_lengths(points, joined=stroke[:, 1:] == stroke[:, :-1])
    return points, (lengths + 1e-4) * drawn


def chosen_ways(labels, random):
    """Numbers (N,) of allographs, one of each label's class, all of a class equally likely."""
    chance = torch.rand(len(labels), generator=random)
    return SKELETONS.first[labels] + (chance * SKELETONS.count[labels]).long()


def jittered(controls, random):
    """Control points (N, K, 2) moved each on its own, in some digits much and in some little."""
    noise = torch.randn(controls.shape, generator=random) * 0.035
    return controls + noise * (torch.rand(len(controls), 1, 1, generator=random) * 1.2 + 0.4)


def misplaced(points, stroke, random):
    """Points (N, M, 2) with every stroke but the first one moved and resized as a whole."""
    n = len(points)
    moves = torch.randn(n, STROKES, 2, generator=random) * 0.025
    sizes = torch.rand(n, STROKES, 1, generator=random) * 0.33 + 0.85
    moves[:, 0], sizes[:, 0] = 0, 1
    stroke = stroke[..., None].expand(-1, -1, 2)  # (N, M, 2)
    middle = (
        torch.zeros(n, STROKES, 2)
        .scatter_reduce(1, stroke, points, "mean", include_self=False)
        .gather(1, stroke)
    )
    grown = (points - middle) * sizes.expand(-1, -1, 2).gather(1, stroke)
    return middle + grown + moves.gather(1, stroke)
