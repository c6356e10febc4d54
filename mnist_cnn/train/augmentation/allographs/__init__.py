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

# how often each digit is drawn: those that vary most are drawn most
SHARES = [11, 12, 12, 9, 13, 8, 8, 11, 8, 10]
WAYS = [digit.WAYS for digit in (zero, one, two, three, four, five, six, seven, eight, nine)]
