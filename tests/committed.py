"""The records as git has them, staged or committed, whatever a new run left in `weights/`."""

import json
import subprocess

from conftest import ROOT


def committed_record(name):
    """The facts of `weights/NAME.json`, by key."""
    command = ["git", "show", f":weights/{name}.json"]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
