"""The page's own components: each a folder with its template, style and scripts.

The scripts are ES modules, which the page's own files route serves: so several components share one
state, Node tests what is pure, and the browser's own import is the only way a file gets there.
"""

import base64
from pathlib import Path
from typing import Any

import gradio as gr
from PIL import Image
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from mnist_cnn.drawing.files import PictureError, open_picture

FOLDER = Path(__file__).parent
MOUNT = (  # of a component, once its script is there
    'import(new URL("page/{name}/{name}.js", document.baseURI))'
    ".then(({{ mount }}) => mount(element));"
)


class Component(gr.HTML):
    """Shows `NAME/NAME.html`, which the function `mount` of `NAME/NAME.js` brings to life."""

    def __init__(self, name: str) -> None:
        super().__init__(
            value="",
            html_template=(FOLDER / name / f"{name}.html").read_text("utf-8"),
            js_on_load=MOUNT.format(name=name),
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


class FreshFiles(StaticFiles):
    """Files that a browser asks for again at each visit, so that all are of one version."""

    def file_response(self, *args: Any, **more: Any) -> Response:
        response = super().file_response(*args, **more)
        response.headers["cache-control"] = "no-cache"
        return response


def serve_files(weights: Path) -> list[BaseRoute]:
    """The routes of scripts and styles, and of the images that the networks misread."""
    return [
        Mount("/page", FreshFiles(directory=FOLDER)),
        Mount("/weights", FreshFiles(directory=weights)),
    ]
