"""A batch of the sketch recipe.

Some of MNIST's digits stay as they are, the others are moved a little or written again in another
hand; to them come digits that nobody wrote, and drawings of what is no digit.
"""

import torch

from mnist_cnn.train.augmentation.distortion import written
from mnist_cnn.train.augmentation.mnist_variants import nudged, rewritten
from mnist_cnn.train.augmentation.negatives import OTHER, draw_non_digits
from mnist_cnn.train.augmentation.templates import skeletons_of
from mnist_cnn.train.recipes import Mix

Lines = tuple[torch.Tensor, torch.Tensor]  # points (N, M, 2) and lengths (N, M)


def sketch_batch(
    images: torch.Tensor,
    lines: Lines,
    labels: torch.Tensor,
    mix: Mix,
    random: torch.Generator,
) -> tuple[torch.Tensor, torch.Tensor]:
    """images (B, 1, 28, 28) in [0, 1] and targets (B,), 0 to 9 or 10 for no digit, as `mix` says.

    `images` (N, 1, 28, 28) and `labels` (N,) are MNIST's, `lines` their centre lines; `random` is
    the one source of chance. B is N and what `mix` adds.
    """
    n = len(labels)
    nudge, rewrite, draw, strange = (
        round(n * each / 100) for each in (mix.jittered, mix.rewritten, mix.drawn, mix.negatives)
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
