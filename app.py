"""The page: draw a digit and watch the network read it. Start it with `python app.py`."""

import os
import sys

# What Gradio and torch read when they are imported. A port that is none would end in a traceback.
port = os.environ.get("GRADIO_SERVER_PORT")
if port is not None and not (port.isdecimal() and 0 < int(port) < 2**16):
    sys.exit(f"GRADIO_SERVER_PORT is {port!r}; a port is a number from 1 to 65535")
os.environ |= {
    "OMP_NUM_THREADS": "1",  # an event is one thread's work; more would fight for cores
    "NO_PROXY": "*",  # the page asks nobody but its own server, which a proxy could not reach
    "no_proxy": "*",
}

# isort: split
from pathlib import Path
from typing import Any

import gradio as gr
import spaces
from PIL import Image

from mnist_cnn.drawing.files import SENT
from mnist_cnn.model import WeightsError
from mnist_cnn.page.api import serve_calls
from mnist_cnn.page.components import Component, PictureFile
from mnist_cnn.page.facts import describe_page
from mnist_cnn.page.files import KeptFiles, serve_images
from mnist_cnn.page.predict import show_number
from mnist_cnn.page.serve import serve
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.reading.sample import load_sample

WEIGHTS = Path(__file__).parent / "weights"
COMPONENTS = "header sketchpad listing picture bands tasks explainer teaching mistakes keys".split()

try:
    networks, sample = load_networks(WEIGHTS), load_sample(WEIGHTS)
except WeightsError as error:
    sys.exit(str(error))


@spaces.GPU  # type: ignore[untyped-decorator]
def _use_no_gpu() -> None:
    """Never called: without one such function, a free account's Space on ZeroGPU does not start."""


def predict(picture: Image.Image, network: str) -> dict[str, Any]:
    """Reads the number in a picture: a drawing or a photo, dark on light or light on dark.

    Returns the number, "42" for example, None if not all of it are digits; and of each digit, from
    left to right, 0 to 9, the probabilities of 0 to 9 in that order, whether it looks like a digit
    at all, and its box in the picture: left, top, right, bottom. The first three stand beside these
    for the first digit, too.
    """
    try:
        found = networks[network].read_picture(picture)
    except ValueError as error:  # NothingDrawn, or pixels that are no numbers
        raise gr.Error(str(error), print_exception=False) from error
    return show_number(found, picture.info[SENT])


files = KeptFiles(describe_page(networks, os.environ.get("SPACE_ID")))

with gr.Blocks(title="Draw a digit", analytics_enabled=False, fill_width=True) as demo:
    # For programs.
    file = PictureFile(visible=False, label="picture")
    reader = gr.Radio([*networks], value=next(iter(networks)), visible=False, label="network")
    answer = gr.JSON(visible=False, label="reading")
    reader.input(predict, [file, reader], answer, api_name="predict")

    with gr.Column(elem_id="page"):
        for name in COMPONENTS:
            Component(name, files.script)

if __name__ == "__main__":
    routes = [*serve_calls(networks, sample), files.serve(), *serve_images(WEIGHTS)]
    serve(demo, files, routes, int(port) if port else None)
