"""Teaches a trained network one hand, at once: a changed last layer, and nothing else.

The last layer becomes a linear associative memory of what is shown: the correlation matrix memory
(Kohonen, "Correlation Matrix Memories", IEEE Transactions on Computers, 1972). With f for the 3,136
features before that layer, f_k for those of the digits k that are shown as d, and m for the mean
features of other digits, the logit of d gains

    RATE * (mean over k of (f - m) . (f_k - m) / |f_k - m|^2 - THRESHOLD)

which is GAIN = RATE * (1 - THRESHOLD) for a digit that is shown alone, a little below 0 for what
has nothing in common with it, and linear in f, so contributions stay exact sums.

Limits: a digit that trailed by more than GAIN is still not read as what it was shown as, and the
mean keeps that from growing with more of the same. What is shown wrongly is learned as readily.
"""

import torch
from torch.nn import functional as F

from mnist_cnn.model import MNIST_CNN
from mnist_cnn.reading.read import NO_DIGIT

RATE = 7.25  # logits; more of it helps a hand hardly more, and costs more of MNIST's digits
THRESHOLD = 0.08  # of what is shown; without it letters, which share some of it, win by so much
GAIN = RATE * (1 - THRESHOLD)  # logits, of a digit that is shown alone


@torch.no_grad()
def teach(
    model: MNIST_CNN,
    images: torch.Tensor,
    labels: torch.Tensor,
    others: torch.Tensor | None = None,
) -> MNIST_CNN:
    """`model` as it reads once it was shown `images` (N, 1, 28, 28) of what `labels` (N,) say.

    A label is 0 to 9, or 10 for "no digit", whose gain is taken from all ten logits, since its own
    is fixed. `others` (M, 1, 28, 28) are digits whose mean features are m; without them m is 0, and
    letters are taken for digits more often. `model` stays as it is; both share their convolutions.
    """
    mean = torch.zeros(1) if others is None else _find_features(model, others).mean(0)
    shown = _find_features(model, images) - mean  # (N, 3136)
    shown = shown / shown.square().sum(1, keepdim=True).clamp(min=1e-9)
    belongs = F.one_hot(labels, NO_DIGIT + 1).float().T  # (11, N)
    counts = belongs.sum(1, keepdim=True)
    weights = RATE * (belongs / counts.clamp(min=1)) @ shown  # (11, 3136)
    biases = -(weights * mean).sum(1) - RATE * THRESHOLD * (counts[:, 0] > 0)  # (11,)
    taught = MNIST_CNN().eval()
    taught.layer1, taught.layer2 = model.layer1, model.layer2
    taught.fc.weight.copy_(model.fc.weight + weights[:NO_DIGIT] - weights[NO_DIGIT])
    taught.fc.bias.copy_(model.fc.bias + biases[:NO_DIGIT] - biases[NO_DIGIT])
    return taught


def _find_features(model: MNIST_CNN, images: torch.Tensor) -> torch.Tensor:
    features: torch.Tensor = model.layer2(model.layer1(images)).flatten(1)
    return features
