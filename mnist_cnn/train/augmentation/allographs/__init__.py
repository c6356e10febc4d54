"""The ways in which people write each digit, described so that they can be checked and drawn."""

from functools import cache

from mnist_cnn.train.augmentation.allographs import (
    eight,
    five,
    four,
    letters,
    nine,
    one,
    seven,
    six,
    three,
    two,
    zero,
)
from mnist_cnn.train.augmentation.allographs.outlines import load_outlines
from mnist_cnn.train.augmentation.allographs.vocabulary import Way, fixed

# how often each digit is drawn: those that vary most are drawn most
SHARES = {
    "zero": 11,
    "one": 12,
    "two": 12,
    "three": 9,
    "four": 13,
    "five": 8,
    "six": 8,
    "seven": 11,
    "eight": 8,
    "nine": 10,
}
LETTERS = "letters"  # and shapes


@cache
def load_ways() -> dict[str, dict[str, Way]]:
    """The ways of writing by their names, of each digit by its own, and of LETTERS last."""
    digits = (zero, one, two, three, four, five, six, seven, eight, nine)
    outlines = {name: fixed(strokes) for name, strokes in load_outlines()[LETTERS].items()}
    return dict(zip(SHARES, [digit.WAYS for digit in digits], strict=True)) | {
        LETTERS: letters.WAYS | outlines
    }
