"""Writes the page's sample of MNIST's test digits: `python -m mnist_cnn.train.sample`.

It puts the first thousand into `weights/sample.png`, which takes a second. No run changes them.
"""

import sys
from pathlib import Path

from mnist_cnn.reading.sample import FILE, LABELS
from mnist_cnn.train.data import DataError, Digits, load_mnist
from mnist_cnn.train.options import COMMITTED
from mnist_cnn.train.records import column_file, replace_files

COUNT = 1000


def write_sample(folder: Path, test: Digits) -> None:
    """Puts the first COUNT of `test` into `folder`."""
    labels = "".join(map(str, test.labels[:COUNT].tolist()))
    content = column_file(test.images[:COUNT], **{LABELS: labels})
    replace_files({folder / FILE: content})


def main() -> int:
    """Returns 0, or 1 if there is no MNIST."""
    try:
        write_sample(COMMITTED, load_mnist("MNIST_data")[1])
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
