"""The page in a folder of another site, behind a proxy that strips the folder or keeps it."""

from contextlib import ExitStack
from urllib.parse import urljoin

import pytest
from gradio_client import Client, handle_file

from drawings import CLIENT
from mnist_cnn.benchmark.server import free_port, running_page
from proxy import IN_A_FOLDER, running_nginx
from strokes import SEVEN, picture_of
from visitor import visit


@pytest.fixture
def addresses(tmp_path):
    """That of the page behind a proxy that strips the folder, and behind one that keeps it."""
    keeping = IN_A_FOLDER.replace("7861/;", "7861;")
    assert keeping != IN_A_FOLDER
    port = free_port()
    settings = {"GRADIO_SERVER_PORT": str(port), "GRADIO_ROOT_PATH": "/digits"}
    with ExitStack() as stack:
        stack.enter_context(running_page(tmp_path / "log", **settings))
        fronts = []
        for name, setup in (("strips", IN_A_FOLDER), ("keeps", keeping)):
            (tmp_path / name).mkdir()
            nginx = running_nginx(tmp_path / name, setup, (free_port(), port))
            fronts.append(stack.enter_context(nginx))
        yield [f"{front}/digits/" for front in fronts]


@pytest.mark.slow
def test_the_page_and_its_programs_are_served_there(addresses, browser, tmp_path):
    picture_of(SEVEN).save(tmp_path / "seven.png")
    for address in addresses:
        visitor = visit(browser, address)
        visitor.press("Clear")
        visitor.draw(SEVEN)
        visitor.expect_digit("7")
        visitor.page.context.close()
        client = Client(address, verbose=False)
        answer = client.predict(handle_file(tmp_path / "seven.png"), api_name="/predict")
        client.close()
        assert answer["digit"] == 7 and visitor.problems == []
        assert f'content="{address}page/images/preview.png"' in CLIENT.get(address).text
        manifest = CLIENT.get(f"{address}manifest.json").json()
        for icon in manifest["icons"]:  # which a browser looks for beside the manifest
            sent = CLIENT.get(urljoin(address, icon["src"]))
            assert sent.headers["content-type"] == "image/png"
