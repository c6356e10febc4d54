"""Trains the network: `python -m mnist_cnn.train`."""
