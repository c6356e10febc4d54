"""Ways of writing a 7: a roof and a slope, and through that a bar in Europe and Latin America."""

from typing import NamedTuple

from mnist_cnn.train.augmentation.allographs.vocabulary import (
    Point,
    Stroke,
    Varying,
    Way,
    between,
    corner,
    ray,
)


class Slope(NamedTuple):
    """What a bar crosses, from the shoulder to the bottom; `line` leaves the shoulder out."""

    shoulder: Point
    bottom: Point
    line: Stroke


class Seven(NamedTuple):
    """A 7 in one stroke."""

    roof: Stroke
    slope: Slope

    @property
    def stroke(self) -> Stroke:
        return [*self.roof, *self.slope.line]


def roof(varying: Varying) -> tuple[Point, Point]:
    """Its left and its right end, the shoulder."""
    return (0.0, varying(-0.05, 0.11)), (varying(0.32, 0.8), 0.0)


def slope(varying: Varying, shoulder: Point) -> Slope:
    """Straight or bent, and some end in a small hook."""
    bottom = shoulder[0] - varying(0.0, 0.65), 1.0
    end = bottom[0] + varying(-0.03, 0.08), 1.0
    bow = between(shoulder, bottom, 0.5, varying(-0.18, 0.15))
    return Slope(shoulder, bottom, [bow, bottom, end])


def sharp(varying: Varying) -> Seven:
    left, right = roof(varying)
    middle = between(left, right, 0.5, varying(-0.06, 0.18))
    return Seven([left, middle, *corner(right)], slope(varying, right))


def serifed(varying: Varying) -> Seven:
    """A short stroke down at the roof's left end."""
    left, right = roof(varying)
    start = ray(left, varying(150, 215), varying(0.06, 0.3))
    return Seven([start, *corner(left), *corner(right)], slope(varying, right))


def round_(varying: Varying) -> Seven:
    """A shoulder without a corner."""
    left, right = roof(varying)
    before, after = (right[0] - varying(0.1, 0.25), 0.0), (right[0], varying(0.1, 0.3))
    start = left[0], left[1] + varying(0.0, 0.32)
    return Seven([start, before, after], slope(varying, after))


def hooked(varying: Varying) -> Seven:
    """A roof that starts with a hook and hangs through, as a flag does."""
    shoulder = varying(0.4, 0.8), 0.0
    start = 0.0, varying(0.1, 0.35)
    hook = start[0] + varying(-0.03, 0.05), start[1] - varying(0.02, 0.15)
    low = between(start, shoulder, varying(0.3, 0.6), varying(0.05, 0.2))
    return Seven([hook, start, low, *corner(shoulder)], slope(varying, shoulder))


def bar(varying: Varying, slope: Slope) -> Stroke:
    """Across the slope: level or climbing, high or low, straight or with a hook."""
    level = varying(0.35, 0.7)
    middle = between(slope.shoulder, slope.bottom, level, 0.0)
    tilt = varying(65, 105)
    left, right = ray(middle, tilt + 180, varying(0.1, 0.5)), ray(middle, tilt, varying(0.1, 0.6))
    return [left, between(left, right, varying(0.3, 0.7), varying(-0.15, 0.15)), right]


def with_bar(varying: Varying, seven: Seven) -> list[Stroke]:
    return [seven.stroke, bar(varying, seven.slope)]


def plain(varying: Varying) -> list[Stroke]:
    return [sharp(varying).stroke]


def plain_and_serifed(varying: Varying) -> list[Stroke]:
    return [serifed(varying).stroke]


def plain_and_round(varying: Varying) -> list[Stroke]:
    return [round_(varying).stroke]


def barred(varying: Varying) -> list[Stroke]:
    return with_bar(varying, sharp(varying))


def barred_and_serifed(varying: Varying) -> list[Stroke]:
    return with_bar(varying, serifed(varying))


def barred_and_hooked(varying: Varying) -> list[Stroke]:
    return with_bar(varying, hooked(varying))


def barred_and_round(varying: Varying) -> list[Stroke]:
    return with_bar(varying, round_(varying))


WAYS = {
    "plain": Way(20, plain),
    "serifed": Way(14, plain_and_serifed),
    "round": Way(15, plain_and_round),
    "barred": Way(22, barred),
    "barred and serifed": Way(12, barred_and_serifed),
    "barred and hooked": Way(7, barred_and_hooked),
    "barred and round": Way(22, barred_and_round),
}
