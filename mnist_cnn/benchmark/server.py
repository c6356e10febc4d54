"""The page in a process of its own, as a visitor's host starts it."""

import math
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 120  # until the page answers; a busy machine takes 20
HAS_PROC = Path("/proc/self/stat").exists()  # where Linux tells what a process uses


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def running_page(
    log: Path, program: tuple[str, ...] = ("app.py",), **environment: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address and the process of `python app.py`, once a request was answered.

    What it prints is in `log`. Raises RuntimeError, with that, if it ends
    or has not answered within START_SECONDS.
    """
    settings = os.environ | {"GRADIO_SERVER_PORT": str(free_port())} | environment
    url = f"http://127.0.0.1:{settings['GRADIO_SERVER_PORT']}"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, *program],
            cwd=ROOT,
            env=settings,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    deadline = time.monotonic() + START_SECONDS
    try:
        while not _answers(url):
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the page did not start:\n{log.read_text()}")
            time.sleep(0.02)
        yield url, server
    finally:
        server.terminate()
        try:
            server.wait(5)
        except subprocess.TimeoutExpired:
            server.kill()


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=5).close()
    except OSError:
        return False
    return True


def memory_of(process: subprocess.Popen[bytes]) -> int:
    """The megabytes that `process` holds in memory, where there is /proc."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


def processor_time_of(process: subprocess.Popen[bytes]) -> float:
    """The seconds that processors have worked for `process`; NaN where there is no /proc."""
    if not HAS_PROC:
        return math.nan
    user, system = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
