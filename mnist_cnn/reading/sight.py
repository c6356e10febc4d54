"""Parts of ink as a network reads them: those of a digit together, and each digit once."""

from dataclasses import dataclass

import numpy as np
import torch

from mnist_cnn.drawing.field import Frame, find_frame, place_ink
from mnist_cnn.drawing.pieces import Parts
from mnist_cnn.model import MNIST_CNN
from mnist_cnn.reading.read import NO_DIGIT, Reading, log_probabilities, read_logits
from mnist_cnn.reading.segmentation import Digit

MOST_VIEWS = 200  # of parts of one picture, about: what has more to look at is a text, or dense


@dataclass(frozen=True)
class InkDigit:
    """The `reading` of a digit in a picture, of its `image` (1, 1, 28, 28), and where it stands."""

    reading: Reading
    image: torch.Tensor
    frame: Frame


@dataclass
class Reader:
    """A network that reads one picture: `model`, with the fixed logit of "no digit".

    `views` counts the images that it was shown of parts of the picture.
    """

    model: MNIST_CNN
    no_digit_logit: float | None
    views: int = 0

    @property
    def looks_for_numbers(self) -> bool:
        """Whether it can tell two digits from one, and has not yet looked at MOST_VIEWS parts."""
        return self.no_digit_logit is not None and self.views < MOST_VIEWS


class Sight:
    """Parts of `ink` (H, W) as `reader` reads them: those of a digit together, each digit once.

    The ink begins at `corner` of the picture, a row and a column.
    """

    def __init__(
        self, reader: Reader, ink: np.ndarray, parts: Parts, corner: tuple[int, int] = (0, 0)
    ) -> None:
        self.reader, self.ink, self.parts, self.corner = reader, ink, parts, corner
        self.views: dict[Digit, tuple[torch.Tensor, Frame]] = {}
        self.logits: dict[Digit, torch.Tensor] = {}

    def __call__(self, digits: list[Digit]) -> torch.Tensor:
        """The logarithms (N, 11) of the shares of what each of N `digits` may be."""
        new = [digit for digit in digits if digit not in self.logits]
        if new:
            logits = self.reader.model(torch.cat([self.look(digit)[0] for digit in new]))
            self.logits.update(zip(new, logits, strict=True))
        logits = torch.stack([self.logits[digit] for digit in digits])
        return log_probabilities(logits, self.reader.no_digit_logit)

    def are_digits(self, digits: list[Digit]) -> bool:
        """Whether none of `digits` is "no digit" more likely than any other answer."""
        return NO_DIGIT not in self(digits).argmax(1)

    def look(self, digit: Digit) -> tuple[torch.Tensor, Frame]:
        """The image (1, 1, 28, 28) of `digit`, and where it lies in the ink."""
        if digit not in self.views:
            kept = np.zeros(len(self.parts.boxes), bool)
            kept[list(digit)] = True
            crop, origin = self.parts.crop(self.ink, kept)
            frame = find_frame(crop)
            self.show(digit, place_ink(crop, frame), frame.move(*origin).move(*self.corner))
        return self.views[digit]

    def show(self, digit: Digit, image: torch.Tensor, frame: Frame) -> None:
        """From now on `digit` looks like `image` (1, 1, 28, 28), and lies at `frame`."""
        self.views[digit] = image, frame
        self.reader.views += 1

    def read(self, digit: Digit) -> InkDigit:
        image, frame = self.look(digit)
        self([digit])
        return InkDigit(read_logits(self.logits[digit], self.reader.no_digit_logit), image, frame)
