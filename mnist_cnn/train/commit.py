"""Which commit's code trains."""

import subprocess
from pathlib import Path

PACKAGE = Path(__file__).parents[1]  # whose code trains


def find_commit() -> str:
    """The last commit that changed this package's code, with "-dirty" if it has changed since.

    "" where git does not know the code: without git, in an archive, in an environment's folder.
    """
    commit = _ask("log", "-1", "--format=%H")
    return commit + "-dirty" * bool(commit and _ask("status", "--porcelain"))


def _ask(*command: str) -> str:
    """What git says of the package's folder, "" if there is no git or no repository."""
    try:
        program = ["git", *command, "--", "."]
        answer = subprocess.run(program, cwd=PACKAGE, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return answer.stdout.strip()
