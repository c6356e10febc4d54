"""A batch of the sketch recipe, and the loss by which the network learns from it.

A fifth of MNIST's digits stay as they are, the others are moved a little or written again in
another hand; to them come digits that nobody wrote, and drawings of what is no digit.
"""

import torch
from torch.nn import functional as F

from mnist_cnn.train.augmentation.distortion import written
from mnist_cnn.train.augmentation.mnist_variants import nudged, rewritten
from mnist_cnn.train.augmentation.negatives import OTHER, draw_non_digits
from mnist_cnn.train.augmentation.templates import skeletons_of

# of every 100 digits of MNIST, and what comes to them; moving an image blurs it, so some stay sharp
NUDGED, REWRITTEN, DRAWN, STRANGE = 45, 35, 40, 8
SMOOTHING = 0.02  # of the targets' certainty, shared out to all classes: some drawings mislead


def sketch_batch(images, lines, labels, random):
    """images (B, 1, 28, 28) in [0, 1] and targets (B,), 0 to 9 or 10 for no digit; B is 1.48 N.

    `images` (N, 1, 28, 28) and `labels` (N,) are MNIST's, `lines` the points (N, M, 2) and lengths
    (N, M) of their centre lines; `random` is a torch.Generator, the one source of chance.
    """
    n = len(labels)
    nudge, rewrite, draw, strange = (
        round(n * each / 100) for each in (NUDGED, REWRITTEN, DRAWN, STRANGE)
    )
    kept, again = n - nudge - rewrite, n - rewrite
    classes = torch.randint(0, 10, (draw,), generator=random)
    batch = [
        images[:kept],
        nudged(images[kept:again], random),
        rewritten(lines[0][again:], lines[1][again:], labels[again:], random),
        written(*skeletons_of(classes, random), random),
        draw_non_digits(strange, random),
    ]
    targets = [labels, classes, torch.full((strange,), OTHER)]
    return torch.cat(batch), torch.cat(targets)


def sketch_loss(logits, targets):
    """Cross-entropy of logits (N, 10) with an eleventh, "no digit", that is always 0.

    The network keeps its ten outputs, and learns to push all of them below 0 for what is no digit:
    the logarithm of their summed exponentials, `logits.logsumexp(1)`, says how much a digit it is.
    Source of the smoothing: Szegedy et al., "Rethinking the Inception Architecture", 2016.
    """
    none = logits.new_zeros(len(logits), 1)
    return F.cross_entropy(torch.cat([logits, none], dim=1), targets, label_smoothing=SMOOTHING)
