"""A Space, pip and uv install the same packages."""

import re
import tomllib

import httpx
import pytest
from huggingface_hub import SpaceCard

from conftest import ROOT
from readme import README

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
[INDEX] = PROJECT["tool"]["uv"]["index"]
CPU_ONLY = ("torch", "torchvision")  # on Linux they come without CUDA


def pinned(package):
    return re.search(rf"^{package}==(\S+)$", (ROOT / "requirements.txt").read_text(), re.M)[1]


def test_the_card_fits_the_pins():
    card = SpaceCard(README).data
    assert (card.sdk, card.sdk_version, card.app_file) == ("gradio", pinned("gradio"), "app.py")
    assert card.python_version == "3.12" and (ROOT / card.app_file).exists()
    assert len(card.short_description) <= 60  # the Hub refuses a longer one
    assert (ROOT / card.thumbnail.partition("/resolve/main/")[2]).is_file()


def test_uv_installs_what_pip_does():
    required = (ROOT / "requirements.txt").read_text().split()
    assert PROJECT["project"]["dependencies"] == required
    assert INDEX["explicit"] and f"--index-url {INDEX['url']}\n" in README
    sources = PROJECT["tool"]["uv"]["sources"]
    assert sources == dict.fromkeys(CPU_ONLY, {"index": INDEX["name"]})


@pytest.mark.slow
@pytest.mark.parametrize("package", CPU_ONLY)
def test_the_index_of_the_cpu_only_install_has_the_pinned_versions(package):
    try:
        page = httpx.get(f"{INDEX['url']}/{package}/", follow_redirects=True)
    except httpx.TransportError as error:
        pytest.skip(f"{INDEX['url']} is out of reach, the table alone is checked: {error!r}")
    assert f"{package}-{pinned(package)}%2Bcpu-cp312-" in page.raise_for_status().text


def test_the_cpu_only_install_has_the_pinned_versions():
    for package in CPU_ONLY:
        assert set(re.findall(rf"\b{package}==(\S+)", README)) == {pinned(package)}
