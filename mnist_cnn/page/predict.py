"""What a program is told about a picture."""

from typing import Any

from mnist_cnn.reading.pictures import PictureReading, scale_box
from mnist_cnn.reading.sight import InkDigit


def show_number(found: PictureReading, size: tuple[int, int]) -> dict[str, Any]:
    """The number that was `found` in a picture of `size`, width and height, and its digits.

    Of one digit, or else of the first, the answer stands beside them: who asks for a digit need not
    look into numbers.
    """
    digits = [digit.reading for digit in found.digits]
    is_number = all(reading.is_digit for reading in digits)
    return {
        **_show_digit(found.digits[0]),
        "number": "".join(str(reading.digit) for reading in digits) if is_number else None,
        "digits": [
            {**_show_digit(digit), "box": scale_box(digit.frame, found.ink, size)}
            for digit in found.digits
        ],
    }


def _show_digit(digit: InkDigit) -> dict[str, Any]:
    reading = digit.reading
    return {
        "digit": reading.digit,
        "probabilities": reading.probabilities,
        "is_digit": reading.is_digit,
    }
