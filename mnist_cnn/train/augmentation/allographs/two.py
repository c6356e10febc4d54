"""Ways of writing a 2: a head that may curl, a slope, and a foot that may loop or be missing."""

from mnist_cnn.train.augmentation.allographs.vocabulary import (
    Number,
    Point,
    Stroke,
    Varying,
    Way,
    arc,
    between,
    corner,
    ray,
)


def head(varying: Varying, start: Number, narrow: float = 0.12) -> Stroke:
    """An arch over the top, clockwise from `start` (-60: open, -230: nearly a ring)."""
    return arch((varying(narrow, 0.38), varying(0.14, 0.28)), start, varying(75, 120))


def arch(radii: tuple[Number, Number], start: Number, end: Number) -> Stroke:
    """The part of an ellipse from `start` to `end` whose highest point has y = 0."""
    return arc((0.35, radii[1]), radii, start, end)


def slope(varying: Varying, head: Stroke, bottom: Point) -> Stroke:
    """From the head down to the bottom left, which is left out: bent inwards, straight or out."""
    return [*head, between(head[-1], bottom, varying(0.4, 0.65), varying(-0.1, 0.12))]


def bottom_left(varying: Varying) -> Point:
    return varying(-0.12, 0.25), 1.0


def foot(varying: Varying, start: Point) -> Stroke:
    """To the right, level, a little up or far down, straight or in a wave."""
    end = ray(start, varying(72, 110), varying(0.4, 1.0))
    return [between(start, end, 0.4, varying(-0.12, 0.06)), end]


def footed(varying: Varying, start: Number, narrow: float = 0.12) -> list[Stroke]:
    bottom = bottom_left(varying)
    down = slope(varying, head(varying, start, narrow), bottom)
    return [[*down, *corner(bottom), *foot(varying, bottom)]]


def with_a_loop(varying: Varying, head: Stroke) -> list[Stroke]:
    """From the head down, and round in a loop at the bottom left."""
    x, y = bottom_left(varying)[0], 1 - varying(0.0, 0.06)
    size = varying(0.06, 0.22)
    loop = [(x, y), (x - 0.5 * size, y - 0.5 * size), (x + 0.3 * size, y - size)]
    end = x + varying(0.45, 1.0), varying(0.8, 1.02)
    down = slope(varying, head, (x, y))
    return [[*down, *loop, between(loop[-1], end, 0.5, varying(-0.05, 0.05)), end]]


def plain(varying: Varying) -> list[Stroke]:
    return footed(varying, varying(-110, -40))


def with_a_swoop(varying: Varying) -> list[Stroke]:
    """The foot falls to the lower right in one bow, half as high as the 2."""
    bottom = bottom_left(varying)
    end = ray(bottom, varying(95, 132), varying(0.5, 1.1))
    swoop = between(bottom, end, varying(0.35, 0.6), varying(-0.25, -0.05))
    down = slope(varying, head(varying, varying(-120, -30)), bottom)
    return [[*down, *corner(bottom), swoop, end]]


def curled(varying: Varying) -> list[Stroke]:
    """The head starts inside, nearly closed, as in a 9: in French and Czech school hands."""
    return footed(varying, varying(-240, -130))


def looped(varying: Varying) -> list[Stroke]:
    """The pen turns in a loop at the bottom left."""
    return with_a_loop(varying, head(varying, varying(-240, -50)))


def narrow_and_looped(varying: Varying) -> list[Stroke]:
    """A loop at the top, too, so narrow that its sides all but touch."""
    radii = varying(0.03, 0.12), varying(0.12, 0.26)
    return with_a_loop(varying, arch(radii, varying(-260, -140), 100.0))


def large_headed(varying: Varying) -> list[Stroke]:
    """A tall ring, nearly closed, over a short foot: all but a 9."""
    radii = varying(0.18, 0.32), varying(0.24, 0.36)
    ring = arch(radii, varying(-250, -160), varying(75, 110))
    bottom = bottom_left(varying)
    end = ray(bottom, varying(72, 110), varying(0.28, 0.6))
    return [[*slope(varying, ring, bottom), *corner(bottom), end]]


def round_at_the_bottom(varying: Varying) -> list[Stroke]:
    """No corner: the slope runs into the foot as in an "ℓ", in Korea and India."""
    x = varying(0.0, 0.25)
    down = slope(varying, head(varying, varying(-150, -20)), (x, 0.85))
    end = x + varying(0.3, 0.9), varying(0.8, 1.05)
    return [[*down, (x, 0.88), (x + 0.1, 0.99), end]]


def footless(varying: Varying) -> list[Stroke]:
    """A foot that is a tick, or none."""
    bottom = varying(0.0, 0.4), 1.0
    down = slope(varying, head(varying, varying(-120, -40)), bottom)
    return [[*down, *corner(bottom), ray(bottom, varying(30, 110), varying(0.0, 0.2))]]


def narrow(varying: Varying) -> list[Stroke]:
    """A head that is hardly a hook, over a foot: like an "L"."""
    top, bottom = (varying(0.0, 0.25), varying(0.05, 0.2)), (varying(0.0, 0.15), 1.0)
    right = varying(0.25, 0.45), varying(0.05, 0.25)
    hook: Stroke = [top, (between(top, right)[0], 0.0), right]
    return [[*slope(varying, hook, bottom), *corner(bottom), *foot(varying, bottom)]]


def pointed(varying: Varying) -> list[Stroke]:
    """A straight upstroke, a corner, and a slope that runs round into the foot: in France."""
    top = varying(0.25, 0.45), 0.0
    start = ray(top, 180 + varying(25, 70), varying(0.25, 0.55))
    low = top[0] + varying(-0.15, 0.1), varying(0.75, 0.9)
    end = low[0] + varying(0.4, 0.8), varying(0.75, 1.0)
    foot = between(low, end, 0.4)[0], varying(0.97, 1.03)
    return [[start, *corner(top), between(top, low, 0.5, varying(-0.05, 0.1)), low, foot, end]]


def angular(varying: Varying) -> list[Stroke]:
    """Three lines, like a "Z"."""
    left, right, bottom = (0.0, varying(-0.03, 0.15)), (varying(0.4, 0.8), 0.0), (0.0, 1.0)
    roof = [left, between(left, right, 0.5, varying(-0.1, 0.05)), *corner(right)]
    end = varying(0.5, 1.0), varying(0.92, 1.08)
    return [[*slope(varying, roof, bottom), *corner(bottom), end]]


def flat(varying: Varying) -> list[Stroke]:
    """Wider than high, like a "~"."""
    stretch = varying(1.5, 3.5)
    (stroke,) = with_a_swoop(varying)
    return [[(x * stretch, y) for x, y in stroke]]


WAYS = {
    "plain": Way(20, plain),
    "with a swoop": Way(8, with_a_swoop),
    "curled": Way(20, curled),
    "looped": Way(16, looped),
    "narrow and looped": Way(6, narrow_and_looped),
    "large-headed": Way(6, large_headed),
    "round at the bottom": Way(10, round_at_the_bottom),
    "footless": Way(2, footless),
    "narrow": Way(8, narrow),
    "pointed": Way(8, pointed),
    "angular": Way(9, angular),
    "flat": Way(9, flat),
}
