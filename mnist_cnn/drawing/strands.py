"""Takes ink apart into strands: what of its skeleton lies between ends, corners and joints.

Where strokes meet or cross, each way through a joint has its own band of ink, so that two digits
that cross can both keep what they share. Source: Chen and Wang, "Segmentation of single- or
multiple-touching handwritten numeral string using background and foreground analysis", 2000.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

from mnist_cnn.drawing.pieces import Parts, Pieces, enlarge, find_pieces, reduce_cells, spread
from mnist_cnn.drawing.skeleton import EIGHT, count_strokes, thin

ROWS = 40  # of the grid on which ink is thinned, at least, if it has as many
THICKEST = 0.5  # heights; what is thicker, also where strokes cross, is no stroke
CORNER = 0.22  # of REACH is how far a corner lies from the middle of what is around it, at least
REACH = 0.16  # heights around a point, in which its corner is looked for
MOST_TURNS = 6
SPUR = 0.12  # heights; a shorter strand that leads nowhere is an edge's roughness
BRIDGE = 0.08  # heights; a shorter strand between two joints is a part of one crossing
MOST_ENDS = 9  # of strands at a joint; where more meet is a blot
MOST_STRANDS = 60  # of a number; what has more is a scribble, and is not cut


@dataclass(frozen=True)
class Strands:
    """M strands of ink and the joints, J, where they meet, of which each way through has parts.

    `labels` (h, w) numbers the parts from 1: the strands, then the P of which joints consist. A
    way leads from strand `ways[k, 0]` to `ways[k, 1]`, (K, 2), or ends where it came from, and goes
    through the parts `passes` (K, P), bool. `ends` (M, J), bool, says which strand ends at which
    joint, and `pieces` (M,) of which piece of ink it is. `boxes` (M, 4) bounds the strands: top,
    left, bottom, right; `middles` (M,) are their columns and `lengths` (M,) are theirs; all
    three in cells, of the skeleton alone.
    """

    labels: np.ndarray
    ways: np.ndarray
    passes: np.ndarray
    ends: np.ndarray
    pieces: np.ndarray
    boxes: np.ndarray
    middles: np.ndarray
    lengths: np.ndarray

    def as_parts(self, cell: int) -> Parts:
        """Strands and the parts of joints, of which a cell is `cell` x `cell` pixels."""
        rows, columns = np.nonzero(self.labels)
        numbers = self.labels[rows, columns] - 1
        boxes = np.zeros((len(self.boxes) + self.passes.shape[1], 4), np.int64)
        boxes[:, :2] = max(self.labels.shape)
        for axis, places in enumerate((rows, columns)):
            np.minimum.at(boxes[:, axis], numbers, places)
            np.maximum.at(boxes[:, axis + 2], numbers, places + 1)
        return Parts(self.labels, boxes, cell)

    def add_joints(self, digits: np.ndarray) -> np.ndarray:
        """The parts (S, M + P), bool, of `digits` (S, M), bool: strands, and the ways between."""
        goes = digits[:, self.ways[:, 0]] & digits[:, self.ways[:, 1]]
        return np.concatenate([digits, match(goes, self.passes)], axis=1)

    def hang_together(self, digits: np.ndarray) -> np.ndarray:
        """Which `digits` (S, M), bool, have no two strands of one piece that are apart."""
        apart = np.zeros(len(digits), bool)
        for piece in range(self.pieces[-1] + 1):
            own = self.pieces == piece
            waiting, ends = digits[:, own], self.ends[own]
            reached = waiting & (waiting.cumsum(axis=1) == 1)  # its first strand
            waiting = waiting & ~reached
            while reached.any():
                reached = match(match(reached, ends), ends.T) & waiting
                waiting = waiting & ~reached
            apart |= waiting.any(axis=1)
        return ~apart


def keep_whole(mask: np.ndarray) -> Strands:
    """All of `mask` (h, w), bool, as one strand."""
    (height, width), one = mask.shape, np.zeros(1, np.int64)
    return Strands(
        mask.astype(np.int64),
        np.zeros((0, 2), np.int64),
        np.zeros((0, 0), bool),
        np.zeros((1, 0), bool),
        one,
        np.array([[0, 0, height, width]]),
        one + width / 2,
        one + max(height, width),
    )


def gather(
    found: Sequence[Strands], places: Sequence[tuple[slice, slice]], shape: tuple[int, ...]
) -> Strands:
    """The strands that were `found` in pieces at `places` of a picture of `shape`, as one."""
    labels = np.zeros(shape, np.int64)
    starts = np.cumsum([0, *(len(each.boxes) for each in found)])
    joined = np.cumsum([0, *(each.passes.shape[1] for each in found)])
    shifts = starts[-1] - starts[1:] + joined[:-1]
    for each, (rows, columns), start, shift in zip(found, places, starts, shifts, strict=False):
        moved = each.labels + start + shift * (each.labels > len(each.boxes))
        labels[rows, columns] += np.where(each.labels, moved, 0)
    corners = [(rows.start, columns.start) * 2 for rows, columns in places]
    pairs = list(zip(found, starts, corners, strict=False))
    return Strands(
        labels,
        np.concatenate([each.ways + start for each, start, _ in pairs]),
        _lay_diagonally([each.passes for each in found]),
        _lay_diagonally([each.ends for each in found]),
        np.repeat(np.arange(len(found)), np.diff(starts)),
        np.concatenate([each.boxes + corner for each, _, corner in pairs]),
        np.concatenate([each.middles + corner[1] for each, _, corner in pairs]),
        np.concatenate([each.lengths for each in found]),
    )


def _lay_diagonally(blocks: Sequence[np.ndarray]) -> np.ndarray:
    """A matrix, bool, with `blocks` along its diagonal."""
    laid = np.zeros([sum(block.shape[axis] for block in blocks) for axis in (0, 1)], bool)
    row = column = 0
    for block in blocks:
        laid[row : row + block.shape[0], column : column + block.shape[1]] = block
        row, column = row + block.shape[0], column + block.shape[1]
    return laid


def find_strands(mask: np.ndarray, height: int) -> Strands:
    """The strands of `mask` (h, w), bool, one piece of ink; a digit is `height` cells high.

    It is a single one if it is too thick to be a stroke, or too dense.
    """
    step = max(1, height // ROWS)
    ink, unit = reduce_cells(mask, step), height / step
    skeleton = thin(ink, THICKEST / 2 * unit)
    if skeleton is None:
        return keep_whole(mask)
    radius = ink.sum() / skeleton.sum() / 2
    joints = _find_joints(skeleton, radius, unit)
    strands, knots, ends = _meet(skeleton, joints)
    length = (strands.boxes[:, 2:] - strands.boxes[:, :2]).max(axis=1)
    is_spur = (ends.sum(axis=1) == 1) & (length < SPUR * unit)
    is_bridge = (ends.sum(axis=1) > 1) & (length < BRIDGE * unit)
    joints |= np.r_[False, is_bridge][strands.labels]
    skeleton &= ~np.r_[False, is_spur][strands.labels]
    strands, knots, ends = _meet(skeleton, joints)
    count = len(ends)
    if not 1 < count <= MOST_STRANDS or ends.sum(axis=0).max(initial=0) > MOST_ENDS:
        return keep_whole(mask)
    labels, ways, passes = _share_joints(strands.labels, knots.labels, ends, ink, radius)
    labels = _fill(labels, count, ink)
    columns = np.broadcast_to(np.arange(ink.shape[1]) + 0.5, ink.shape)
    lengths = np.bincount(strands.labels.ravel(), minlength=count + 1)[1:]
    middles = np.bincount(strands.labels.ravel(), columns.ravel(), count + 1)[1:] / lengths
    return Strands(
        enlarge(labels, step, mask.shape) * mask,
        ways,
        passes,
        ends,
        np.zeros(count, np.int64),
        strands.boxes * step,
        middles * step,
        lengths * step,
    )


def _meet(skeleton: np.ndarray, joints: np.ndarray) -> tuple[Pieces, Pieces, np.ndarray]:
    """The M strands of `skeleton` (h, w), its J `joints` (h, w), and which ends where (M, J)."""
    strands, knots = find_pieces(skeleton & ~joints), find_pieces(joints)
    ends = np.zeros((len(strands.boxes), len(knots.boxes)), bool)
    padded = np.pad(knots.labels, 1)
    height, width = joints.shape
    for down, right in EIGHT:
        beside = padded[1 + down :, 1 + right :][:height, :width]
        both = (strands.labels > 0) & (beside > 0)
        ends[strands.labels[both] - 1, beside[both] - 1] = True
    return strands, knots, ends


def _find_joints(skeleton: np.ndarray, radius: float, unit: float) -> np.ndarray:
    """The cells (h, w), bool, around the branches and corners of `skeleton` (h, w)."""
    strokes = np.where(skeleton, count_strokes(skeleton), 2)
    branches = skeleton & (strokes > 2)
    corners = _find_corners(skeleton, branches | (strokes < 2), round(REACH * unit))
    joints: np.ndarray = _grow(branches, radius + 0.6) | _grow(corners, max(1.0, radius / 2))
    return joints


def _find_corners(skeleton: np.ndarray, others: np.ndarray, reach: int) -> np.ndarray:
    """Where (h, w), bool, `skeleton` (h, w) turns, further away from `others` than `reach`."""
    height, width = skeleton.shape
    rows, columns = np.ogrid[:height, :width]
    count, down, across = (_sum_around(skeleton * weight, reach) for weight in (1.0, rows, columns))
    count = np.maximum(count, 1)
    away = np.hypot(down / count - rows, across / count - columns)
    away[~skeleton | spread(others, reach)] = 0
    corners = np.zeros_like(skeleton)
    for _ in range(MOST_TURNS):
        row, column = np.unravel_index(away.argmax(), away.shape)
        if away[row, column] <= CORNER * reach:
            break
        corners[row, column] = True
        near = (slice(max(0, k - 3 * reach // 2), k + 3 * reach // 2 + 1) for k in (row, column))
        away[tuple(near)] = 0
    return corners


def _sum_around(values: np.ndarray, reach: int) -> np.ndarray:
    """The sum (h, w) of `values` (h, w) in the square that goes `reach` to each side."""
    sums = np.pad(values, (reach + 1, reach)).cumsum(axis=0).cumsum(axis=1)
    side = 2 * reach + 1
    rows: np.ndarray = sums[side:] - sums[:-side]
    around: np.ndarray = rows[:, side:] - rows[:, :-side]
    return around


def _grow(mask: np.ndarray, radius: float) -> np.ndarray:
    """`mask` (h, w), bool, and all cells that are no further away from it than `radius`."""
    height, width = mask.shape
    far = int(radius)
    padded, grown = np.pad(mask, far), np.zeros_like(mask)
    for down in range(-far, far + 1):
        for right in range(-far, far + 1):
            if down**2 + right**2 <= radius**2:
                grown |= padded[far + down :, far + right :][:height, :width]
    return grown


def _share_joints(
    strands: np.ndarray, knots: np.ndarray, ends: np.ndarray, ink: np.ndarray, radius: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Labels (h, w) of `strands` and of the parts of joints, with the ways through these parts.

    A way is a straight band, `radius` to each side, between the nearest cells of two strands.
    """
    labels, count = strands.copy(), 0
    ways: list[tuple[int, int]] = []
    blocks: list[np.ndarray] = []  # which of a joint's ways go through which of its parts
    cells = [np.argwhere(strands == number + 1) for number in range(len(ends))]
    for joint in range(ends.shape[1]):
        own = np.argwhere((knots == joint + 1) & ink)
        if not len(own):
            continue
        middle = own.mean(axis=0)
        lasts = {
            strand: cells[strand][((cells[strand] - middle) ** 2).sum(axis=1).argmin()]
            for strand in np.flatnonzero(ends[:, joint]).tolist()
        }
        pairs = list(combinations_with_replacement(lasts, 2))
        if not pairs:
            continue
        near = [_is_near(own, lasts[one], lasts[other], radius + 0.3) for one, other in pairs]
        codes = np.stack(near, axis=1) @ (1 << np.arange(len(pairs)))
        present = np.unique(codes[codes > 0])
        rows, columns = own[codes > 0].T
        labels[rows, columns] = len(ends) + 1 + count + np.searchsorted(present, codes[codes > 0])
        blocks.append(present >> np.arange(len(pairs))[:, None] & 1 > 0)
        ways += pairs
        count += len(present)
    return labels, np.array(ways, np.int64).reshape(-1, 2), _lay_diagonally(blocks)


