"""Makes of a drawing what MNIST's authors made of NIST's digits.

"The original black and white images were size normalized to fit in a 20x20 pixel box while
preserving their aspect ratio. [...] The images were centered in a 28x28 image by computing the
center of mass of the pixels, and translating the image so as to position this point at the center
of the 28x28 field." (LeCun, Cortes, Burges: The MNIST database of handwritten digits)
"""

from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image

from mnist_cnn.drawing.ink import INKED, find_ink

FIELD = 28  # pixels; side of the picture that the network reads
BOX = 20  # pixels; the longer side of the ink in it
CENTRE = 14.5  # pixels from the field's edge; where MNIST's digits have it, on average over 60,000


@dataclass(frozen=True)
class Frame:
    """Where the field lies in a drawing; all in the drawing's pixels, from its top left corner.

    `top`, `left`, `bottom`, `right` bound the ink, `centre` (y, x) is its centre of mass, and
    `scale` is how many pixels of the field make one of the drawing.
    """

    top: int
    left: int
    bottom: int
    right: int
    centre: tuple[float, float]
    scale: float

    @property
    def box(self) -> tuple[int, int, int, int]:
        """What bounds the ink: left, top, right, bottom."""
        return self.left, self.top, self.right, self.bottom

    def move(self, down: int, right: int) -> "Frame":
        """This frame in a drawing of which the one it lies in is a part, `down` and `right`."""
        y, x = self.centre
        return Frame(
            self.top + down,
            self.left + right,
            self.bottom + down,
            self.right + right,
            (y + down, x + right),
            self.scale,
        )


def preprocess(drawing: Image.Image | np.ndarray) -> torch.Tensor:
    """`drawing` as the network reads it: float32 (1, 1, 28, 28) in [0, 1], white ink on black.

    `drawing` is a PIL image of any mode or a uint8 array (H, W), (H, W, 3) or (H, W, 4).
    Raises NothingDrawn if it is blank, TypeError or ValueError if it is no picture.
    """
    ink = find_ink(drawing)
    return place_ink(ink, find_frame(ink))


def find_frame(ink: np.ndarray) -> Frame:
    """The frame that makes the longer side of `ink` (H, W) fill the box, centred by its mass."""
    inked = ink >= INKED
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    masses = (torch.from_numpy(ink).sum(axis).double() for axis in (1, 0))  # sooner than NumPy
    y, x = (float(mass @ (torch.arange(len(mass)) + 0.5).double() / mass.sum()) for mass in masses)
    scale = BOX / max(bottom - top, right - left)
    return Frame(int(top), int(left), int(bottom), int(right), (y, x), float(scale))


def place_ink(ink: np.ndarray, frame: Frame) -> torch.Tensor:
    """`ink` (H, W) scaled and moved into the field, float32 (1, 1, 28, 28) in [0, 1].

    Scaling and placing are one resampling: each pixel of the field averages the area that it
    covers in the drawing, so a stroke keeps its smooth edge and its place to a fraction of a pixel.
    PyTorch multiplies, not NumPy, whose threads would fight with those of the page's visitors.
    """
    down = _average_areas(ink.shape[0], frame.centre[0], frame.scale)  # (28, H)
    across = _average_areas(ink.shape[1], frame.centre[1], frame.scale)  # (28, W)
    field = down @ torch.from_numpy(ink) @ across.T
    return (field / field.max()).clamp(0, 1).reshape(1, 1, FIELD, FIELD)


def _average_areas(length: int, centre: float, scale: float) -> torch.Tensor:
    """Weights (28, `length`) by which each pixel of the field averages a line of the drawing."""
    edges = centre + (np.arange(FIELD + 1) - CENTRE) / scale  # of the field's pixels
    before = (edges[:, None] - np.arange(length)).clip(0, 1)  # of each pixel, what lies before each
    return torch.from_numpy((np.diff(before, axis=0) * scale).astype(np.float32))
