"""The page: draw a digit and watch the network read it. Start it with `python app.py`."""

import os
import sys
from pathlib import Path

# An event is one thread's work; more would fight for cores. Torch reads this when it is imported;
# its own `set_num_threads` would hold for one thread alone.
os.environ["OMP_NUM_THREADS"] = "1"
# Gradio looks for matplotlib twice in every event: 4 % of what a drawing takes, for nothing here.
sys.modules["matplotlib"] = None

import gradio as gr
from PIL import Image
from starlette.middleware import Middleware

from mnist_cnn.drawing.field import find_frame, place_ink, preprocess
from mnist_cnn.drawing.ink import NothingDrawn, find_ink
from mnist_cnn.model import WeightsError
from mnist_cnn.page.charts import draw_charts
from mnist_cnn.page.components import STYLES, Part, PictureFile, Sketchpad
from mnist_cnn.page.middleware import MAX_FILE, Gate
from mnist_cnn.page.views import (
    show_answer,
    show_evidence,
    show_history,
    show_maps,
    show_steps,
)
from mnist_cnn.reading.explain import map_features, weigh_evidence
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.train.recipes import SKETCH

WEIGHTS = Path(__file__).parent / "weights"
MAX_THREADS = 2  # explanations at once: with 8 on two cores, there is a seventh fewer in all
COLUMN = 320  # pixels; a phone shows one column below the other

THEME = gr.themes.Default(primary_hue="blue").set(  # Gradio's greys, dark enough to be read
    body_text_color_subdued="*neutral_600",
    color_accent="*primary_600",
)

try:
    networks = load_networks(WEIGHTS)
except WeightsError as error:
    sys.exit(str(error))

NAMES = list(networks)
LAST_EPOCH = SKETCH.epochs
DIGITS = [(str(digit), digit) for digit in range(10)]
AUTOMATIC = -1  # no digit picked: the answer, or the runner-up


async def read(sent: str | None, name: str, epoch: int | None) -> dict | str:
    """What the page shows while one draws: the answer, or nothing while the pad is blank.

    `sent` is what the sketchpad sends; `epoch` is None while somebody types another one, and then
    the trained network answers. A coroutine that waits for nothing: reading takes a millisecond or
    two (a photo 10), and to hand it to a thread takes as long again.
    """
    drawing = sketchpad.preprocess(sent)
    try:
        image = preprocess(drawing) if drawing else None
    except NothingDrawn:
        image = None
    if image is None:
        return ""
    other_name = NAMES[NAMES.index(name) - 1]
    reading, other = networks[name].read(image, epoch), networks[other_name].read(image)
    return show_answer(reading, name, other, other_name)


def explain(sent: str | None, name: str, epoch: int | None, one: int, other: int) -> tuple:
    """What the page shows when the pen is up: steps, evidence, feature maps and history."""
    drawing = sketchpad.preprocess(sent)
    epoch = LAST_EPOCH if epoch is None else epoch
    if drawing is None:
        return "", "", "", ""
    try:
        ink = find_ink(drawing)
    except NothingDrawn:
        return "", "", "", ""
    frame = find_frame(ink)
    image = place_ink(ink, frame)
    model = networks[name].at(epoch)
    reading = networks[name].read(image, epoch)
    if one == AUTOMATIC:
        one = reading.digit
    if other in (AUTOMATIC, one):
        other = max(set(range(10)) - {one}, key=reading.probabilities.__getitem__)
    return (
        show_steps(ink, frame, reading.seen),
        show_evidence(weigh_evidence(model, image, one, other), one, other, reading.seen),
        show_maps(model.layer1[0].weight, *map_features(model, image)),
        show_history(networks[name].history.answer(image), epoch),
    )


def predict(picture: Image.Image, network: str) -> dict:
    """Reads the digit in a picture: a drawing or a photo, dark on light or light on dark.

    Returns the digit, 0 to 9, the probabilities of 0 to 9 in that order, and whether the picture
    looks like a digit at all.
    """
    try:
        reading = networks[network].read(preprocess(picture))
    except ValueError as error:  # NothingDrawn, or pixels that are no numbers
        raise gr.Error(str(error), print_exception=False) from error
    return {
        "digit": reading.digit,
        "probabilities": reading.probabilities,
        "is_digit": reading.is_digit,
    }


with gr.Blocks(title="Draw a digit", analytics_enabled=False) as demo:
    # For programs. It comes first, since Gradio's browser client takes "/predict" for event 0.
    file = PictureFile(visible=False, label="picture")
    reader = gr.Radio(NAMES, value=SKETCH.name, visible=False, label="network")
    reader.input(
        predict, [file, reader], gr.JSON(visible=False, label="reading"), api_name="predict"
    )

    gr.Markdown("# Draw a digit\nA small neural network reads it while you draw.")
    with gr.Row():
        with gr.Column(min_width=COLUMN):
            sketchpad = Sketchpad()
        with gr.Column(min_width=COLUMN):
            answer = Part("answer")
    gr.Markdown("## See why")
    with gr.Row():
        name = gr.Radio(NAMES, value=SKETCH.name, label="Network", min_width=COLUMN)
        epoch = gr.Slider(
            0, LAST_EPOCH, LAST_EPOCH, step=1, label="Epochs of training", min_width=COLUMN
        )
    with gr.Tab("Steps"):
        steps = Part("steps")
    with gr.Tab("Evidence"):
        with gr.Row():
            one = gr.Dropdown([("its answer", AUTOMATIC), *DIGITS], label="Evidence for")
            other = gr.Dropdown([("the runner-up", AUTOMATIC), *DIGITS], label="against")
        evidence = Part("evidence")
    with gr.Tab("Inside"):
        maps = Part("maps")
    with gr.Tab("Learning"):
        history = Part("history")
        gr.HTML(draw_charts([network.record for network in networks.values()]))

    # The gate has checked what is sent. Gradio's own look at each value would be a thread's work.
    live = dict(
        queue=False,
        show_progress="hidden",
        trigger_mode="always_last",
        api_visibility="private",
        preprocess=False,
        postprocess=False,
    )
    gr.on(
        [sketchpad.input, name.input, epoch.input], read, [sketchpad, name, epoch], answer, **live
    )
    gr.on(
        [sketchpad.release, name.input, epoch.input, one.input, other.input],
        explain,
        [sketchpad, name, epoch, one, other],
        [steps, evidence, maps, history],
        **live,
    )

if __name__ == "__main__":
    demo.launch(
        theme=THEME,
        css_paths=STYLES,
        max_file_size=MAX_FILE,  # which Gradio's Python client keeps to
        max_threads=MAX_THREADS,
        state_session_capacity=2,  # Gradio remembers what sessions sent: everybody's, a program's
        run_history=False,  # or it would keep visitors' drawings in their browsers
        footer_links=["gradio", "settings"],  # its page for programs names routes that are closed
        ssr_mode=False,  # on Spaces, too, the page is the one that is tested
        app_kwargs={"middleware": [Middleware(Gate, blocks=demo)]},
    )
