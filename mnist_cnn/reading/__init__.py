"""From 28x28 to answers and their reasons; knows no page."""
