"""The ways in which people write each digit, described so that they can be checked and drawn."""

from mnist_cnn.train.augmentation.allographs import (
    eight,
    five,
    four,
    nine,
    one,
    seven,
    six,
    three,
    two,
    zero,
)

WAYS = [digit.WAYS for digit in (zero, one, two, three, four, five, six, seven, eight, nine)]
