"""The network of lab 10.1, trained on MNIST: `load_network("weights/sketch")` reads and explains.

The functions are what its methods are made of, for who has a model of his own.
"""

from mnist_cnn.drawing.field import preprocess
from mnist_cnn.drawing.ink import NothingDrawn
from mnist_cnn.drawing.strokes import preprocess_strokes
from mnist_cnn.model import MNIST_CNN, load_model
from mnist_cnn.reading.networks import Network, load_network, load_networks
from mnist_cnn.reading.number import read_number
from mnist_cnn.reading.pictures import read_number_in_picture
from mnist_cnn.reading.read import Reading, read_digit, read_digits
from mnist_cnn.reading.teach import teach

__all__ = [
    "MNIST_CNN",
    "Network",
    "NothingDrawn",
    "Reading",
    "load_model",
    "load_network",
    "load_networks",
    "preprocess",
    "preprocess_strokes",
    "read_digit",
    "read_digits",
    "read_number",
    "read_number_in_picture",
    "teach",
]
