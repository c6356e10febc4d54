import numpy as np
import pytest
import torch
from PIL import Image

from mnist_cnn import preprocess
from mnist_cnn.drawing.field import BOX, CENTRE
from mnist_cnn.drawing.ink import NothingDrawn
from strokes import FOUR, ONE, SEVEN, ZERO, picture_of

DIGITS = pytest.mark.parametrize("strokes", [SEVEN, ONE, ZERO, FOUR], ids=["7", "1", "0", "4"])


def moved(strokes, scale=1.0, dx=0.0, dy=0.0):
    return [[(x * scale + dx, y * scale + dy) for x, y in stroke] for stroke in strokes]


def difference(a, b):
    return (preprocess(a) - preprocess(b)).abs().max().item()


@DIGITS
def test_a_drawing_becomes_mnists_tensor(strokes):
    image = preprocess(picture_of(strokes))
    assert image.shape == (1, 1, 28, 28) and image.dtype == torch.float32
    assert 0 <= image.min() and 0.9 < image.max() <= 1
    assert image[..., 0].max() == 0, "the corner columns are paper, and paper is black"


@DIGITS
def test_the_centre_of_mass_is_mnists(strokes):
    image = preprocess(picture_of(strokes))[0, 0].double()
    places = torch.arange(28) + 0.5
    for axis in (0, 1):
        centre = (image.sum(axis) @ places.double() / image.sum()).item()
        assert centre == pytest.approx(CENTRE, abs=0.02)


@DIGITS
def test_the_longer_side_of_the_ink_is_20_pixels(strokes):
    inked = preprocess(picture_of(strokes))[0, 0] > 0.05
    rows, columns = inked.any(1).sum().item(), inked.any(0).sum().item()
    assert BOX <= max(rows, columns) <= BOX + 2, (rows, columns)


@pytest.mark.parametrize("strokes", [SEVEN, ZERO, FOUR], ids=["7", "0", "4"])
def test_proportions_are_kept(strokes):
    wide = preprocess(picture_of(strokes).resize((560, 280)))[0, 0] > 0.5
    same = preprocess(picture_of(strokes).resize((560, 560)))[0, 0] > 0.5
    ratio = wide.any(0).sum() / wide.any(1).sum() / (same.any(0).sum() / same.any(1).sum())
    assert 1.5 < ratio < 2.5


@DIGITS
def test_place_does_not_matter(strokes):
    canvas = Image.new("L", (400, 400), 255)
    canvas.paste(picture_of(strokes), (97, 13))
    assert difference(picture_of(strokes), canvas) < 1e-5


@DIGITS
def test_size_hardly_matters(strokes):
    large, small = picture_of(strokes, side=560), picture_of(strokes, side=140)
    assert difference(large, small) < 0.2
    assert (preprocess(large) - preprocess(small)).abs().mean() < 0.01


COLOURS = {
    "white on black": dict(ink=255, paper=0),
    "black on white, RGB": dict(ink=(0, 0, 0), paper=(255, 255, 255), mode="RGB"),
    "white on black, opaque RGBA": dict(ink=(255,) * 4, paper=(0, 0, 0, 255), mode="RGBA"),
}


@DIGITS
@pytest.mark.parametrize("colours", COLOURS.values(), ids=COLOURS.keys())
def test_colours_of_ink_and_paper_do_not_matter(strokes, colours):
    assert difference(picture_of(strokes), picture_of(strokes, **colours)) == 0


@DIGITS
@pytest.mark.parametrize("ink", [(0, 0, 0), (255, 255, 255), (0, 90, 200), (250, 220, 0)])
def test_ink_on_transparency_is_read_as_ink_on_paper(strokes, ink):
    black_on_white = picture_of(strokes)
    transparent = Image.new("RGBA", black_on_white.size, (*ink, 0))
    transparent.putalpha(black_on_white.point(lambda level: 255 - level))
    assert difference(black_on_white, transparent) < 1e-6


