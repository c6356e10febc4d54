import re
import subprocess
import sys
import tracemalloc

import numpy as np
import pytest
from PIL import Image

from mnist_cnn import NothingDrawn, preprocess
from mnist_cnn.drawing.colours import MAX_SIDE
from mnist_cnn.drawing.files import FORMATS, MAX_PIXELS, PictureError, open_picture
from picture_files import as_file, jpeg_in_scans, png_claiming, png_of_16_bits
from strokes import SEVEN, picture_of


@pytest.mark.parametrize("format", FORMATS)
def test_common_formats_open(format, tmp_path):
    content = as_file(picture_of(SEVEN), format)
    (tmp_path / "seven").write_bytes(content)
    for file in (content, tmp_path / "seven", str(tmp_path / "seven")):
        assert open_picture(file).size == (280, 280)


NO_PICTURES = {
    "nothing": b"",
    "text": b"seven",
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
    "HEIC": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500),
    "half a PNG": as_file(picture_of(SEVEN))[:300],
    "a lying PNG": png_claiming(200, 200),
    "a JPEG without its first pixel": as_file(picture_of(SEVEN), "JPEG")[:200],
    "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
}


@pytest.mark.parametrize("content", NO_PICTURES.values(), ids=NO_PICTURES.keys())
def test_what_cannot_be_read_is_told_with_the_way_out(content):
    with pytest.raises(PictureError, match="Please save it as a JPEG or PNG"):
        open_picture(content)


@pytest.mark.parametrize("side", [6_010, 60_000, 2_000_000_000])
def test_a_bomb_is_refused_before_it_unpacks(side):
    tracemalloc.start()
    with pytest.raises(PictureError, match="too large"):
        open_picture(png_claiming(side, side))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert side**2 > MAX_PIXELS and peak < 1_000_000


def test_a_colour_picture_has_fewer_pixels_than_a_scan():
    scan = Image.new("1", (4960, 7016), 1)  # A4 at 600 dpi
    assert max(open_picture(as_file(scan)).size) <= MAX_SIDE
    with pytest.raises(PictureError, match="too large"):
        open_picture(as_file(scan.resize((3100, 3100)).convert("RGB")))


def test_a_grey_jpeg_of_60_megapixels_opens():
    photo = Image.new("L", (9000, 6600), 200)
    assert max(open_picture(as_file(photo, "JPEG")).size) <= MAX_SIDE


def test_a_progressive_jpeg_is_held_whole_and_may_be_smaller():
    photo = as_file(Image.new("L", (5000, 4000), 200), "JPEG", progressive=True)
    with pytest.raises(PictureError, match="too large"):
        open_picture(photo)


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_of_many_scans_is_refused_however_small_it_is(progressive):
    few, many = (jpeg_in_scans(400, 300, scans, progressive) for scans in (9, 6_000))
    assert open_picture(few).size == (400, 300)
    for most in (MAX_PIXELS, 512**2):
        with pytest.raises(PictureError, match="too many scans"):
            open_picture(many, most=most)


def test_a_jpeg_in_a_scan_for_each_colour_is_held_whole_and_may_be_smaller():
    assert max(open_picture(jpeg_in_scans(4000, 3900, 3)).size) <= MAX_SIDE
    for scans in (1, 3):
        with pytest.raises(PictureError, match="too large"):
            open_picture(jpeg_in_scans(5000, 4000, scans))


