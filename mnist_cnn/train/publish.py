"""Writes what is pushed to the Hub as a model: `python -m mnist_cnn.train.publish FOLDER`.

The folder holds `model.safetensors`, `config.json` with the logit of "no digit", and the card.
`hf upload YOU/draw-a-digit FOLDER` pushes it, and `MNIST_CNN.from_pretrained` loads it again.
"""

import shutil
import sys
from pathlib import Path

from mnist_cnn.model import MNIST_CNN, WeightsError, load_model
from mnist_cnn.reading.record import RecordError, load_record
from mnist_cnn.train.options import COMMITTED, OneLineParser


def publish(weights: Path, name: str, folder: Path) -> None:
    """Writes the network `name` of `weights` to `folder`, with no pickle.

    Raises WeightsError, RecordError, OSError.
    """
    record = load_record(weights / f"{name}.json")
    model = MNIST_CNN(no_digit_logit=record.no_digit_logit)
    model.load_state_dict(load_model(weights / f"{name}.pt").state_dict())
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(weights / "README.md", folder)  # or the Hub's program would write a card of its own
    model.save_pretrained(folder)


def main(argv: list[str] | None = None) -> int:
    parser = OneLineParser(prog="python -m mnist_cnn.train.publish", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the files go")
    parser.add_argument("--network", default="sketch", help="which; default: %(default)s")
    options = parser.parse_args(argv)
    try:
        publish(COMMITTED, options.network, options.folder)
    except (WeightsError, RecordError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Push it with: hf upload YOU/draw-a-digit {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
