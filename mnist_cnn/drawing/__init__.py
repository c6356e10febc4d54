"""From what a hand does to the 28x28 that the network reads; knows no network."""
