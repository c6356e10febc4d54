"""The page in a folder of another site, behind a proxy that strips the folder or keeps it."""

from urllib.parse import urljoin

import httpx
import pytest
from gradio_client import Client, handle_file

from mnist_cnn.benchmark.server import free_port, running_page
from proxy import IN_A_FOLDER, running_nginx
from strokes import SEVEN, picture_of
from visitor import visit


@pytest.fixture(params=["strips", "keeps"])
def address(request, tmp_path):
    ports = free_port(), free_port()
    setup = IN_A_FOLDER if request.param == "strips" else IN_A_FOLDER.replace("7861/;", "7861;")
    assert (setup == IN_A_FOLDER) == (request.param == "strips")
    settings = {"GRADIO_SERVER_PORT": str(ports[1]), "GRADIO_ROOT_PATH": "/digits"}
    with running_page(tmp_path / "log", **settings), running_nginx(tmp_path, setup, ports) as url:
        yield f"{url}/digits/"


def test_the_page_and_its_programs_are_served_there(address, browser, tmp_path):
    visitor = visit(browser, address)
    visitor.press("Clear")
    visitor.draw(SEVEN)
    visitor.expect_digit("7")
    visitor.page.context.close()
    picture_of(SEVEN).save(tmp_path / "seven.png")
    client = Client(address, verbose=False)
    answer = client.predict(handle_file(tmp_path / "seven.png"), api_name="/predict")
    client.close()
    assert answer["digit"] == 7 and visitor.problems == []
    assert f'content="{address}page/images/preview.png"' in httpx.get(address).text
    manifest = httpx.get(f"{address}manifest.json").json()
    for icon in manifest["icons"]:  # which a browser looks for beside the manifest
        assert httpx.get(urljoin(address, icon["src"])).headers["content-type"] == "image/png"
