"""Digits that code writes in several hands: strokes (n, 2), x right and y down, some 1 high.

They are other shapes than those the sketch recipe learns from, and no person's.
"""

import numpy as np

GAPS = {"wide": (0.15, 0.6), "close": (0.0, 0.2), "overlapping": (-0.2, 0.05)}  # in digit heights

RING = [(0.33, 0), (0.06, 0.2), (0.03, 0.6), (0.3, 1), (0.6, 0.75), (0.6, 0.25), (0.33, 0)]
NARROW = [(0.2, 0), (0.02, 0.25), (0.02, 0.75), (0.2, 1), (0.4, 0.75), (0.4, 0.25), (0.2, 0)]
BELLY = [(0.05, 0.42), (0.34, 0.36), (0.6, 0.66), (0.35, 1), (0, 0.9)]
BAR_TO_THE_RIGHT = [(0.1, 0), (0.6, 0)]

# A smooth curve goes through a stroke's points, with a corner where one is repeated.
# fmt: off
FORMS = {
    0: [[RING], [NARROW]],
    1: [
        [[(0, 0), (0, 0.5), (0, 1)]],
        [[(-0.2, 0.25), (0, 0), (0, 0), (0, 0.5), (0, 1)]],
    ],
    2: [
        [[(0.03, 0.22), (0.3, 0), (0.56, 0.22), (0.35, 0.6), (0, 1), (0, 1), (0.62, 1)]],
        [[(0.05, 0.15), (0.35, 0), (0.55, 0.28), (0.2, 0.75), (0, 1), (0, 1), (0.3, 0.95),
          (0.6, 1)]],
    ],
    3: [
        [[(0.05, 0.12), (0.32, 0), (0.54, 0.22), (0.22, 0.46), (0.22, 0.46), (0.6, 0.72), (0.3, 1),
          (0, 0.88)]],
        [[(0.05, 0), (0.55, 0), (0.55, 0), (0.25, 0.4), (0.25, 0.4), (0.6, 0.68), (0.3, 1),
          (0, 0.9)]],
    ],
    4: [
        [[(0.3, 0), (0, 0.6), (0, 0.6), (0.62, 0.6)], [(0.45, 0.3), (0.43, 1)]],
        [[(0.06, 0), (0.02, 0.5), (0.02, 0.5), (0.6, 0.5)], [(0.52, 0), (0.48, 1)]],
        [[(0.45, 1), (0.45, 0), (0.45, 0), (0, 0.62), (0, 0.62), (0.65, 0.62)]],
    ],
    5: [
        [[(0.1, 0), *BELLY[:1], *BELLY], BAR_TO_THE_RIGHT],
        [[(0.55, 0), (0.1, 0), (0.1, 0), *BELLY[:1], *BELLY]],
    ],
    6: [
        [[(0.48, 0), (0.15, 0.35), (0.03, 0.7), (0.28, 1), (0.55, 0.76), (0.32, 0.52),
          (0.06, 0.72)]],
        [[(0.35, 0), (0.05, 0.45), (0.08, 0.88), (0.35, 1), (0.55, 0.78), (0.35, 0.58),
          (0.08, 0.75)]],
    ],
    7: [
        [[(0, 0.02), (0.6, 0), (0.6, 0), (0.25, 1)]],
        [[(0, 0.02), (0.6, 0), (0.6, 0), (0.25, 1)], [(0.15, 0.5), (0.6, 0.48)]],
    ],
    8: [
        [[(0.5, 0.14), (0.28, 0), (0.08, 0.2), (0.3, 0.46), (0.58, 0.75), (0.3, 1), (0.02, 0.75),
          (0.28, 0.46), (0.52, 0.26), (0.5, 0.14)]],
    ],
    9: [
        [[(0.55, 0.2), (0.3, 0), (0.05, 0.25), (0.28, 0.48), (0.55, 0.2), (0.55, 0.2), (0.52, 1)]],
        [[(0.53, 0.15), (0.28, 0), (0.05, 0.22), (0.28, 0.45), (0.53, 0.2), (0.5, 0.7), (0.15, 1)]],
    ],
}
# fmt: on


def write_digit(digit: int, random: np.random.Generator) -> list[np.ndarray]:
    """Strokes of `digit` in one of its forms: each point shaken, the whole slanted and turned."""
    forms = FORMS[digit]
    form = forms[random.integers(len(forms))]
    slant, turn, stretch = random.normal(0, [0.12, 0.05, 0.1])
    change = np.array(
        [[np.exp(stretch) * np.cos(turn), -np.sin(turn) - slant], [np.sin(turn), np.cos(turn)]]
    )
    return [curve(shake(stroke, random)) @ change.T for stroke in form]


def shake(stroke, random) -> np.ndarray:
    """The control points of `stroke`, each moved a little; a repeated one stays a corner."""
    points = np.array(stroke, dtype=float)
    moved = points + random.normal(0, 0.018, points.shape)
    for k in range(1, len(points)):
        if (points[k] == points[k - 1]).all():
            moved[k] = moved[k - 1]
    return moved


def curve(controls: np.ndarray, steps: int = 12) -> np.ndarray:
    """The Catmull-Rom curve through `controls` (n, 2), with `steps` points between two of them."""
    if len(controls) == 2:
        return controls
    around = np.concatenate([controls[:1], controls, controls[-1:]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    parts = [
        b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
        for a, b, c, d in zip(around, around[1:], around[2:], around[3:], strict=False)
    ]
    return np.concatenate([*parts, controls[-1:]])


def write_number(digits, gap, random):
    """The strokes of `digits`, side by side, and the place in the number of each."""
    strokes, places, x = [], [], 0.0
    for place, digit in enumerate(digits):
        written = write_digit(digit, random)
        size, foot = random.uniform(0.85, 1.15), random.uniform(-0.08, 0.08)
        left = min(stroke[:, 0].min() for stroke in written)
        x += random.uniform(*gap) if place else 0.0
        strokes += [(stroke - [left, 0]) * size + [x, foot] for stroke in written]
        places += [place] * len(written)
        x = max(x, *(stroke[:, 0].max() for stroke in strokes))
    return strokes, places
