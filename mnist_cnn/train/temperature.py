"""Divides a network's logits by one number, the temperature, so that its percentages are true.

Targets are smoothed and drawings mislead, so a network ends too modest: of its answers with 70 %,
85 of 100 are right. The temperature is the one with which it is least surprised by drawings that
it has not seen, its negative log-likelihood. No answer changes, and every sum stays exact, since
the last layer itself is divided. Source: Guo et al., "On Calibration of Modern Neural Networks",
2017.
"""

from dataclasses import replace

import torch
from torch.nn import functional as F

from mnist_cnn.reading.read import log_probabilities
from mnist_cnn.reading.recipe import Mix
from mnist_cnn.train.augmentation.batch import augment_batch
from mnist_cnn.train.augmentation.thinning import find_skeletons
from mnist_cnn.train.data import Digits
from mnist_cnn.train.evaluation import build_model, calibrate, compute_logits
from mnist_cnn.train.run import Run, Weights

TEMPERATURES = [hundredths / 100 for hundredths in range(30, 301)]
DIGITS_AT_ONCE = 1000  # digits drawn as one


def temper(run: Run, training: Digits) -> Run:
    """`run`, the logits of all its snapshots divided by one temperature, as its recipe asks.

    It is chosen on drawings made of the first of the `training` digits.
    """
    recipe = run.recipe
    if not (recipe.mix and recipe.tempered_on):
        return run
    model = build_model(list(run.snapshots.values())[-1])
    no_digit_logit = calibrate(model, training, recipe.rejected)
    some = Digits(training.images[: recipe.tempered_on], training.labels[: recipe.tempered_on])
    images, answers = draw_unseen(some, recipe.mix, recipe.seed)
    logs = log_probabilities(compute_logits(model, images), no_digit_logit)
    temperature = choose_temperature(logs, answers)
    snapshots = {n: divide_logits(weights, temperature) for n, weights in run.snapshots.items()}
    return replace(run, snapshots=snapshots, temperature=temperature)


def draw_unseen(digits: Digits, mix: Mix, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    """What a run never saw, in the proportions of `mix`: images (M, 1, 28, 28) and answers (M,).

    All of `digits` are written again in other hands. To them come digits and negatives that code
    draws. MNIST's own images are left out: a network knows them by heart, and is surer of them.
    """
    random = torch.Generator().manual_seed(seed)
    drawn, negatives = (round(100 * n / mix.rewritten) for n in (mix.drawn, mix.negatives))
    unseen = replace(mix, jittered=0, rewritten=100, drawn=drawn, negatives=negatives)
    rows = zip(
        *(tensor.split(DIGITS_AT_ONCE) for tensor in (digits.images, digits.labels)),
        *(tensor.split(DIGITS_AT_ONCE) for tensor in find_skeletons(digits.images)),
        strict=True,
    )
    batches = [
        augment_batch(images, (points, lengths), labels, unseen, random)
        for images, labels, points, lengths in rows
    ]
    images, answers = map(torch.cat, zip(*batches, strict=True))
    return images, answers


def choose_temperature(logits: torch.Tensor, answers: torch.Tensor) -> float:
    """The temperature, in hundredths, with which `logits` (N, 11) explain `answers` (N,) best."""
    return min(TEMPERATURES, key=lambda each: F.cross_entropy(logits / each, answers).item())


def divide_logits(weights: Weights, temperature: float) -> Weights:
    """The `weights` of a network that gives its logits divided by `temperature`."""
    return {
        name: weight / temperature if name.startswith("fc.") else weight
        for name, weight in weights.items()
    }
