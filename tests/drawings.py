"""What visitors draw, and whether it is read as that."""

import httpx
from strokes import FOUR, ONE, SEVEN, ZERO, picture_of

from mnist_cnn.benchmark.visitors import EVENT, event_of
from mnist_cnn.page.views import encode_png

DRAWINGS = {
    digit: encode_png(picture_of(strokes))
    for digit, strokes in {0: ZERO, 1: ONE, 4: FOUR, 7: SEVEN}.items()
}


def digit_in(answer: httpx.Response) -> int:
    """The digit that `answer`, of a READ or a PREDICT, has read."""
    return answer.raise_for_status().json()["data"][0]["digit"]


def is_read(url, digit=7, client=httpx) -> bool:
    """Whether a plain drawing of `digit` is read as that."""
    return digit_in(client.post(url + EVENT, json=event_of(DRAWINGS[digit]), timeout=10)) == digit


def crowd_of(count) -> list[str]:
    """As many drawings, no two alike."""
    digits = [ZERO, ONE, FOUR, SEVEN]
    return [encode_png(picture_of(digits[k % 4], brush=0.05 + 0.0005 * k)) for k in range(count)]
