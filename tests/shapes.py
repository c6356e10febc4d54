"""Negative examples: scribbles and simple shapes as pen strokes, points (x, y) in 0..1.

They are drawn by other rules than those that the sketch recipe trains on.
"""

import numpy as np


def polygon(corners, random, skip=1):
    angles = random.uniform(0, 2 * np.pi) + 2 * np.pi * skip * np.arange(corners + 1) / corners
    radii = random.uniform(0.3, 0.4, size=2)  # stretched a little
    return [0.5 + radii * np.stack([np.cos(angles), np.sin(angles)], axis=1)]


def spiral(random):
    turns = np.linspace(0, random.uniform(1.5, 4) * 2 * np.pi, 120)
    reach = 0.4 * turns / turns[-1]
    return [0.5 + np.stack([reach * np.cos(turns), reach * np.sin(turns)], axis=1)]


def zigzag(random):
    heights = np.where(np.arange(random.integers(5, 9)) % 2, 0.2, 0.8)
    heights = heights + random.uniform(-0.1, 0.1, size=len(heights))
    return [np.stack([np.linspace(0.15, 0.85, len(heights)), heights], axis=1)]


def scribble(random):
    return [random.uniform(0.1, 0.9, size=(random.integers(6, 15), 2))]


SHAPES = {
    "triangle": lambda random: polygon(3, random),
    "square": lambda random: polygon(4, random),
    "star": lambda random: polygon(5, random, skip=2),
    "asterisk": lambda random: [polygon(6, random)[0][[k, k + 3]] for k in range(3)],
    "spiral": spiral,
    "zigzag": zigzag,
    "scribble": scribble,
}


def draw_shapes(name, n):
    """Strokes of `n` shapes of that name, the same ones every time."""
    random = np.random.default_rng(1)
    return [[[tuple(point) for point in line] for line in SHAPES[name](random)] for _ in range(n)]
