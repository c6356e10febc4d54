"""Takes ink apart at the joints and corners of its skeleton.

Where strokes meet or cross, each way through a joint has its own band of ink, so that two digits
that cross can both keep what they share. Source: Chen and Wang, "Segmentation of single- or
multiple-touching handwritten numeral string using background and foreground analysis", 2000.
"""

from itertools import combinations_with_replacement

import numpy as np

from mnist_cnn.drawing.pieces import Pieces, enlarge, find_pieces, reduce_cells, spread
from mnist_cnn.drawing.skeleton import count_strokes, neighbours, thin
from mnist_cnn.drawing.strands import MOST_STRANDS, Strands, keep_whole, lay_diagonally

ROWS = 40  # of the grid on which ink is thinned, at least, if it has as many
THICKEST = 0.5  # heights; what is thicker, also where strokes cross, is no stroke
CORNER = 0.22  # of REACH is how far a corner lies from the middle of what is around it, at least
REACH = 0.16  # heights around a point, in which its corner is looked for
MOST_TURNS = 6
SPUR = 0.12  # heights; a shorter strand that leads nowhere is an edge's roughness
BRIDGE = 0.08  # heights; a shorter strand between two joints is a part of one crossing
MOST_ENDS = 9  # of strands at a joint; where more meet is a blot


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
    for beside in neighbours(np.pad(knots.labels, 1)):
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
    return labels, np.array(ways, np.int64).reshape(-1, 2), lay_diagonally(blocks)


def _is_near(cells: np.ndarray, start: np.ndarray, end: np.ndarray, radius: float) -> np.ndarray:
    """Which `cells` (N, 2) lie within `radius` of the line from `start` to `end`."""
    line = end - start
    along = ((cells - start) @ line / max(line @ line, 1)).clip(0, 1)
    near: np.ndarray = ((cells - start - along[:, None] * line) ** 2).sum(axis=1) <= radius**2
    return near


def _fill(labels: np.ndarray, strands: int, ink: np.ndarray) -> np.ndarray:
    """`labels` (h, w) with all of `ink`: what is of no part is of the nearest of the `strands`."""
    nearest = np.where(labels <= strands, labels, 0)
    while (ink & (nearest == 0) & (labels == 0)).any():
        for beside in neighbours(np.pad(nearest, 1)):
            nearest = np.where(nearest, nearest, beside)
    filled: np.ndarray = np.where(labels, labels, nearest) * ink
    return filled
