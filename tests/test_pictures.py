import tracemalloc

import numpy as np
import pytest
from PIL import Image

from mnist_cnn.drawing.files import MAX_PIXELS, PictureError, open_picture
from picture_files import as_file, png_claiming
from strokes import SEVEN, picture_of


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_common_formats_open(format, tmp_path):
    content = as_file(picture_of(SEVEN), format)
    (tmp_path / "seven").write_bytes(content)
    for file in (content, tmp_path / "seven", str(tmp_path / "seven")):
        assert open_picture(file).size == (280, 280)


NO_PICTURES = {
    "nothing": b"",
    "text": b"seven",
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
    "half a PNG": as_file(picture_of(SEVEN))[:300],
    "a lying PNG": png_claiming(200, 200),
    "a damaged JPEG": as_file(picture_of(SEVEN), "JPEG")[:400],
    "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
}


@pytest.mark.parametrize("content", NO_PICTURES.values(), ids=NO_PICTURES.keys())
def test_what_is_no_picture_is_told_in_a_sentence(content):
    with pytest.raises(PictureError, match="no picture that can be read"):
        open_picture(content)


@pytest.mark.parametrize("side", [6_000, 60_000, 2_000_000_000])
def test_a_bomb_is_refused_before_it_unpacks(side):
    tracemalloc.start()
    with pytest.raises(PictureError, match="too large"):
        open_picture(png_claiming(side, side))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert side**2 > max(MAX_PIXELS.values()) and peak < 1_000_000


def test_a_phones_photo_is_decoded_no_larger_than_needed():
    photo = Image.fromarray(np.full((3000, 4000, 3), 200, np.uint8))
    assert max(open_picture(as_file(photo, "JPEG")).size) <= 4000
