"""Ways of writing a 5: a neck, a belly, and a cap that is drawn first, last, or not at all."""

from mnist_cnn.train.augmentation.allographs.vocabulary import (
    Point,
    Stroke,
    Varying,
    Way,
    arc,
    between,
    corner,
    ray,
)


def neck(varying: Varying) -> tuple[Point, Point]:
    """Its top, where a cap may start, and its lower end."""
    top = varying(0.08, 0.25), 0.0
    return top, (top[0] - varying(-0.03, 0.12), varying(0.3, 0.5))


def belly(varying: Varying, start: Point) -> Stroke:
    """A bow to the right, from the neck's lower end to the bottom left."""
    radii = varying(0.22, 0.42), (1.02 - start[1]) / 2
    centre = start[0] + varying(0.05, 0.2), 1 - radii[1]
    return arc(centre, radii, varying(-20, 30), varying(200, 290), points=6)


def cap(varying: Varying, start: Point, longest: float = 0.7) -> Stroke:
    """To the right; it may stand apart from the neck, above or beside it, and hang or sag."""
    left = start[0] + varying(-0.04, 0.15), start[1] + varying(-0.1, 0.1)
    right = ray(left, varying(70, 105), varying(0.15, longest))
    return [left, between(left, right, 0.5, varying(-0.1, 0.1)), right]


def capped_last(varying: Varying) -> list[Stroke]:
    top, low = neck(varying)
    return [[top, *corner(low), *belly(varying, low)], cap(varying, top)]


def capped_first(varying: Varying) -> list[Stroke]:
    top, low = neck(varying)
    right = ray(top, varying(70, 100), varying(0.2, 0.6))
    return [[right, *corner(top), *corner(low), *belly(varying, low)]]


def without_corners(varying: Varying) -> list[Stroke]:
    """One curve, like an "S"."""
    top, low = neck(varying)
    right = ray(top, varying(75, 100), varying(0.2, 0.5))
    _, *bow = belly(varying, low)
    return [[right, between(right, top, 0.7), between(top, low), *bow]]


def round_at_the_neck(varying: Varying) -> list[Stroke]:
    top, low = neck(varying)
    _, *bow = belly(varying, low)
    return [[top, between(top, low, 0.8), *bow], cap(varying, top)]


def hardly_capped(varying: Varying) -> list[Stroke]:
    top, low = neck(varying)
    return [[ray(top, 90, varying(0.0, 0.2)), *corner(top), *corner(low), *belly(varying, low)]]


WAYS = {
    "capped last": Way(40, capped_last),
    "capped first": Way(22, capped_first),
    "without corners": Way(20, without_corners),
    "round at the neck": Way(16, round_at_the_neck),
    "hardly capped": Way(8, hardly_capped),
}
