"""Ways of writing an 8: two loops in one stroke that crosses itself, or two rings."""

from mnist_cnn.train.augmentation.allographs.vocabulary import (
    Number,
    Point,
    Stroke,
    Varying,
    Way,
    arc,
)

Loop = tuple[Point, Point]  # centre and radii


def loops(varying: Varying) -> tuple[Loop, Loop]:
    """The upper and the lower one, which meet at the waist. Either may be narrow."""
    waist = varying(0.27, 0.55)
    lean = varying(-0.08, 0.08)
    upper = (0.3 - lean, waist / 2), (varying(0.1, 0.34), waist / 2)
    lower = (0.3 + lean, (1 + waist) / 2), (varying(0.12, 0.36), (1 - waist) / 2)
    return upper, lower


def one_stroke(varying: Varying, start: Number, end: Number) -> Stroke:
    """Like an "S" from `start` on the upper loop, and back up to `end` on it."""
    upper, lower = loops(varying)
    turn = varying(20, 50)  # where the pen leaves one loop for the other, degrees from the waist
    down = arc(*upper, start, turn - 180, points=6)
    return [*down, *arc(*lower, turn, 360 - turn), *arc(*upper, 180 - turn, end, points=4)]


def closed(varying: Varying) -> list[Stroke]:
    return [one_stroke(varying, varying(0, 90), varying(0, 80))]


def open_at_the_top(varying: Varying) -> list[Stroke]:
    """The ends do not meet, or they cross."""
    stroke = one_stroke(varying, varying(-20, 50), varying(60, 120))
    (left, high), (x, y) = stroke[0], stroke[-1]
    start = left - varying(-0.1, 0.25), high - varying(0.0, 0.2)
    return [[start, *stroke, (x + varying(-0.05, 0.25), y - varying(0.05, 0.35))]]


def mirrored(varying: Varying) -> list[Stroke]:
    """The pen starts to the right: what is left in `closed` is right here."""
    (stroke,) = closed(varying)
    return [[(0.6 - x, y) for x, y in stroke]]


def mirrored_and_open(varying: Varying) -> list[Stroke]:
    (stroke,) = open_at_the_top(varying)
    return [[(0.6 - x, y) for x, y in stroke]]


def unfinished(varying: Varying) -> list[Stroke]:
    """From the upper right, and the pen stops before it has closed the upper loop at its left."""
    stroke = one_stroke(varying, varying(0, 70), varying(85, 130))
    return [[(0.6 - x, y) for x, y in stroke]]


def two_rings(varying: Varying) -> list[Stroke]:
    """One upon the other, closed or not, touching, apart or overlapping."""
    rings = []
    for centre, radii in loops(varying):
        start = varying(-180, 180)
        size = varying(0.9, 1.1)
        radii = radii[0] * size, radii[1] * size
        rings.append(arc(centre, radii, start, start - varying(330, 385)))
    return rings


def from_the_waist(varying: Varying) -> list[Stroke]:
    """The pen starts in the middle: the upper loop first, then the lower one."""
    upper, lower = loops(varying)
    turn = varying(15, 45)
    first = arc(*upper, 180 + turn, 540 - turn, points=6)
    return [[*first, *arc(*lower, -turn, varying(-390, -330))]]


WAYS = {
    "closed": Way(44, closed),
    "open at the top": Way(18, open_at_the_top),
    "mirrored": Way(10, mirrored),
    "mirrored and open": Way(9, mirrored_and_open),
    "unfinished": Way(6, unfinished),
    "two rings": Way(15, two_rings),
    "from the waist": Way(8, from_the_waist),
}
