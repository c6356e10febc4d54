"""The page's own parts: components whose template, script and styles lie in files of their name."""

import base64
import binascii
import json
from pathlib import Path

import gradio as gr
from PIL import Image

from mnist_cnn.drawing.field import FIELD
from mnist_cnn.drawing.files import PictureError, open_picture

FOLDER = Path(__file__).parent
STYLES = sorted(FOLDER.glob("*.css"))
SHEET_SIDE = 4 * FIELD  # pixels of a drawing, half of a small one's; more do not read better
PHOTO_SIDE = 512  # pixels of a photo's longer side; more than this the network's eyes do not need
MAX_PIXELS = dict.fromkeys(("PNG", "JPEG"), PHOTO_SIDE**2)
MAX_LENGTH = 700_000  # characters; a drawing has 1,000 to 3,000, a photo up to 200,000


class Part(gr.HTML):
    """Shows its value, which is JSON or empty, by `NAME.html` and `NAME.js` in this folder."""

    def __init__(self, name: str, **props) -> None:
        scripts = ("pixels.js", f"{name}.js")
        super().__init__(
            value="",
            html_template=(FOLDER / f"{name}.html").read_text(encoding="utf-8"),
            js_on_load="".join((FOLDER / script).read_text(encoding="utf-8") for script in scripts),
            apply_default_css=False,
            **props,
        )


class Sketchpad(Part):
    """A pad to draw on, with mouse, finger or pen.

    Sends what is drawn, black on transparency or a photo, as a picture in a data URL, with the event
    `input`, also while one draws; the event `release` follows when the pen is up.
    """

    def __init__(self) -> None:
        examples = (FOLDER / "examples.json").read_text(encoding="utf-8")
        super().__init__(
            "sketchpad", examples=json.loads(examples), sheet_side=SHEET_SIDE, photo_side=PHOTO_SIDE
        )

    def preprocess(self, payload: str | None) -> Image.Image | None:
        """The drawing, white on black, or the photo, or None for an empty sketchpad.

        Raises gr.Error if `payload` is not what the sketchpad sends.
        """
        if not payload:
            return None
        try:
            if len(payload) > MAX_LENGTH:
                raise PictureError("not a picture of the sketchpad's")
            picture = open_picture(read_data_url(payload), MAX_PIXELS)
        except PictureError:
            message = "The page could not read this picture. Please try another one."
            raise gr.Error(message, print_exception=False) from None
        # All strokes are black, so that one plane of a drawing says it all.
        return picture.getchannel("A") if picture.mode == "RGBA" else picture


class PictureFile(gr.HTML):
    """A picture's file from a program, in a data URL; the gate makes one of each upload."""

    def preprocess(self, payload: str | None) -> Image.Image:
        """The picture. Raises gr.Error, with a sentence that says what is wrong with it."""
        try:
            return open_picture(read_data_url(payload or ""))
        except PictureError as error:
            raise gr.Error(str(error), print_exception=False) from None

    def api_info(self) -> dict:
        return gr.FileData.model_json_schema()


def read_data_url(url: str) -> bytes:
    """The content of `url`, which has base64. What is none has no content that could be opened."""
    try:
        return base64.b64decode(url.partition(";base64,")[2], validate=True)
    except (binascii.Error, ValueError):
        return b""
