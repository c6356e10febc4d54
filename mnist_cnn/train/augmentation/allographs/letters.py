"""Ways of writing the letters that are taken for digits most easily, for negative examples.

Other letters, and shapes, are outlines in `outlines.svg`. None is a digit's twin.
"""

from mnist_cnn.train.augmentation.allographs.vocabulary import (
    Stroke,
    Varying,
    Way,
    arc,
    corner,
)


def a(varying: Varying) -> list[Stroke]:
    """Unlike a 9, with a ring as high as its stem."""
    radii = varying(0.22, 0.42), varying(0.36, 0.5)
    ring = arc((0.38, 1 - radii[1]), radii, varying(30, 90), varying(-310, -250))
    top = 0.38 + radii[0] + varying(-0.05, 0.08), 1 - radii[1] * varying(1.5, 2.1)
    bottom = top[0] + varying(-0.05, 0.1), varying(0.8, 1.0)
    end = bottom[0] + varying(0.0, 0.3), varying(0.8, 1.05)
    return [[*ring, *corner(top), bottom, end]]


def c(varying: Varying) -> list[Stroke]:
    radii = varying(0.28, 0.5), 0.5
    return [arc((radii[0], 0.5), radii, varying(20, 80), varying(-250, -190))]


def d(varying: Varying) -> list[Stroke]:
    radii = varying(0.2, 0.38), varying(0.2, 0.32)
    ring = arc((radii[0], 1 - radii[1]), radii, varying(30, 80), varying(-310, -260))
    top, bottom = (2 * radii[0] + varying(-0.05, 0.12), 0.0), (2 * radii[0], varying(0.85, 1.0))
    return [[*ring, *corner(top), bottom, (bottom[0] + varying(0.0, 0.3), 1.0)]]


def e(varying: Varying) -> list[Stroke]:
    """The bar first, from the left, and the rest is a "c"."""
    radii = varying(0.25, 0.5), 0.5
    start = radii[0] * varying(0.0, 0.6), varying(0.4, 0.75)
    return [[start, *arc((radii[0], 0.5), radii, varying(70, 110), varying(-260, -200), points=8)]]


def h(varying: Varying) -> list[Stroke]:
    top, bottom = (varying(0.0, 0.15), 0.0), (0.0, 1.0)
    arch = varying(0.4, 0.6), varying(0.25, 0.55)
    end = arch[0] + varying(-0.05, 0.15), 1.0
    over: Stroke = [(0.05, 0.75), (arch[0] * 0.55, arch[1])]
    return [[top, *corner(bottom), *over, (arch[0], arch[1] + 0.15), end]]


def t(varying: Varying) -> list[Stroke]:
    bottom = varying(-0.1, 0.1), varying(0.85, 1.0)
    stem: Stroke = [(0.0, 0.0), bottom, (bottom[0] + varying(0.0, 0.35), 1.0)]
    height = varying(0.15, 0.5)
    left, right = (-varying(0.15, 0.4), height), (varying(0.15, 0.45), height + varying(-0.1, 0.05))
    return [stem, [left, right]]


def u(varying: Varying) -> list[Stroke]:
    """Unlike a 4, with a stem that ends where the bowl does."""
    right = varying(0.45, 0.8), varying(-0.1, 0.2)
    bowl: Stroke = [(0.02, 0.75), (right[0] * varying(0.3, 0.5), 1.0), (right[0] * 0.9, 0.75)]
    end = right[0] + varying(0.0, 0.3), varying(0.9, 1.02)
    return [[(0.0, varying(0.0, 0.15)), *bowl, *corner(right), (right[0], 0.8), end]]


SHARE = 4  # of each, beside 1 of each outline
WAYS = {
    "a, varied": Way(SHARE, a),
    "c, varied": Way(SHARE, c),
    "d, varied": Way(SHARE, d),
    "e, varied": Way(SHARE, e),
    "h, varied": Way(SHARE, h),
    "t, varied": Way(SHARE, t),
    "u, varied": Way(SHARE, u),
}
