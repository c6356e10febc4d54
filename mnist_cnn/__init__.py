"""The network of lab 10.1, trained on MNIST, and the way a drawing gets to it."""

from mnist_cnn.model import MNIST_CNN, load_model
from mnist_cnn.drawing.field import preprocess

__all__ = ["MNIST_CNN", "load_model", "preprocess"]