@pytest.mark.parametrize(
    "ink, paper", [((200, 30, 30), (250, 250, 210)), ((250, 220, 0), (20, 60, 40))]
)
def test_coloured_pens_and_papers_are_read(ink, paper):
    coloured = picture_of(SEVEN, ink=ink, paper=paper, mode="RGB")
    assert difference(picture_of(SEVEN), coloured) < 0.02


def test_arrays_give_the_tensor_of_the_picture():
    picture = picture_of(FOUR)
    for mode in ("L", "RGB", "RGBA"):
        assert difference(picture, np.asarray(picture.convert(mode))) == 0


@pytest.mark.parametrize(
    "mode",
    [
        "1",
        "L",
        "LA",
        "P",
        "PA",
        "RGB",
        "RGBA",
        "RGBX",
        "CMYK",
        "YCbCr",
        "HSV",
        "I",
        "F",
        "I;16",
        "La",
        "RGBa",
        "LAB",
    ],
)
def test_every_mode_of_pillow_is_read(mode):
    picture = picture_of(SEVEN, brush=0.1)
    if mode in ("La", "RGBa"):
        other = picture.convert(mode.upper()).convert(mode)
    elif mode == "PA":
        other = picture.convert("P").convert("PA")
    else:
        other = picture.convert(mode)
    assert (preprocess(picture) - preprocess(other)).abs().mean() < 0.02


def test_sixteen_bits_are_read():
    picture = picture_of(SEVEN)
    deep = Image.fromarray(np.asarray(picture).astype(np.uint16) * 257)
    assert difference(picture, deep) < 0.01


def test_mnists_own_digits_stay_what_they_are():
    from conftest import SAMPLE
    from mnist_cnn.train.data import load_mnist

    images = load_mnist(SAMPLE)[1].images[:100]
    again = torch.cat(
        [preprocess(Image.fromarray(image[0].mul(255).byte().numpy())) for image in images]
    )
    assert (again - images).abs().mean() < 0.03


@pytest.mark.parametrize(
    "drawing",
    [
        Image.new("L", (280, 280), 255),
        Image.new("RGB", (28, 28), (10, 200, 30)),
        Image.new("RGBA", (280, 280)),
        np.zeros((28, 28), np.uint8),
        Image.new("L", (1, 1)),
        np.full((5, 7, 4), 255, np.uint8),
    ],
    ids=["white", "green", "transparent", "black", "one pixel", "opaque white"],
)
def test_a_blank_picture_has_a_name_of_its_own(drawing):
    with pytest.raises(NothingDrawn):
        preprocess(drawing)


def test_a_dot_and_ink_at_every_edge_get_an_answer():
    dot = np.full((280, 280), 255, np.uint8)
    dot[140, 140] = 0
    edges = np.full((100, 100), 255, np.uint8)
    edges[48:52], edges[:, 48:52] = 0, 0
    for drawing in (dot, edges, np.array([[0, 255]], np.uint8)):
        image = preprocess(drawing)
        assert torch.isfinite(image).all() and image.max() > 0.5


def test_a_picture_of_100_million_pixels_is_read():
    large = np.full((10_000, 10_000), 255, np.uint8)
    large[2000:8000, 4800:5200] = 0
    assert difference(large, large[::10, ::10]) < 0.1


@pytest.mark.parametrize(
    "drawing, error",
    [
        (np.zeros((28, 28), np.float32), TypeError),
        (np.full((28, 28), np.nan), TypeError),
        (np.zeros((28, 28), bool), TypeError),
        (Image.fromarray(np.full((28, 28), np.nan, np.float32)), ValueError),
        (Image.fromarray(np.array([[0, np.inf]], np.float32)), ValueError),
        (np.zeros(28, np.uint8), ValueError),
        (np.zeros((28, 28, 2), np.uint8), ValueError),
        (np.zeros((1, 28, 28, 3), np.uint8), ValueError),
        (np.zeros((0, 28), np.uint8), ValueError),
        ("seven.png", TypeError),
        (None, TypeError),
        (b"", TypeError),
        (torch.zeros(28, 28), TypeError),
    ],
)
def test_what_is_no_drawing_is_refused_by_name(drawing, error):
    with pytest.raises(error):
        preprocess(drawing)
