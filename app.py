"""The page: draw a digit and watch the network read it. Start it with `python app.py`."""

import os
import sys
from pathlib import Path
from typing import Any

# An event is one thread's work; more would fight for cores. Torch reads this when it is imported;
# its own `set_num_threads` would hold for one thread alone.
os.environ["OMP_NUM_THREADS"] = "1"
# The page asks nobody but its own server, which a proxy could not reach. Gradio reads this when it
# is imported, too, and would end at a proxy of a kind that it does not know.
os.environ |= {"NO_PROXY": "*", "no_proxy": "*"}

from mnist_cnn.page.port import PortError, read_port  # noqa: E402

try:
    port = read_port()
except PortError as error:
    sys.exit(str(error))

import gradio as gr  # noqa: E402
from PIL import Image  # noqa: E402

from mnist_cnn.model import WeightsError  # noqa: E402
from mnist_cnn.page.api import serve_calls  # noqa: E402
from mnist_cnn.page.components import (  # noqa: E402
    Explainer,
    Header,
    Mistakes,
    Picture,
    PictureFile,
    Sketchpad,
    Tasks,
    Timeline,
    serve_files,
)
from mnist_cnn.page.serve import serve  # noqa: E402
from mnist_cnn.reading.networks import load_networks  # noqa: E402
from mnist_cnn.reading.sample import load_sample  # noqa: E402

WEIGHTS = Path(__file__).parent / "weights"

try:
    networks, sample = load_networks(WEIGHTS), load_sample(WEIGHTS)
except WeightsError as error:
    sys.exit(str(error))


def predict(picture: Image.Image, network: str) -> dict[str, Any]:
    """Reads the digit in a picture: a drawing or a photo, dark on light or light on dark.

    Returns the digit, 0 to 9, the probabilities of 0 to 9 in that order, and whether the picture
    looks like a digit at all.
    """
    try:
        reading = networks[network].read_picture(picture).reading
    except ValueError as error:  # NothingDrawn, or pixels that are no numbers
        raise gr.Error(str(error), print_exception=False) from error
    return {
        "digit": reading.digit,
        "probabilities": reading.probabilities,
        "is_digit": reading.is_digit,
    }


with gr.Blocks(title="Draw a digit", analytics_enabled=False, fill_width=True) as demo:
    # For programs.
    file = PictureFile(visible=False, label="picture")
    reader = gr.Radio([*networks], value=next(iter(networks)), visible=False, label="network")
    answer = gr.JSON(visible=False, label="reading")
    reader.input(predict, [file, reader], answer, api_name="predict")

    with gr.Column(elem_id="page"):
        Header(networks, os.environ.get("SPACE_ID"))
        Sketchpad(networks)
        Picture(networks)
        Timeline(networks)
        Tasks(networks)
        Explainer(networks)
        Mistakes(networks)

if __name__ == "__main__":
    serve(demo, [*serve_calls(networks, sample), *serve_files(WEIGHTS)], port)
