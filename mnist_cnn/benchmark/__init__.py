"""Times the project against the plain way of doing the same: `python -m mnist_cnn.benchmark`."""
