"""What the server sends of a way is exact whatever is drawn, whichever network reads it."""

import base64
import json
from io import BytesIO

import numpy as np
import pytest

from conftest import SAMPLE, WEIGHTS, later
from mnist_cnn.page.asked import look_up
from mnist_cnn.page.calls import parse
from mnist_cnn.page.encoding import encode_strokes
from mnist_cnn.page.working_answers import WorkingCall, show_working
from mnist_cnn.reading.networks import load_networks
from mnist_cnn.train.data import load_mnist
from oracle import Oracle, close
from strokes import FOUR, ONE, SEVEN, ZERO, photograph

NETWORKS = load_networks(WEIGHTS)
SAMPLES = load_mnist(SAMPLE)[0]
TAUGHT = NETWORKS | {"sketch": NETWORKS["sketch"].teach(SAMPLES.images[:8], SAMPLES.labels[:8])}
NUMBER = [
    *[[(0.45 * x, 0.25 + 0.45 * y) for x, y in stroke] for stroke in SEVEN],
    *[[(0.55 + 0.45 * x, 0.25 + 0.45 * y) for x, y in stroke] for stroke in FOUR],
]
SCRIBBLE = [[(0, 0), (1, 1), (0, 1), (1, 0), (0.2, 0.1)]]
MISSED = {"missed": NETWORKS["sketch"].record.missed_digits[0]}
LAST = {name: len(network.snapshots) - 1 for name, network in NETWORKS.items()}


def drawn(strokes):
    return {"strokes": encode_strokes([np.array(stroke) for stroke in strokes])}


def photo(strokes):
    file = BytesIO()
    photograph(strokes).resize((400, 300)).save(file, "PNG")
    return {"photo": "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()}


def floats(text, *shape):
    return np.frombuffer(base64.b64decode(text), "<f4").reshape(shape)


def check(networks, name, answers, number, **more):
    """All numbers that are sent of a way through map `number` are what plain loops find."""
    data = {"network": name, "answers": answers, "way": {"map": number}} | more
    call = parse(WorkingCall, json.dumps(data))
    told, asked = show_working(call, networks), look_up(call, networks)
    way = told["way"]
    oracle = Oracle(asked.model, asked.image, call.off)
    one, other = (oracle.fc(None if n == 10 else n) for n in (*answers, 10)[:2])
    values, weights = floats(told["points"], 2, 49)
    close(values, oracle.second[number].flatten())
    close(weights, (one - other)[number] if np.ndim(one - other) else np.zeros(49))
    filters = oracle.weights["layer2.0.weight"][number]
    windows = oracle.windows(oracle.first, way["cell"])
    close(
        floats(told["sums"], 4, 32),
        [[(w[m] * filters[m]).sum() for m in range(32)] for w in windows],
    )
    close(told["bias"], oracle.weights["layer2.0.bias"][number])
    kept = int(np.argmax([(window * filters).sum() for window in windows]))
    close(
        floats(told["part"], 2, 9),
        [windows[kept][way["source"]].flatten(), filters[way["source"]].flatten()],
    )
    row, column = divmod(way["sourceCell"], 14)
    padded = np.pad(oracle.image[0], 3)
    close(floats(told["pixels"], 4, 4), padded[2 * row + 2 :, 2 * column + 2 :][:4, :4])
    close(floats(told["filter"], 3, 3), oracle.weights["layer1.0.weight"][way["source"], 0])
    close(told["filterBias"], oracle.weights["layer1.0.bias"][way["source"]])
    row, column = divmod(way["pixel"], 28)
    close(floats(told["around"], 5, 7), padded[row + 1 :, column:][:5, :7])


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("drawing", [
    drawn(FOUR) | {"off": [2, 9]}, drawn(NUMBER) | {"part": 0}, photo(SEVEN),
    *later(drawn(ZERO), drawn(SCRIBBLE), drawn(NUMBER), photo(FOUR), MISSED),
], ids=lambda drawing: "-".join(drawing))  # fmt: skip
def test_of_a_drawing_a_number_a_photo_and_a_taught_network(name, drawing):
    for number, networks in ((9, NETWORKS), (40, TAUGHT)):
        check(networks, name, [7], number, **drawing)
        check(networks, name, [4, 9], number, **drawing)


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize(
    "strokes, step", [(ONE, 9), pytest.param(SCRIBBLE, 1, marks=pytest.mark.slow)]
)
def test_of_every_snapshot_in_turn(name, strokes, step):
    for snapshot in range(0, LAST[name] + 1, step):
        check(NETWORKS, name, [snapshot % 10, 10], snapshot, snapshot=snapshot, **drawn(strokes))
