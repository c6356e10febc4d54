"""Writes what a training run leaves behind, the four files that `load_networks` reads.

`NAME.pt` is the network, `NAME-snapshots.pt` the network at moments of its training,
`NAME-missed.png` what it misread, one image below the other, and `NAME.json` its record.
"""

import hashlib
import io
import os
from datetime import date
from pathlib import Path

import torch
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from mnist_cnn.reading.record import Evaluation, Record, RecordError, dump_record, load_record
from mnist_cnn.train.commit import find_commit
from mnist_cnn.train.run import Run, Weights

FAR_BETTER = 0.10  # of the test digits: what damaged data costs, and no change of a recipe does


class Worse(Exception):
    """A network that would replace a far better one; one line for people."""


def check_better(folder: Path, run: Run, evaluation: Evaluation) -> None:
    """Raises Worse if the old weights in `folder` read MNIST better by FAR_BETTER or more."""
    path = folder / f"{run.recipe.name}.json"
    try:
        old = load_record(path).accuracy
    except RecordError:
        return
    if old - evaluation.accuracy >= FAR_BETTER:
        raise Worse(
            f"{path} says that {old:.4f} of the test digits are read right; in this run it is "
            f"{evaluation.accuracy:.4f}: the old weights stay, unless --replace-better is given"
        )


def write_run(folder: Path, run: Run, evaluation: Evaluation, images: torch.Tensor) -> None:
    """Puts the four files of `run` into `folder`; `images` (N, 1, 28, 28) are the test digits."""
    states = list(run.snapshots.values())
    weights = _weights_file(states[-1])
    snapshots = _weights_file(
        {name: torch.stack([state[name] for state in states]) for name in states[0]}
    )
    missed = column_file(images[evaluation.missed_digits])
    name = run.recipe.name
    record = Record(
        **vars(evaluation),
        recipe=run.recipe,
        snapshots=list(run.snapshots),
        batches_per_epoch=run.batches_per_epoch,
        costs=run.costs,
        temperature=run.temperature,
        date=date.today().isoformat(),
        commit=find_commit(),
        torch=torch.__version__,
        device=run.device,
        threads=torch.get_num_threads(),
        seconds=round(run.seconds, 1),
        sha256=_sha256(weights),
        snapshots_sha256=_sha256(snapshots),
        missed_sha256=_sha256(missed),
    )
    replace_files(
        {
            folder / f"{name}-missed.png": missed,
            folder / f"{name}-snapshots.pt": snapshots,
            folder / f"{name}.pt": weights,
            folder / f"{name}.json": dump_record(record),
        }
    )


def _weights_file(state: Weights) -> bytes:
    buffer = io.BytesIO()
    torch.save(state, buffer)
    return buffer.getvalue()


def column_file(images: torch.Tensor, **texts: str) -> bytes:
    """A grey PNG of `images` (N, 1, 28, 28) in [0, 1], one below the other; `texts` go with it.

    A blank image stands there if N is 0: a PNG has at least a row.
    """
    if not len(images):
        images = images.new_zeros(1, *images.shape[1:])
    info = PngInfo()
    for name, text in texts.items():
        info.add_text(name, text)
    pixels = images.mul(255).round().to(torch.uint8).view(-1, images.shape[-1])  # (N * 28, 28)
    buffer = io.BytesIO()
    Image.fromarray(pixels.numpy()).save(buffer, "PNG", optimize=True, pnginfo=info)
    return buffer.getvalue()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def replace_files(contents: dict[Path, bytes]) -> None:
    """Writes all of `contents` beside their places first, then moves them there one by one.

    A full disk or Ctrl-C leaves the old files, and nothing beside them. So does a power cut or a
    SIGKILL, with two exceptions. Between two moves it leaves whole files of two runs, which their
    record shows. Before the moves it leaves parts, which the next run writes over.
    """
    parts = {path: path.with_name(f".{path.name}.part") for path in contents}
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with parts[path].open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for path, part in parts.items():
            os.replace(part, path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
