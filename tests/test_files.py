"""A browser keeps the page's files for good, and fetches each small."""

import gzip
import json
import re

import brotli
import pytest

from drawings import CLIENT
from mnist_cnn.page.files import KeptFiles, compress


@pytest.fixture
def script(page_url) -> str:
    return f"{page_url}/{re.search(r'page/[0-9a-f]{16}/page.js', CLIENT.get(page_url).text)[0]}"


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_the_script_comes_as_a_browser_takes_it_and_stays(script, encoding):
    answer = CLIENT.get(script, headers={"accept-encoding": encoding}).raise_for_status()
    assert answer.headers.get("content-encoding", "identity") == encoding
    assert "immutable" in answer.headers["cache-control"]
    assert answer.text == CLIENT.get(script, headers={"accept-encoding": ""}).text


def test_another_script_has_another_address():
    addresses = {KeptFiles({"facts": facts}).address for facts in (1, 1, 2)}
    assert len(addresses) == 2


@pytest.mark.parametrize("path", ["other.js", "..%2fserve.py", "page.css.map", "page.js/"])
def test_nothing_else_lies_there(script, path):
    assert CLIENT.get(script.replace("page.js", path)).status_code == 404


def test_what_is_compressed_is_what_it_was():
    text = json.dumps([*range(1000)]).encode()
    for quality in (1, 9):
        assert brotli.decompress(compress(text, "gzip, br", quality)[0]) == text
        assert gzip.decompress(compress(text, "gzip", quality)[0]) == text
    assert compress(text, "", 9)[0] == text


def test_a_second_visit_asks_for_no_script_and_no_font(visitor):
    visitor.reload()
    fetched = visitor.page.evaluate(
        "performance.getEntriesByType('resource').filter((each) => each.transferSize > 0)"
        ".map((each) => new URL(each.name).pathname)"
    )
    assert "/drawing/read" in fetched
    assert not [path for path in fetched if path.endswith((".js", ".woff2", "/page.css"))]
