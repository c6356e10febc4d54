"""Digits as pen strokes, points (x, y) in 0..1, and how a test draws or photographs them."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SEVEN = [[(0.28, 0.22), (0.72, 0.22), (0.45, 0.8)]]
ONE = [[(0.5, 0.15), (0.5, 0.85)]]
ZERO = [
    [
        (0.5, 0.18),
        (0.34, 0.26),
        (0.28, 0.5),
        (0.34, 0.74),
        (0.5, 0.82),
        (0.66, 0.74),
        (0.72, 0.5),
        (0.66, 0.26),
        (0.5, 0.18),
    ]
]
FOUR = [[(0.35, 0.15), (0.28, 0.55), (0.75, 0.55)], [(0.62, 0.3), (0.6, 0.85)]]


def picture_of(strokes, side=280, brush=0.07, ink=0, paper=255, mode="L") -> Image.Image:
    """`strokes` in one picture, anti-aliased; `ink` and `paper` as `mode` has its colours."""
    mask = Image.new("L", (side * 4, side * 4))
    pen = ImageDraw.Draw(mask)
    radius = brush * mask.width / 2
    for stroke in strokes:
        points = [(x * mask.width, y * mask.width) for x, y in stroke]
        pen.line(points, fill=255, width=round(2 * radius))
        for x, y in points:
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    mask = mask.resize((side, side), Image.Resampling.BOX)
    picture = Image.new(mode, (side, side), paper)
    picture.paste(ink, (0, 0), mask)
    return picture


def photograph(strokes, ink=(30, 40, 120), paper=(235, 230, 215), brush=0.045) -> Image.Image:
    """`strokes` on a sheet of 800x600: unevenly lit, in part shaded, creased, noisy, blurred."""
    random = np.random.default_rng(1)
    inked = np.zeros((600, 800, 1))
    inked[60:540, 170:650, 0] = (
        np.asarray(picture_of(strokes, side=480, brush=brush, ink=255, paper=0)) / 255
    )
    y, x = np.mgrid[0:600, 0:800] / 800
    light = (0.6 + 0.4 * x * (1 - y)) * np.where(x > 0.85, 0.75, 1)
    crease = 1 - 0.12 * np.exp(-(((y - 0.45 - 0.1 * x) * 250) ** 2))
    colours = (np.array(paper) * (1 - inked) + np.array(ink) * inked) * (light * crease)[..., None]
    noisy = (colours + random.normal(0, 6, colours.shape)).clip(0, 255)
    return Image.fromarray(np.uint8(noisy)).filter(ImageFilter.GaussianBlur(1))
