"""Ways of writing a 3: two bows open to the left, or a zigzag over one bow."""

from mnist_cnn.train.augmentation.allographs.vocabulary import (
    Number,
    Point,
    Stroke,
    Varying,
    Way,
    arc,
    between,
    corner,
)


def upper_bow(varying: Varying, start: Number) -> Stroke:
    """Clockwise from `start` (-60: open, -170: nearly closed) to the waist, which is left out."""
    height = varying(0.36, 0.5)
    radii = varying(0.16, 0.36), height / 2
    return arc((0.3, radii[1]), radii, start, varying(130, 165), points=6)


def lower_bow(varying: Varying, waist: Point, end: Number) -> Stroke:
    """Clockwise from the waist to `end` (250: open, 320: it curls)."""
    height = 1 - waist[1]
    radii = varying(0.2, 0.42), height / 2
    start = varying(10, 40)
    return arc((waist[0] + 0.05, waist[1] + radii[1]), radii, start, end, points=6)


def waist_at(varying: Varying, upper: Stroke) -> Point:
    return upper[-1][0] - varying(0.05, 0.25), upper[-1][1] + varying(-0.02, 0.08)


def with_waist(varying: Varying, upper: Stroke, end: Number) -> list[Stroke]:
    waist = waist_at(varying, upper)
    return [[*upper, *corner(waist), *lower_bow(varying, waist, end)]]


def plain(varying: Varying) -> list[Stroke]:
    return with_waist(varying, upper_bow(varying, varying(-100, -30)), varying(220, 280))


def curled(varying: Varying) -> list[Stroke]:
    """The top nearly closes, or the bottom."""
    return with_waist(varying, upper_bow(varying, varying(-165, -90)), varying(230, 305))


def all_but_closed(varying: Varying) -> list[Stroke]:
    """The upper bow starts at the waist, at its left, and rises like a 9's head."""
    upper = upper_bow(varying, varying(-185, -125))
    return with_waist(varying, upper, varying(215, 290))


def looped(varying: Varying) -> list[Stroke]:
    """The pen turns in a loop at the waist, or without one."""
    upper = upper_bow(varying, varying(-120, -40))
    x, y = waist_at(varying, upper)
    size = varying(0.0, 0.12)
    loop = [(x, y), (x - size / 2, y - size / 3), (x + size / 3, y - size / 2)]
    return [[*upper, *loop, *lower_bow(varying, (x, y), varying(220, 300))]]


def flat_topped(varying: Varying) -> list[Stroke]:
    """A roof and a slope instead of the upper bow: "Ʒ"."""
    left, right = (varying(0.0, 0.15), varying(-0.02, 0.1)), (varying(0.45, 0.7), 0.0)
    waist = varying(0.1, 0.35), varying(0.33, 0.5)
    roof = [left, between(left, right, 0.5, varying(-0.08, 0.08)), *corner(right)]
    return [[*roof, *corner(waist), *lower_bow(varying, waist, varying(210, 300))]]


def zigzag(varying: Varying) -> list[Stroke]:
    """Corners and hardly a bow."""
    points = [
        (varying(-0.05, 0.2), varying(0.0, 0.12)),
        (varying(0.4, 0.65), varying(0.0, 0.15)),
        (varying(0.1, 0.35), varying(0.35, 0.5)),
        (varying(0.4, 0.75), varying(0.55, 0.75)),
    ]
    end = varying(-0.15, 0.2), 1.0
    bow = between(points[3], end, 0.5, varying(0.0, 0.25))
    return [[points[0], *corner(points[1]), *corner(points[2]), points[3], bow, end]]


def small_headed(varying: Varying) -> list[Stroke]:
    """A low upper bow over a long tail to the left."""
    radii = varying(0.15, 0.3), varying(0.1, 0.18)
    upper = arc((0.3, radii[1]), radii, varying(-110, -30), varying(130, 165), points=6)
    return with_waist(varying, upper, varying(190, 240))


WAYS = {
    "plain": Way(32, plain),
    "curled": Way(20, curled),
    "all but closed": Way(5, all_but_closed),
    "looped": Way(14, looped),
    "flat-topped": Way(12, flat_topped),
    "zigzag": Way(12, zigzag),
    "small-headed": Way(10, small_headed),
}
