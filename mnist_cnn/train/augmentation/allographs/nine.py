"""Ways of writing a 9: a head, which may be small, flat or open, and a tail, straight or curved."""

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


def head(varying: Varying, radii: tuple[Number, Number], end: Number) -> Stroke:
    """Anticlockwise from its upper right to `end`: -270 is its right again, -220 leaves it open."""
    return arc((0.55 - radii[0], radii[1]), radii, varying(30, 95), end)


def shoulder(varying: Varying) -> Point:
    """The tail's upper end, at the head's right."""
    return 0.55 + varying(-0.03, 0.1), varying(-0.05, 0.15)


def straight(varying: Varying, top: Point) -> Stroke:
    bottom = top[0] - varying(-0.1, 0.45), 1.0
    return [between(top, bottom, 0.5, varying(-0.08, 0.04)), bottom]


def curved(varying: Varying, top: Point) -> Stroke:
    """To the left at the bottom, as far as the head or further, level or up again."""
    low = top[0] + varying(-0.12, 0.28), varying(0.5, 0.8)
    end = low[0] - varying(0.3, 0.9), varying(0.8, 1.0)
    return [low, (between(low, end, 0.35)[0], varying(0.95, 1.03)), end]


def round_head(varying: Varying) -> Stroke:
    return head(varying, (varying(0.18, 0.34), varying(0.14, 0.27)), varying(-310, -255))


def small_head(varying: Varying) -> Stroke:
    return head(varying, (varying(0.1, 0.25), varying(0.07, 0.17)), varying(-310, -245))


def open_head(varying: Varying) -> Stroke:
    return head(varying, (varying(0.16, 0.34), varying(0.12, 0.26)), varying(-255, -215))


def plain(varying: Varying) -> list[Stroke]:
    top = shoulder(varying)
    return [[*round_head(varying), *corner(top), *straight(varying, top)]]


def curve_tailed(varying: Varying) -> list[Stroke]:
    top = shoulder(varying)
    return [[*round_head(varying), *corner(top), *curved(varying, top)]]


def small_headed(varying: Varying) -> list[Stroke]:
    top = shoulder(varying)
    return [[*small_head(varying), *corner(top), *straight(varying, top)]]


def small_headed_and_curve_tailed(varying: Varying) -> list[Stroke]:
    top = shoulder(varying)
    return [[*small_head(varying), *corner(top), *curved(varying, top)]]


def open_headed(varying: Varying) -> list[Stroke]:
    top = shoulder(varying)
    return [[*open_head(varying), *corner(top), *straight(varying, top)]]


def open_headed_and_curve_tailed(varying: Varying) -> list[Stroke]:
    top = shoulder(varying)
    return [[*open_head(varying), *corner(top), *curved(varying, top)]]


def without_shoulder(varying: Varying) -> list[Stroke]:
    """The head runs into the tail where it closes: the pen never goes back up."""
    round_ = head(varying, (varying(0.14, 0.32), varying(0.1, 0.26)), varying(-265, -225))
    return [[*round_, *straight(varying, round_[-1])]]


def without_shoulder_and_curve_tailed(varying: Varying) -> list[Stroke]:
    """Like an "S" whose upper half is closed."""
    round_ = head(varying, (varying(0.14, 0.32), varying(0.1, 0.26)), varying(-265, -225))
    return [[*round_, *curved(varying, round_[-1])]]


def like_an_s(varying: Varying) -> list[Stroke]:
    """The head starts at its lower right, and the pen crosses that start on its way down."""
    radii = varying(0.16, 0.32), varying(0.1, 0.24)
    centre = 0.55 - radii[0], radii[1]
    round_ = arc(centre, radii, varying(130, 200), varying(-175, -140))
    low = varying(0.45, 0.75), varying(0.55, 0.8)
    end = low[0] - varying(0.1, 0.6), varying(0.9, 1.0)
    return [[*round_, low, between(low, end, 0.5, -0.15), end]]


def flat_headed(varying: Varying) -> list[Stroke]:
    """A head like a roof, and a long tail to the lower left: all but a 7."""
    radii = varying(0.16, 0.34), varying(0.06, 0.13)
    round_ = head(varying, radii, varying(-290, -230))
    bottom = 0.55 - varying(0.1, 0.6), 1.0
    return [[*round_, between(round_[-1], bottom, 0.5, varying(-0.06, 0.06)), bottom]]


def clockwise(varying: Varying) -> list[Stroke]:
    """The head starts at its lower right, and runs into the tail without a corner."""
    radii = varying(0.16, 0.32), varying(0.12, 0.28)
    ring = arc((0.55 - radii[0], radii[1]), radii, varying(100, 190), 450)
    return [[*ring, *straight(varying, ring[-1])]]


def clockwise_and_curve_tailed(varying: Varying) -> list[Stroke]:
    radii = varying(0.16, 0.32), varying(0.1, 0.26)
    ring = arc((0.55 - radii[0], radii[1]), radii, varying(100, 190), 450)
    return [[*ring, *curved(varying, ring[-1])]]


def in_two_strokes(varying: Varying) -> list[Stroke]:
    """A ring, and a stem beside it that may not touch it."""
    top = shoulder(varying)
    return [round_head(varying), [top, *straight(varying, top)]]


WAYS = {
    "plain": Way(18, plain),
    "curve-tailed": Way(15, curve_tailed),
    "small-headed": Way(10, small_headed),
    "small-headed and curve-tailed": Way(11, small_headed_and_curve_tailed),
    "open-headed": Way(8, open_headed),
    "open-headed and curve-tailed": Way(8, open_headed_and_curve_tailed),
    "without shoulder": Way(6, without_shoulder),
    "without shoulder and curve-tailed": Way(15, without_shoulder_and_curve_tailed),
    "like an S": Way(8, like_an_s),
    "flat-headed": Way(8, flat_headed),
    "clockwise": Way(9, clockwise),
    "clockwise and curve-tailed": Way(9, clockwise_and_curve_tailed),
    "in two strokes": Way(8, in_two_strokes),
}
