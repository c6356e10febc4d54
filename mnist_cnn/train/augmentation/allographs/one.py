"""Ways of writing a 1: a plain stem in America and Asia, an upstroke before it in Europe.

The upstroke, the flag, is a third of the stem in print. In France, Germany and Czechia half of the
people draw it 0.7 to 1.3 times as long as the stem: "Λ", or "ʎ" where it meets the stem below its
top.
"""

from mnist_cnn.train.augmentation.allographs.vocabulary import (
    Point,
    Stroke,
    Varying,
    Way,
    between,
    corner,
    ray,
)

TOP = 0.0, 0.0
FLAG_LENGTHS = 0.2, 1.3  # of the stem
FLAG_LEANS = 22, 68  # degrees between the flag and the stem


def base(varying: Varying) -> Point:
    return varying(-0.06, 0.06), 1.0


def below(varying: Varying) -> Stroke:
    """The stem without its top."""
    bottom = base(varying)
    return [between(TOP, bottom, 0.5, varying(-0.04, 0.04)), bottom]


def stem(varying: Varying) -> Stroke:
    return [TOP, *below(varying)]


def flag(varying: Varying, joint: Point, longest: float = FLAG_LENGTHS[1]) -> Stroke:
    """The upstroke to `joint`, which is left out: straight, or hanging through as at speed."""
    lean = 180 + varying(*FLAG_LEANS)
    start = ray(joint, lean, varying(FLAG_LENGTHS[0], longest))
    return [start, between(start, joint, varying(0.3, 0.6), varying(-0.04, 0.16))]


def foot(varying: Varying) -> Stroke:
    left, right = -varying(0.1, 0.8), varying(-0.05, 0.8)
    return [(left, 1 + varying(-0.05, 0.05)), (right, 1 + varying(-0.05, 0.05))]


def plain(varying: Varying) -> list[Stroke]:
    return [stem(varying)]


def curved(varying: Varying) -> list[Stroke]:
    """A stem that starts or ends in a small hook, as a bracket does."""
    top, bottom = (varying(-0.2, 0.25), varying(0, 0.15)), (varying(-0.3, 0.2), varying(0.8, 1.0))
    return [[top, (0.0, 0.15), (0.0, 0.5), (0.0, 0.9), bottom]]


def on_foot(varying: Varying) -> list[Stroke]:
    return [stem(varying), foot(varying)]


def flagged(varying: Varying) -> list[Stroke]:
    return [[*flag(varying, TOP), *corner(TOP), *below(varying)]]


def hook_flagged(varying: Varying) -> list[Stroke]:
    """The flag starts with a hook and swings up to the top, as in a "y", in France."""
    start = ray(TOP, 180 + varying(30, 62), varying(0.4, 1.0))
    hook = start[0] + varying(-0.05, 0.06), start[1] - varying(0.02, 0.25)
    low = between(start, TOP, varying(0.2, 0.5), varying(0.05, 0.25))
    return [[hook, start, low, *corner(TOP), *below(varying)]]


def serifed(varying: Varying) -> list[Stroke]:
    """A short flag, level or climbing, as in print."""
    start = ray(TOP, 180 + varying(50, 100), varying(0.08, 0.36))
    return [[start, *corner(TOP), *below(varying)]]


def serifed_on_foot(varying: Varying) -> list[Stroke]:
    return [*serifed(varying), foot(varying)]


def round_flagged(varying: Varying) -> list[Stroke]:
    """The pen turns round at the top instead of stopping there: "∩"."""
    width = varying(0.03, 0.2)
    left, right = (-width, varying(0.03, 0.12)), (varying(0, 0.04), varying(0.05, 0.15))
    return [[*flag(varying, left), left, (-width / 3, 0.0), right, (0.0, 0.5), base(varying)]]


def flagged_below_the_top(varying: Varying) -> list[Stroke]:
    """The upstroke meets the stem on its way, and the pen goes on to the top: "ʎ"."""
    joint = varying(-0.03, 0.03), varying(0.05, 0.5)
    return [[*flag(varying, joint), joint, *corner(TOP), joint, *below(varying)]]


def flag_apart(varying: Varying) -> list[Stroke]:
    """The stem is drawn first, then the flag, which may not touch it."""
    joint = varying(-0.1, 0.02), varying(-0.03, 0.2)
    return [stem(varying), [*flag(varying, joint), joint]]


def flagged_on_foot(varying: Varying) -> list[Stroke]:
    return [*flagged(varying), foot(varying)]


def flagged_with_a_bend(varying: Varying) -> list[Stroke]:
    """The stem ends in a foot to the right, or in a hook to the left, without lifting the pen."""
    bottom = base(varying)
    end = ray(bottom, varying(60, 110), varying(0.1, 0.4))
    return [[*flag(varying, TOP, longest=0.9), *corner(TOP), *corner(bottom), end]]


def with_an_upstroke_after(varying: Varying) -> list[Stroke]:
    """The pen leaves to the upper left, on its way to the next digit."""
    bottom = base(varying)
    return [[TOP, *corner(bottom), ray(bottom, -varying(15, 60), varying(0.15, 0.45))]]


def hooked_to_the_right(varying: Varying) -> list[Stroke]:
    """The pen turns back up at the foot, beside the stem: like a narrow "l"."""
    bottom = base(varying)
    return [[TOP, *corner(bottom), ray(bottom, varying(5, 40), varying(0.1, 0.4))]]


WAYS = {
    "plain": Way(15, plain),
    "curved": Way(6, curved),
    "on foot": Way(5, on_foot),
    "serifed": Way(9, serifed),
    "serifed on foot": Way(15, serifed_on_foot),
    "flagged": Way(26, flagged),
    "hook-flagged": Way(8, hook_flagged),
    "round-flagged": Way(7, round_flagged),
    "flagged below the top": Way(12, flagged_below_the_top),
    "flag apart": Way(5, flag_apart),
    "flagged on foot": Way(15, flagged_on_foot),
    "flagged with a bend": Way(5, flagged_with_a_bend),
    "with an upstroke after": Way(9, with_an_upstroke_after),
    "hooked to the right": Way(8, hooked_to_the_right),
}
