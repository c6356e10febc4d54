"""The page's own parts: components whose template, script and styles lie in files of their name."""

import base64
import binascii
import json
from pathlib import Path

import gradio as gr
from PIL import Image

from mnist_cnn.pictures import PictureError, open_picture

FOLDER = Path(__file__).parent
STYLES = sorted(FOLDER.glob("*.css"))
MAX_LENGTH = 700_000  # characters; a drawing has about 5,000, a photo of 512 pixels up to 200,000


class Part(gr.HTML):
    """Shows its value, which is JSON or empty, by `NAME.html` and `NAME.js` in this folder."""

    def __init__(self, name: str, **props) -> None:
        super().__init__(
            value="",
            html_template=(FOLDER / f"{name}.html").read_text(encoding="utf-8"),
            js_on_load=(FOLDER / f"{name}.js").read_text(encoding="utf-8"),
            apply_default_css=False,
            **props,
        )


class Sketchpad(Part):
    """A pad to draw on, with mouse, finger or pen.

    Sends what is drawn, as a picture in a data URL, with the event `input`, also while one draws;
    the event `release` follows when the pen is up.
    """

    def __init__(self) -> None:
        examples = (FOLDER / "examples.json").read_text(encoding="utf-8")
        super().__init__("sketchpad", examples=json.loads(examples))

    def preprocess(self, payload: str | None) -> Image.Image | None:
        """The drawing or the photo, or None for an empty sketchpad.

        Raises gr.Error if `payload` is not what the sketchpad sends.
        """
        if not payload:
            return None
        try:
            if not isinstance(payload, str) or len(payload) > MAX_LENGTH:
                raise PictureError("not a picture of the sketchpad's")
            _, _, content = payload.partition(";base64,")
            return open_picture(base64.b64decode(content, validate=True))
        except (binascii.Error, PictureError):
            message = "The page could not read this picture. Please try another one."
            raise gr.Error(message, print_exception=False) from None
