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
    return arc((0.5, 0.5), (varying(0.18, 0.5), 0.5), start, start - turn, points=9)


def closed(varying: Varying) -> list[Stroke]:
    return [ring(varying, varying(345, 385))]


def open_(varying: Varying) -> list[Stroke]:
    return [ring(varying, varying(300, 345))]


def wide(varying: Varying) -> list[Stroke]:
    """Lying, and open or closed at its top or at its right, where it may end inside."""
    start, end_inside = varying(-45, 100), varying(0.0, 0.35)
    round_ = arc((0.5, 0.5), (varying(0.5, 1.1), 0.5), start, start - varying(290, 400), points=9)
    *ring_, end = round_
    return [[*ring_, between(end, (0.5, 0.5), end_inside)]]


def angular(varying: Varying) -> list[Stroke]:
    """Five to eight sides instead of a ring, as with a mouse."""
    start, width = varying(-60, 60), varying(0.25, 0.55)
    rounder = arc((0.5, 0.5), (width, 0.5), start, start - varying(330, 370), points=8)
    first, left, bottom_left, bottom, bottom_right, right, *end = rounder
    sharp = [*corner(left), *corner(bottom_left), bottom, bottom_right, *corner(right)]
    return [[first, *sharp, *end]]


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
    lean, half = varying(0, 80), varying(0.2, 1.0)
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


def slashed_beyond(varying: Varying) -> list[Stroke]:
    """A small ring and a long steep slash: "φ"."""
    centre = varying(0.47, 0.53), varying(0.47, 0.53)
    lean = varying(-5, 40)
    ring_ = arc((0.5, 0.5), (varying(0.15, 0.3), 0.25), 0.0, varying(-385, -345), points=9)
    ends = ray(centre, lean, varying(0.3, 0.6)), ray(centre, lean + 180, varying(0.3, 0.6))
    return [ring_, list(ends)]


WAYS = {
    "closed": Way(27, closed),
    "open": Way(10, open_),
    "wide": Way(11, wide),
    "angular": Way(10, angular),
    "clockwise": Way(7, clockwise),
    "crossing ends": Way(10, crossing_ends),
    "slashed": Way(13, slashed),
    "slashed in one stroke": Way(4, slashed_in_one_stroke),
    "barred": Way(9, barred),
    "slashed beyond": Way(15, slashed_beyond),
}
