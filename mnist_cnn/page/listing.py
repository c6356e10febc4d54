"""The network's layers as they are written in `model.py`, and the shapes of what they make.

Nothing of it is written down twice: the lines are the source of `MNIST_CNN.__init__`, and the
shapes are those of the tensors.
"""

import ast
import inspect
import textwrap
from typing import Any

import torch
from torch import nn

from mnist_cnn.drawing.field import FIELD
from mnist_cnn.model import MNIST_CNN


@torch.inference_mode()
def list_stages() -> list[dict[str, Any]]:
    """Of each stage of the network, in its order, `lines`, a layer each, and their `shapes`.

    A shape is that of what the layer makes of one image.
    """
    # not on the device "meta": its convolution imports half of torch, a second of the page's start
    model, values = MNIST_CNN(), torch.zeros(1, 1, FIELD, FIELD)
    stages = []
    for name, lines in _read_layers().items():
        stage, shapes = model.get_submodule(name), []
        for layer in stage if isinstance(stage, nn.Sequential) else [stage]:
            values = layer(values.flatten(1) if isinstance(layer, nn.Linear) else values)
            shapes.append([*values.shape[1:]])
        stages.append({"lines": lines, "shapes": shapes})
    return stages


def _read_layers() -> dict[str, list[str]]:
    """The lines of the layers that each attribute of the network holds."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(MNIST_CNN.__init__)))
    layers = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(call := node.value, ast.Call):
            is_row = ast.unparse(call.func) == "nn.Sequential"
            name = ast.unparse(node.targets[0]).removeprefix("self.")
            layers[name] = [ast.unparse(layer) for layer in (call.args if is_row else [call])]
    return layers