def test_a_phones_jpeg_with_a_second_picture_behind_it_is_as_large_as_others():
    photo = Image.new("RGB", (4000, 3000), "white")
    content = as_file(photo, "MPO", save_all=True, append_images=[Image.new("RGB", (40, 30))])
    assert max(open_picture(content).size) <= MAX_SIDE


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_cut_at_its_end_is_read_as_far_as_it_goes(progressive):
    sheet = Image.new("L", (280, 700), 255)
    sheet.paste(picture_of(SEVEN))
    sheet.paste(Image.effect_noise((280, 200), 60), (0, 500))
    whole = as_file(sheet, "JPEG", progressive=progressive)
    cut = open_picture(whole[: len(whole) * 7 // 10])
    assert (
        preprocess(cut.crop((0, 0, 280, 280))) - preprocess(picture_of(SEVEN))
    ).abs().max() < 0.2
    assert progressive or 280 <= cut.height < 700


def test_a_whole_jpeg_that_ends_grey_is_not_cut():
    grey = Image.new("RGB", (64, 64), (128, 128, 128))
    assert open_picture(as_file(grey, "JPEG")).size == (64, 64)


TRANSPARENT = {
    "RGBA": ("PNG", "RGBA"),
    "WebP": ("WEBP", "RGBA"),
    "AVIF": ("AVIF", "RGBA"),
    "grey and alpha": ("PNG", "LA"),
}


@pytest.mark.parametrize("format, mode", TRANSPARENT.values(), ids=TRANSPARENT.keys())
def test_dark_ink_on_transparency_is_read(format, mode):
    picture = Image.new("RGBA", (280, 280))
    picture.putalpha(picture_of(SEVEN, ink=255, paper=0))
    opened = open_picture(as_file(picture.convert(mode), format))
    assert (preprocess(opened) - preprocess(picture_of(SEVEN))).abs().max() < 0.2


def test_a_palette_with_one_transparent_colour_is_read():
    picture = picture_of(SEVEN).point(lambda level: int(level > 127)).convert("P")
    picture.putpalette([0, 0, 0, 0, 0, 0])
    opened = open_picture(as_file(picture, transparency=1))
    assert (preprocess(opened) - preprocess(picture_of(SEVEN))).abs().mean() < 0.02


@pytest.mark.parametrize("most", [255, 1023, 4095, 65_535])
def test_deep_grey_is_read_whatever_its_range(most):
    deep = Image.fromarray((np.asarray(picture_of(SEVEN)) / 255 * most).astype(np.uint16))
    difference = preprocess(open_picture(as_file(deep))) - preprocess(picture_of(SEVEN))
    assert difference.abs().max() < 0.01


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
@pytest.mark.parametrize("most", [4095, 65_535])
def test_a_png_of_16_bits_is_read_if_it_uses_12_of_them_too(channels, most):
    levels = np.asarray(picture_of(SEVEN))[..., None].repeat(channels, axis=2) / 255.0
    if channels in (2, 4):
        levels[..., -1] = 1
    opened = open_picture(png_of_16_bits((levels * most).astype(int)))
    assert (preprocess(opened) - preprocess(picture_of(SEVEN))).abs().max() < 0.1


@pytest.mark.parametrize("level", [0, 4000, 65_000])
def test_a_blank_picture_of_16_bits_is_blank_whatever_its_noise(level):
    noise = np.random.default_rng(1).integers(0, 20, (90, 90, 1))
    with pytest.raises(NothingDrawn):
        preprocess(open_picture(png_of_16_bits(level + noise)))


def test_an_animation_that_begins_blank_has_no_ink():
    blank = Image.new("L", (280, 280), 255)
    content = as_file(blank, "GIF", save_all=True, append_images=[picture_of(SEVEN)])
    with pytest.raises(NothingDrawn, match="No ink was found in this picture"):
        preprocess(open_picture(content))


def test_a_photo_is_upright_by_its_orientation():
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    content = as_file(Image.new("L", (60, 40)), "JPEG", exif=exif)
    assert open_picture(content).size == (40, 60)


def test_a_photo_with_broken_notes_about_itself_is_read_as_it_lies():
    notes = b"Exif\0\0MM\0\xd8\0\0\0\x08"  # TIFF's mark there would be MM\0*
    picture = open_picture(as_file(picture_of(SEVEN), "JPEG", exif=notes))
    assert preprocess(picture).shape == (1, 1, 28, 28)


IN_THREADS = """
import random
from concurrent.futures import ThreadPoolExecutor
from mnist_cnn.drawing.files import PictureError, open_picture
from picture_files import broken_picture

def try_to_open(content):
    try:
        open_picture(content)
    except PictureError:
        pass

draw = random.Random(1)
with ThreadPoolExecutor(8) as pool:
    list(pool.map(try_to_open, [broken_picture(draw) for _ in range(200)]))
"""


@pytest.mark.slow
def test_broken_pictures_in_many_threads_say_nothing_on_the_console():
    run = [sys.executable, "-W", "always", "-c", IN_THREADS]
    done = subprocess.run(run, capture_output=True, text=True, env={"PYTHONPATH": ".:tests"})
    said = [line for line in done.stderr.splitlines() if re.search("PIL|Traceback", line)]
    assert done.returncode == 0 and said == [], done.stderr[-2000:]
