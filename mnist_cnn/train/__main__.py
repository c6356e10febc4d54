"""Trains the network: `python -m mnist_cnn.train` is the lab's run of 20 epochs.

It prints the notebook's lines and writes `weights/lab.pt`, its record and its history. On two
cores it takes about four minutes:

    Learning started
    Epoch: 1 / 20, cost: 0.218956
    ...

Source: lab 10.1, cells 11 to 19. The lab trains on pixels in 0..1 and tests on pixels in 0..255;
both accuracies are printed, that one and the one on pixels as trained. `--recipe sketch` makes the
weights that read what people really draw.
"""

import signal
import sys
import time

import torch
from torch.optim.lr_scheduler import ConstantLR, LRScheduler, OneCycleLR
from tqdm import tqdm

from mnist_cnn.model import MNIST_CNN
from mnist_cnn.train.batches import LESSONS
from mnist_cnn.train.data import DataError, Digits, load_mnist
from mnist_cnn.train.options import parse_options
from mnist_cnn.train.recipes import Recipe
from mnist_cnn.train.records import Run, evaluate, find_threshold, write_run
from mnist_cnn.train.step import Step


class Training:
    """A run of `recipe` on `digits`, that goes on epoch by epoch.

    torch's random stream is consumed as the notebook's cells consume it: the seed, the initial
    weights, then in each epoch what its DataLoader draws. On a CPU the run is the same to the
    byte every time, given one version of torch and one number of threads.
    """

    def __init__(self, recipe: Recipe, digits: Digits, device: torch.device) -> None:
        torch.manual_seed(recipe.seed)
        self.model = MNIST_CNN().to(device)
        self._lessons = LESSONS[recipe.lessons](digits.to(device), recipe.batch_size)
        self._step = Step(self.model, recipe, self._lessons.cost)
        steps = recipe.epochs * len(self._lessons)
        self._schedule = schedule_rate(self._step.optimizer, recipe, steps)

    def train_epoch(self, title: str = "") -> float:
        """The mean cost of a pass over the lessons; a progress bar shows `title` meanwhile."""
        costs = []
        for images, targets in tqdm(self._lessons, title, leave=False, disable=None):
            costs.append(self._step(images, targets))
            self._schedule.step()
        return torch.stack(costs).mean().item()


def train(recipe: Recipe, digits: Digits, device: torch.device) -> Run:
    """The whole run of `recipe` on `digits`, its costs printed as the notebook prints them."""
    started = time.perf_counter()
    training = Training(recipe, digits, device)
    run = Run(recipe, training.model)
    print("Learning started", flush=True)
    for epoch in range(1, recipe.epochs + 1):
        run.add_epoch(training.train_epoch(f"Epoch {epoch}"))
        print(f"Epoch: {epoch} / {recipe.epochs}, cost: {run.costs[-1]:.6f}", flush=True)
    print("Learning Finished", flush=True)
    run.seconds = time.perf_counter() - started
    return run


def schedule_rate(optimizer: torch.optim.Optimizer, recipe: Recipe, steps: int) -> LRScheduler:
    """The recipe's learning rate over `steps`: constant, or one cycle (Smith and Topin, 2018)."""
    if not recipe.one_cycle:
        return ConstantLR(optimizer, factor=1)
    return OneCycleLR(optimizer, recipe.lr, total_steps=steps, pct_start=0.2, final_div_factor=1000)


def main(argv: list[str] | None = None) -> int:
    recipe, options = parse_options(argv)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a polite kill is a Ctrl-C
    try:
        training, test = load_mnist(options.data_dir)
        if len(training.labels) < recipe.batch_size:
            raise DataError(f"a batch of {recipe.batch_size} is more than all of the data")
        run = train(recipe, training, options.device)
        evaluation = evaluate(run.model, test) | {"threshold": find_threshold(run, training)}
        write_run(options.out, run, evaluation)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"the weights could not be written, the old ones stay: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; the weights stay as they were", file=sys.stderr)
        return 130
    print(f"Accuracy:  {evaluation['accuracy_pixels_255']:.4f} on pixels in 0..255, as in the lab")
    print(
        f"Accuracy:  {evaluation['accuracy']:.4f} on pixels in 0..1, as trained: "
        f"{evaluation['misses']} misses of {evaluation['test_digits']:,}"
    )
    print(f"Written: {options.out / recipe.name}.pt, .json and -epochs.pt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
