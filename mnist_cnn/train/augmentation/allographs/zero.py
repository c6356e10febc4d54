"""Ways of writing a 0: round, narrow or wide, open or with crossing ends, slashed."""

from mnist_cnn.train.augmentation.allographs.vocabulary import (
    Number,
    Stroke,
    Varying,
    Way,
    arc,
    between,
    corner,
    ray,
)


def ring(varying: Varying, turn: Number) -> Stroke:
    """A ring drawn anticlockwise from near its top, over `turn` degrees: 360 closes it."""
    start = varying(-50, 60)
    return arc((0.5, 0.5), (varying(0.22, 0.5), 0.5), start, start - turn, points=9)


def closed(varying: Varying) -> list[Stroke]:
    return [ring(varying, varying(345, 385))]


def open_(varying: Varying) -> list[Stroke]:
    return [ring(varying, varying(300, 345))]


def wide(varying: Varying) -> list[Stroke]:
    start = varying(-180, 180)
    return [arc((0.5, 0.5), (varying(0.5, 0.9), 0.5), start, start - varying(330, 390), points=9)]


def clockwise(varying: Varying) -> list[Stroke]:
    start = varying(-150, 30)
    return [arc((0.5, 0.5), (varying(0.25, 0.5), 0.5), start, start + varying(330, 390), points=9)]


def crossing_ends(varying: Varying) -> list[Stroke]:
    """The pen starts outside the ring or ends there, as in a 6 that closes at its top."""
    round_ = ring(varying, varying(350, 390))
    before = ray(round_[0], varying(20, 110), varying(0.05, 0.3))
    after = ray(round_[-1], varying(-60, 110), varying(0.05, 0.3))
    return [[before, *round_, after]]


def slashed(varying: Varying) -> list[Stroke]:
    """Where an O stands beside it: in codes, and in Scandinavia's and engineers' hands."""
    centre = varying(0.42, 0.58), varying(0.42, 0.58)
    lean, half = varying(5, 80), varying(0.2, 0.75)
    return [ring(varying, 365.0), [ray(centre, lean, half), ray(centre, lean + 180, half)]]


def slashed_in_one_stroke(varying: Varying) -> list[Stroke]:
    round_ = ring(varying, varying(340, 370))
    top = ray(round_[-1], varying(0, 90), varying(0.05, 0.3))
    lower = ray((0.5, 0.5), varying(190, 230), varying(0.2, 0.65))
    return [[*round_, *corner(top), between(top, lower), lower]]


def barred(varying: Varying) -> list[Stroke]:
    """A bar upright or level through the middle, and beyond."""
    lean = varying(-5, 15) + 90 * (varying(0, 1) < 0.4)
    half = varying(0.4, 1.0)
    centre = 0.5, varying(0.42, 0.58)
    return [ring(varying, 365.0), [ray(centre, lean, half), ray(centre, lean + 180, half)]]


WAYS = [
    Way("closed", 34, closed),
    Way("open", 10, open_),
    Way("wide", 9, wide),
    Way("clockwise", 7, clockwise),
    Way("crossing ends", 10, crossing_ends),
    Way("slashed", 18, slashed),
    Way("slashed in one stroke", 4, slashed_in_one_stroke),
    Way("barred", 8, barred),
]
