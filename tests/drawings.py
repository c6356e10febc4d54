"""What visitors draw, and whether it is read as that."""

import json
import subprocess

import httpx

from conftest import find_program
from mnist_cnn.benchmark.visitors import Question, ask_page
from mnist_cnn.page.api import READ
from mnist_cnn.page.encoding import encode_strokes
from readme import PAGE_NOTES, blocks
from strokes import FOUR, ONE, SEVEN, ZERO

DRAWINGS = {
    digit: encode_strokes(strokes)
    for digit, strokes in {0: ZERO, 1: ONE, 4: FOUR, 7: SEVEN}.items()
}

# httpx.post reads all certificates for each request, which takes longer than an answer; connections
# are not kept, since tests end servers and start others; a busy machine takes its time
CLIENT = httpx.Client(limits=httpx.Limits(max_keepalive_connections=0), timeout=60)


def post(url: str, question: Question) -> httpx.Response:
    return CLIENT.post(url + question.path, json=question.content, timeout=10)


def ask(url: str, strokes: str, path=READ, **more) -> dict:
    """What the page at `url` answers about `strokes`, as a browser sends them."""
    return post(url, ask_page(path, strokes, **more)).raise_for_status().json()


def is_read(url, digit=7) -> bool:
    """Whether a plain drawing of `digit` is read as that."""
    logits = ask(url, DRAWINGS[digit])["logits"]["sketch"]
    return logits.index(max(logits)) == digit


def ask_by_curl(url, folder) -> dict:
    """What the page's two lines of curl tell of `folder`/seven.png."""
    find_program("curl")
    lines = next(block for block in blocks("sh", PAGE_NOTES) if "curl" in block)
    script = lines.replace("http://127.0.0.1:7860", url)
    told = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True)
    answer = next(line for line in told.stdout.splitlines() if line.startswith("data: "))
    return json.loads(answer.removeprefix("data: "))[0]
