"""Trains the network: `python -m mnist_cnn.train` is the lab's run of 20 epochs.

It prints the notebook's lines and writes `weights/lab.pt`, its record and its snapshots. On two
cores it takes about four minutes:

    Learning started
    Epoch: 1 / 20, cost: 0.218956
    ...

Source: lab 10.1, cells 11 to 19. The lab trains on pixels in 0..1 and tests on pixels in 0..255;
both accuracies are printed, that one and the one on pixels as trained. `--recipe sketch` makes the
weights that read what people really draw.
"""

import argparse
import signal
import sys

from mnist_cnn.reading.recipe import Recipe
from mnist_cnn.reading.record import Evaluation
from mnist_cnn.train.augmentation.allographs.vocabulary import WayError
from mnist_cnn.train.data import DataError, load_mnist
from mnist_cnn.train.evaluation import evaluate
from mnist_cnn.train.options import COMMITTED, parse_options
from mnist_cnn.train.records import Worse, check_better, write_run
from mnist_cnn.train.run import Diverged, train
from mnist_cnn.train.temperature import temper


def main(argv: list[str] | None = None) -> int:
    """Trains as `argv` says. Returns 0, 1 for what went wrong, 130 if it was stopped."""
    recipe, options = parse_options(argv)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a polite kill is a Ctrl-C
    try:
        evaluation = run_recipe(recipe, options)
    except (DataError, WayError, Worse) as error:
        print(error, file=sys.stderr)
        return 1
    except Diverged as error:
        print(f"{error}, the old weights stay; try a smaller --lr", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"the weights could not be written, the old ones stay: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; the weights stay as they were", file=sys.stderr)
        return 130
    print(f"Accuracy:  {evaluation.accuracy_pixels_255:.4f} on pixels in 0..255, as in the lab")
    print(
        f"Accuracy:  {evaluation.accuracy:.4f} on pixels in 0..1, as trained: "
        f"{evaluation.misses} misses of {evaluation.test_digits:,}"
    )
    print(f"Written: {options.out / recipe.name}.pt, .json, -snapshots.pt and -missed.png")
    if options.out == COMMITTED:
        print(f"The old weights come back with: git restore {COMMITTED}")
    return 0


def run_recipe(recipe: Recipe, options: argparse.Namespace) -> Evaluation:
    """Trains the network of `recipe`, and writes it where `options` say."""
    training, test = load_mnist(options.data_dir)
    if len(training.labels) < recipe.batch_size:
        raise DataError(f"a batch of {recipe.batch_size} is more than all of the data")
    run = temper(train(recipe, training, options.device), training)
    evaluation = evaluate(run, training, test)
    if not options.replace_better:
        check_better(options.out, run, evaluation)
    write_run(options.out, run, evaluation, test.images)
    return evaluation


if __name__ == "__main__":
    sys.exit(main())
