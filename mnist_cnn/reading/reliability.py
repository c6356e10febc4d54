"""Whether a network's percentages are true: of its answers with 90 %, 90 of 100 should be right.

Source: Guo et al., "On Calibration of Modern Neural Networks", 2017.
"""

from collections.abc import Sequence
from typing import Annotated

import torch
from pydantic import Field
from pydantic.dataclasses import dataclass

from mnist_cnn.reading.recipe import Count, Share

TEST_DIGITS = "test_digits"  # MNIST's, by this name in a record
PEN_DRAWINGS = "pen_drawings"  # what people drew, and no recipe learns from
BINS = (0.0, 0.55, 0.65, 0.75, 0.85, 0.95, 0.99, 1.0)  # the page's, narrow where answers crowd
FIFTEEN_BINS = tuple(
    edge / 15 for edge in range(16)
)  # bins of equal width, as Guo et al. have them


@dataclass(frozen=True)
class Reliability:
    """What a network says of its answers to some images, and how often they are right.

    Bin i holds the answers whose share is above bins[i] and at most bins[i + 1]: `count` says how
    many they are, `right` how many of them are right, and `said` is the mean of their shares, 0
    where there are none.
    """

    bins: Annotated[list[Share], Field(min_length=2)]
    said: list[Share]
    right: list[Count]
    count: list[Count]

    @property
    def error(self) -> float:
        """The expected calibration error: |said - right|, on the average of all answers."""
        bins = zip(self.said, self.right, self.count, strict=True)
        return sum(abs(said * count - right) for said, right, count in bins) / sum(self.count)


def measure_reliability(
    log_probabilities: torch.Tensor, labels: torch.Tensor, bins: Sequence[float] = BINS
) -> Reliability:
    """How true the shares of the likeliest answers are, by `log_probabilities` (N, 11).

    `labels` (N,), int64, say what is right: 0 to 9, or 10 for no digit. `bins` are edges from 0
    to 1, ascending.
    """
    shares, answers = log_probabilities.double().exp().clamp(max=1).max(1)
    places = torch.bucketize(shares, torch.tensor(bins[1:-1], dtype=torch.float64))
    length = len(bins) - 1
    count = torch.bincount(places, minlength=length)
    right = torch.bincount(places[answers == labels], minlength=length)
    said = torch.bincount(places, shares, length) / count.clamp(min=1)
    return Reliability(
        bins=list(bins),
        said=[round(each, 4) for each in said.tolist()],
        right=right.tolist(),
        count=count.tolist(),
    )
