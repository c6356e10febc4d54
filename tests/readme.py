"""The README and the notes beside what they describe, as tests read them."""

import re

from conftest import ROOT

README = (ROOT / "README.md").read_text()
PAGE_NOTES = (ROOT / "mnist_cnn" / "page" / "README.md").read_text()
BENCHMARK_NOTES = (ROOT / "mnist_cnn" / "benchmark" / "README.md").read_text()


def blocks(language, text=README):
    fences = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [block for name, block in fences if name == language]