def _is_near(cells: np.ndarray, start: np.ndarray, end: np.ndarray, radius: float) -> np.ndarray:
    """Which `cells` (N, 2) lie within `radius` of the line from `start` to `end`."""
    line = end - start
    along = ((cells - start) @ line / max(line @ line, 1)).clip(0, 1)
    near: np.ndarray = ((cells - start - along[:, None] * line) ** 2).sum(axis=1) <= radius**2
    return near


def _fill(labels: np.ndarray, strands: int, ink: np.ndarray) -> np.ndarray:
    """`labels` (h, w) with all of `ink`: what is of no part is of the nearest of the `strands`."""
    height, width = labels.shape
    nearest = np.where(labels <= strands, labels, 0)
    while (ink & (nearest == 0) & (labels == 0)).any():
        padded = np.pad(nearest, 1)
        for down, right in EIGHT:
            beside = padded[1 + down :, 1 + right :][:height, :width]
            nearest = np.where(nearest, nearest, beside)
    filled: np.ndarray = np.where(labels, labels, nearest) * ink
    return filled


def match(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Whether row i of `one` (I, N) and column j of `other` (N, J), bool, have a True in common."""
    common: np.ndarray = one.astype(np.float32) @ other.astype(np.float32) > 0
    return common


def bound(digits: np.ndarray, boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The top left and bottom right (..., 2) of `digits` (..., M), bool, of M `boxes` (M, 4)."""
    low = np.where(digits[..., None], boxes[:, :2], boxes.max()).min(axis=-2)
    high = np.where(digits[..., None], boxes[:, 2:], 0).max(axis=-2)
    return low, high
