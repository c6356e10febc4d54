"""A batch of the sketch recipe, and the loss by which the network learns from it.

Two thirds of MNIST's digits stay the images they are, slightly moved; a third is written again in
another hand; to them come digits that nobody wrote, and drawings of what is no digit.
"""

import torch
from torch.nn import functional as F

from mnist_cnn.sketch.hands import written
from mnist_cnn.sketch.non_digits import OTHER, draw_non_digits
from mnist_cnn.sketch.restyle import nudged, rewritten
from mnist_cnn.sketch.skeletons import skeletons_of

# for every 100 digits of MNIST; the ones not rewritten stay the images they are, slightly moved
REWRITTEN, DRAWN, STRANGE = 35, 40, 8


def sketch_batch(images, lines, labels, random):
    """images (B, 1, 28, 28) in [0, 1] and targets (B,), 0 to 9 or 10 for no digit; B is 1.48 N.

    `images` (N, 1, 28, 28) and `labels` (N,) are MNIST's, `lines` the points (N, M, 2) and lengths
    (N, M) of their centre lines; `random` is a torch.Generator, the one source of chance.
    """
    n = len(labels)
    rewrite, draw, strange = (round(n * each / 100) for each in (REWRITTEN, DRAWN, STRANGE))
    kept = n - rewrite
    classes = torch.randint(0, 10, (draw,), generator=random)
    batch = [nudged(images[:kept], random),
             rewritten(lines[0][kept:], lines[1][kept:], labels[kept:], random),
             written(*skeletons_of(classes, random), random),
             draw_non_digits(strange, random)]
    targets = [labels, classes, torch.full((strange,), OTHER)]
    return torch.cat(batch), torch.cat(targets)


def sketch_loss(logits, targets):
    """Cross-entropy of logits (N, 10) with an eleventh, "no digit", that is always 0.

    The network keeps its ten outputs, and learns to push all of them below 0 for what is no digit:
    the logarithm of their summed exponentials, `logits.logsumexp(1)`, says how much a digit it is.
    """
    none = logits.new_zeros(len(logits), 1)
    return F.cross_entropy(torch.cat([logits, none], dim=1), targets)
