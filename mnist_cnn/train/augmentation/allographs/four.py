"""Ways of writing a 4: open or closed at its top, in two strokes or in one that need not cross."""

from mnist_cnn.train.augmentation.allographs.vocabulary import (
    Point,
    Stroke,
    Varying,
    Way,
    between,
    corner,
    ray,
)


def arm(varying: Varying) -> tuple[Point, Point]:
    """Where the left arm starts and where it ends: the elbow."""
    return (varying(0.0, 0.35), varying(0.0, 0.2)), (varying(-0.08, 0.08), varying(0.35, 0.82))


def bent_arm(varying: Varying, beyond: tuple[float, float]) -> Stroke:
    """The arm and the bar, which ends `beyond` the stem's place at x = 0.5, or before it."""
    start, elbow = arm(varying)
    end = 0.5 + varying(*beyond), elbow[1] + varying(-0.12, 0.08)
    bow = between(start, elbow, 0.5, varying(-0.12, 0.08))
    return [start, bow, *corner(elbow), end]


def round_arm(varying: Varying, beyond: tuple[float, float]) -> Stroke:
    """The same without a corner: "u", "ч"."""
    start, elbow = arm(varying)
    end = 0.5 + varying(*beyond), elbow[1] - varying(0.0, 0.2)
    return [start, between(start, elbow, 0.6), elbow, between(elbow, end, 0.3, 0.12), end]


def stem(varying: Varying, highest: float, lowest: float) -> Stroke:
    """Down through the bar, from between those heights."""
    top, bottom = (varying(0.42, 0.62), varying(highest, lowest)), (varying(0.3, 0.6), 1.0)
    return [top, between(top, bottom, 0.5, varying(-0.04, 0.04)), bottom]


def open_(varying: Varying) -> list[Stroke]:
    return [bent_arm(varying, (0.02, 0.6)), stem(varying, -0.1, 0.4)]


def open_and_round(varying: Varying) -> list[Stroke]:
    return [round_arm(varying, (-0.02, 0.3)), stem(varying, -0.1, 0.3)]


def not_touching(varying: Varying) -> list[Stroke]:
    """The bar ends before the stem, or the stem starts below the bar."""
    return [bent_arm(varying, (-0.18, 0.05)), stem(varying, 0.0, 0.6)]


def closed(varying: Varying) -> list[Stroke]:
    """A triangle over a stem, as printed; the stem is a stroke of its own."""
    top = varying(0.4, 0.6), 0.0
    elbow = varying(-0.1, 0.1), varying(0.45, 0.75)
    end = varying(0.6, 0.95), elbow[1] + varying(-0.06, 0.06)
    down: Stroke = [(top[0] + varying(-0.08, 0.04), varying(-0.02, 0.1)), (varying(0.35, 0.6), 1.0)]
    return [[top, *corner(elbow), end], down]


def closed_in_one_stroke(varying: Varying) -> list[Stroke]:
    """Up the stem, down the arm, along the bar."""
    bottom, top = (varying(0.35, 0.6), 1.0), (varying(0.45, 0.6), 0.0)
    elbow = varying(-0.1, 0.12), varying(0.45, 0.75)
    end = varying(0.62, 1.15), elbow[1] + varying(-0.08, 0.08)
    return [[bottom, *corner(top), *corner(elbow), between(elbow, end), end]]


def crossing_itself(varying: Varying) -> list[Stroke]:
    """The bar turns back in a loop at its right end, and becomes the stem: "4" as a ribbon."""
    start, elbow = arm(varying)
    right = varying(0.55, 0.85), elbow[1] + varying(-0.15, 0.05)
    top = varying(0.4, 0.6), varying(-0.05, 0.35)
    bottom = varying(0.25, 0.55), 1.0
    return [[start, *corner(elbow), between(elbow, right, 0.7), right, top, bottom]]


def uncrossed(varying: Varying) -> list[Stroke]:
    """One stroke: down, to the right, up a little or as high as the arm, and down: "ч", "h"."""
    start, elbow = arm(varying)
    joint = varying(0.2, 0.55), elbow[1] + varying(-0.15, 0.06)
    top = joint[0] + varying(-0.02, 0.1), joint[1] * varying(0.0, 1.0)
    bottom = joint[0] + varying(-0.2, 0.08), 1.0
    return [[start, *corner(elbow), joint, *corner(top), between(top, bottom), bottom]]


def round_and_uncrossed(varying: Varying) -> list[Stroke]:
    """Unlike a "u", with a stem that is lower than the arm at both of its ends."""
    elbow = arm(varying)[1]
    start = varying(-0.05, 0.15), varying(0.0, 0.15)
    lower = between(elbow, (0.45, elbow[1]), 0.4)[0], elbow[1] + varying(0.0, 0.08)
    top = varying(0.35, 0.6), elbow[1] * varying(0.2, 0.9)
    bottom = top[0] + varying(-0.25, 0.08), 1.0
    down = [*corner(top), between(top, bottom, 0.5, varying(-0.03, 0.05)), bottom]
    return [[start, elbow, lower, *down]]


def low(varying: Varying) -> list[Stroke]:
    """A long arm, and at its foot a short bar and a short stem: "h", in France."""
    start, elbow = (varying(0.0, 0.3), 0.0), (varying(-0.08, 0.1), varying(0.6, 0.85))
    joint = elbow[0] + varying(0.12, 0.45), elbow[1] + varying(-0.15, 0.02)
    top = joint[0] + varying(-0.02, 0.06), joint[1] - varying(0.0, 0.2)
    bottom = joint[0] + varying(-0.08, 0.1), 1.0
    bow = between(start, elbow, 0.5, varying(-0.1, 0.05))
    return [[start, bow, *corner(elbow), joint, *corner(top), bottom]]


def hooded(varying: Varying) -> list[Stroke]:
    """The arm starts over the stem, which hangs from the bar: all but a 9 that is open."""
    start, elbow = (varying(0.3, 0.6), 0.0), (varying(-0.08, 0.12), varying(0.4, 0.6))
    end = varying(0.5, 0.8), elbow[1] + varying(-0.05, 0.12)
    down = [start, between(start, elbow, 0.5, varying(0.03, 0.25)), elbow]
    top, bottom = (varying(0.45, 0.62), varying(0.2, 0.5)), (varying(0.35, 0.65), 1.0)
    return [[*down, between(elbow, end, 0.4, varying(0.0, 0.15)), end], [top, bottom]]


def lightning(varying: Varying) -> list[Stroke]:
    """Down, to the right, down again: three lines, and no way back: "ϟ", in France and India."""
    start, elbow = (varying(0.1, 0.5), 0.0), (varying(-0.08, 0.1), varying(0.35, 0.65))
    turn = varying(0.15, 0.6), elbow[1] + varying(-0.15, 0.06)
    bottom = ray(turn, varying(165, 215), 1.0)
    return [[start, *corner(elbow), *corner(turn), (bottom[0], 1.0)]]


WAYS = {
    "open": Way(20, open_),
    "open and round": Way(11, open_and_round),
    "not touching": Way(10, not_touching),
    "closed": Way(9, closed),
    "closed in one stroke": Way(8, closed_in_one_stroke),
    "crossing itself": Way(7, crossing_itself),
    "uncrossed": Way(17, uncrossed),
    "round and uncrossed": Way(11, round_and_uncrossed),
    "low": Way(7, low),
    "hooded": Way(6, hooded),
    "lightning": Way(10, lightning),
}
