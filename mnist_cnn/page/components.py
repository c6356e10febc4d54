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
from mnist_cnn.drawing.ink import PHOTO_SIDE
from mnist_cnn.page.answers import Networks
from mnist_cnn.page.encoding import MAX_SENT_POINTS
from mnist_cnn.page.examples import EXAMPLES
from mnist_cnn.page.facts import describe_diet, describe_mistakes
from mnist_cnn.page.seeing import PEN
from mnist_cnn.page.shots import MAX_SHOT_POINTS, MAX_SHOTS

FOLDER = Path(__file__).parent
MOUNT = (  # of a component, once its script is there
    'import(new URL("page/{name}/{name}.js", document.baseURI))'
    ".then(({{ mount }}) => mount(element, props));"
)


class Component(gr.HTML):
    """Shows `NAME/NAME.html`, which the function `mount` of `NAME/NAME.js` brings to life."""

    name: str

    def __init__(self, **props: Any) -> None:
        super().__init__(
            value="",
            html_template=(FOLDER / self.name / f"{self.name}.html").read_text("utf-8"),
            js_on_load=MOUNT.format(name=self.name),
            apply_default_css=False,
            padding=False,
            **props,
        )


class Header(Component):
    """The page's title, and which network reads."""

    name = "header"

    def __init__(self, networks: Networks, space: str | None) -> None:
        """`space` is the name of the Space that the page runs in, OWNER/NAME, None elsewhere."""
        super().__init__(networks=_describe(networks), space=space)


class Sketchpad(Component):
    """A pad to draw on with mouse, finger or pen, the tools beside it, and the examples."""

    name = "sketchpad"

    def __init__(self, networks: Networks) -> None:
        super().__init__(
            networks=_describe(networks),
            missed=sorted({digit for n in networks.values() for digit in n.record.missed_digits}),
            examples=EXAMPLES,
            pen=PEN,
            photo_side=PHOTO_SIDE,
            max_points=MAX_SENT_POINTS,
            max_shots=MAX_SHOTS,
            max_shot_points=MAX_SHOT_POINTS,
        )


class Picture(Component):
    """The picture from the 28x28 to the answer."""

    name = "picture"

    def __init__(self, networks: Networks) -> None:
        super().__init__(
            networks=_describe(networks),
            pen=PEN,
            max_points=MAX_SENT_POINTS,
            max_shots=MAX_SHOTS,
            max_shot_points=MAX_SHOT_POINTS,
        )


def _describe(networks: Networks) -> list[dict[str, Any]]:
    """What the scripts know of each network before it has read anything."""
    return [
        {
            "name": network.record.name,
            "about": network.record.recipe.about,
            "snapshots": network.record.snapshots,
            "batchesPerEpoch": network.record.batches_per_epoch,
            "noDigitLogit": network.record.no_digit_logit,
        }
        for network in networks.values()
    ]


class Timeline(Component):
    """What the network answered to the drawing, all along its training."""

    name = "timeline"

    def __init__(self, networks: Networks) -> None:
        super().__init__(networks=_describe(networks))


class Tasks(Component):
    """What there is to try, ticked when the page sees it done."""

    name = "tasks"

    def __init__(self, networks: Networks) -> None:
        super().__init__(networks=_describe(networks))


class Explainer(Component):
    """How it works, in five short paragraphs."""

    name = "explainer"

    def __init__(self, networks: Networks) -> None:
        super().__init__(diets=[describe_diet(network) for network in networks.values()])


class Mistakes(Component):
    """What the networks get wrong among MNIST's test digits: which, how often, and since when."""

    name = "mistakes"

    def __init__(self, networks: Networks) -> None:
        super().__init__(
            networks=[
                facts | describe_mistakes(network)
                for facts, network in zip(_describe(networks), networks.values(), strict=True)
            ]
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
    """The routes of the components' scripts and styles, and of the images that the networks misread."""
    return [
        Mount("/page", FreshFiles(directory=FOLDER)),
        Mount("/weights", FreshFiles(directory=weights)),
    ]
