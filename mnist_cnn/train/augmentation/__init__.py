"""What the sketch recipe learns from beside MNIST: digits and other things that code draws."""
