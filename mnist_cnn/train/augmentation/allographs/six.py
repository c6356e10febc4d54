"""Ways of writing a 6: a back that runs into a loop, large or tiny, closed or open."""

from mnist_cnn.train.augmentation.allographs.vocabulary import (
    Number,
    Stroke,
    Varying,
    Way,
    arc,
    between,
    corner,
)


def loop(varying: Varying, radii: tuple[Number, Number], end: Number) -> Stroke:
    """Anticlockwise from its left over the bottom to `end` (-300: open, -450: it curls inwards)."""
    return arc((0.05 + radii[0], 1 - radii[1]), radii, varying(-110, -80), end)


def with_back(varying: Varying, radii: tuple[Number, Number], end: Number) -> list[Stroke]:
    """The back starts at the top, somewhere between upright and far to the right."""
    round_ = loop(varying, radii, end)
    top = varying(0.02, 0.8), 0.0
    return [[top, between(top, round_[0], 0.5, varying(-0.2, 0.04)), *round_]]


def plain(varying: Varying) -> list[Stroke]:
    return with_back(varying, (varying(0.2, 0.34), varying(0.16, 0.28)), varying(-470, -380))


def open_(varying: Varying) -> list[Stroke]:
    return with_back(varying, (varying(0.18, 0.34), varying(0.15, 0.28)), varying(-395, -335))


def tiny_looped(varying: Varying) -> list[Stroke]:
    return with_back(varying, (varying(0.1, 0.2), varying(0.1, 0.16)), varying(-480, -390))


def hooked(varying: Varying) -> list[Stroke]:
    """The back starts with a hook or a flat roof at the right, with a corner or without."""
    round_ = loop(varying, (varying(0.18, 0.34), varying(0.16, 0.28)), varying(-470, -340))
    right = varying(0.4, 0.95), varying(0.0, 0.15)
    top = varying(0.1, 0.4), 0.0
    return [[right, top, between(top, round_[0], 0.6, varying(-0.15, 0.05)), *round_]]


def angular(varying: Varying) -> list[Stroke]:
    """Straight lines with a corner between the roof and the back."""
    round_ = loop(varying, (varying(0.18, 0.32), varying(0.16, 0.26)), varying(-460, -360))
    right = varying(0.4, 0.7), varying(-0.05, 0.1)
    top = varying(0.08, 0.3), varying(0.0, 0.08)
    return [[right, *corner(top), *round_]]


WAYS = {
    "plain": Way(46, plain),
    "open": Way(16, open_),
    "tiny-looped": Way(6, tiny_looped),
    "hooked": Way(16, hooked),
    "angular": Way(10, angular),
}
