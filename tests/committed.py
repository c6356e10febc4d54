"""The records as git has them, staged or committed, whatever a new run left in `weights/`."""

import json
import subprocess
from pathlib import Path

from conftest import ROOT


def _git(*command) -> str:
    return subprocess.run(
        ["git", *command], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout


def committed_record(name):
    """The facts of `weights/NAME.json`, by key."""
    return json.loads(_git("show", f":weights/{name}.json"))


COMMITTED_NAMES = [Path(path).stem for path in _git("ls-files", "weights/*.json").split()]
