"""The network of lab 10.1, trained on MNIST, and the way a drawing gets to it."""

from mnist_cnn.drawing.field import preprocess
from mnist_cnn.drawing.ink import NothingDrawn
from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.model import MNIST_CNN, load_model
from mnist_cnn.reading.number import read_number
from mnist_cnn.reading.read import Reading, read_digit
from mnist_cnn.reading.teach import teach

__all__ = [
    "MNIST_CNN",
    "NothingDrawn",
    "Reading",
    "load_model",
    "preprocess",
    "preprocess_strokes",
    "read_digit",
    "read_number",
    "teach",
]
