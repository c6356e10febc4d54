"""A batch of the sketch recipe.

Some of MNIST's digits stay as they are, the others are moved a little or written again in another
hand; to them come digits that nobody wrote, and drawings of what is no digit.
"""

import torch

from mnist_cnn.reading.read import NO_DIGIT
from mnist_cnn.reading.recipe import Mix
from mnist_cnn.train.augmentation.affine import jitter
from mnist_cnn.train.augmentation.distortion import Lines, draw_distorted
from mnist_cnn.train.augmentation.negatives import make_negatives
from mnist_cnn.train.augmentation.rewriting import rewrite
from mnist_cnn.train.augmentation.synthesis import choose_digits, synthesize


def augment_batch(
    images: torch.Tensor,
    skeletons: Lines,
    labels: torch.Tensor,
    mix: Mix,
    random: torch.Generator,
) -> tuple[torch.Tensor, torch.Tensor]:
    """images (B, 1, 28, 28) in [0, 1] and targets (B,), 0 to 9 or NO_DIGIT, as `mix` says.

    `images` (N, 1, 28, 28) and `labels` (N,) are MNIST's, `skeletons` theirs, in pixels; `random`
    is the one source of chance. B is N and what `mix` adds.
    """
    n = len(labels)
    jittered, rewritten, drawn, negatives = (
        round(n * each / 100) for each in (mix.jittered, mix.rewritten, mix.drawn, mix.negatives)
    )
    kept, again = n - jittered - rewritten, n - rewritten
    points, lengths = skeletons
    classes = choose_digits(drawn, random)
    lines = [
        rewrite((points[again:], lengths[again:]), labels[again:], random),
        synthesize(classes, mix.from_templates, random),
        *make_negatives(negatives, random),
    ]
    batch = [
        images[:kept],
        jitter(images[kept:again], random),
        *(draw_distorted(each, mix.with_the_pages_pen, random) for each in lines),
    ]
    targets = [labels, classes, torch.full((negatives,), NO_DIGIT)]
    return torch.cat(batch), torch.cat(targets)
