"""The page's own components: each a folder with its template, style and scripts."""

import base64
from typing import Any

import gradio as gr
from PIL import Image

from mnist_cnn.drawing.files import PictureError, open_picture
from mnist_cnn.page.files import FOLDER
from mnist_cnn.page.words import fill

MOUNT = """\
const site = element.closest("gradio-app")?.getAttribute("src") ?? document.baseURI;
import(site.replace(/[/]?$/, "/") + "{script}").then(({{ mount }}) => mount.{name}(element));
"""


class Component(gr.HTML):
    """Shows `NAME/NAME.html`, which the function `mount` of `NAME/NAME.js` brings to life.

    The scripts are one ES module, so that all components share one state.
    """

    def __init__(self, name: str, script: str) -> None:
        """`script` is the address of the page's script, below the page's own."""
        super().__init__(
            value="",
            html_template=fill((FOLDER / name / f"{name}.html").read_text("utf-8")),
            js_on_load=MOUNT.format(name=name, script=script),
            apply_default_css=False,
            padding=False,
        )


class PictureFile(gr.HTML):
    """A picture's file from a program, in a data URL; the middleware makes one of each upload."""

    def preprocess(self, payload: str | None) -> Image.Image:  # type: ignore[override]
        """The picture. Raises gr.Error, with a sentence that says what is wrong with it."""
        try:
            content = base64.b64decode((payload or "").partition(";base64,")[2], validate=True)
        except ValueError:
            content = b""
        try:
            return open_picture(content)
        except PictureError as error:
            raise gr.Error(str(error), print_exception=False) from None

    def api_info(self) -> dict[str, Any]:
        return gr.FileData.model_json_schema()

    def example_payload(self) -> dict[str, Any]:
        """What programs are told to send: a file, as `gradio_client.handle_file` names it."""
        return {"path": "seven.png", "meta": {"_type": "gradio.FileData"}}
