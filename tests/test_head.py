"""Where a link to the page is shared, it looks like itself."""

import io
import re
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from PIL import Image

from conftest import ROOT, later
from drawings import CLIENT
from mnist_cnn.page.bundle import LATER

PAGE = ROOT / "mnist_cnn" / "page"


class Tags(HTMLParser):
    """The tags of a page's head: `previews` by name, `links` by rel, and all `names` of tags."""

    def __init__(self, page):
        super().__init__()
        self.previews, self.links, self.page = [], {}, {}
        self.feed(page.partition("</head>")[0])

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        name = found.get("property") or found.get("name") or ""
        if tag == "meta" and name.startswith(("og:", "twitter:", "description")):
            self.previews.append((name, found["content"]))
        if tag == "link":
            self.links.setdefault(found["rel"], []).append(found["href"])
        if tag == "html":
            self.page = found


def fetch(url, **headers) -> Tags:
    return Tags(CLIENT.get(url, headers=headers).raise_for_status().text)


def test_a_preview_names_the_page_once_and_nothing_of_gradios(page_url):
    tags = fetch(page_url)
    names = [name for name, _ in tags.previews]
    assert len(names) == len(set(names)) and {"og:title", "og:description", "og:image"} <= {*names}
    assert not [value for _, value in tags.previews if not value or "gradio" in value.lower()]
    assert dict(tags.previews)["og:title"] == "Draw a digit" and tags.page["lang"] == "en"


@pytest.mark.parametrize(
    "headers, origin",
    [
        ({"host": "digits.example"}, "http://digits.example"),
        (
            {"x-forwarded-host": "digits.example", "x-forwarded-proto": "https"},
            "https://digits.example",
        ),
        (
            {"host": "digits.example:8443", "x-forwarded-proto": "https"},
            "https://digits.example:8443",
        ),
    ],
)
def test_the_previews_picture_has_the_address_that_was_asked_for(page_url, headers, origin):
    address = dict(fetch(page_url, **headers).previews)["og:image"]
    assert address.startswith(origin + "/")
    answer = CLIENT.get(page_url + address.removeprefix(origin)).raise_for_status()
    picture = Image.open(io.BytesIO(answer.content))
    assert picture.size == (1200, 630) and len(answer.content) < 300_000


def test_the_icon_is_the_pages_own_in_the_manifest_too(page_url):
    tags = fetch(page_url)
    manifest = CLIENT.get(urljoin(page_url + "/", tags.links["manifest"][0])).json()
    assert manifest["name"] == "Draw a digit"
    for icon in manifest["icons"]:
        answer = CLIENT.get(urljoin(page_url, icon["src"])).raise_for_status()
        width, height = map(int, icon["sizes"].split("x"))
        assert Image.open(io.BytesIO(answer.content)).size == (width, height)
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}
    for path in (*tags.links["icon"], "favicon.ico"):
        assert CLIENT.get(f"{page_url}/{path}").status_code == 200


@pytest.mark.parametrize("size", ["", "/1", "/191", "/30000", "/192/", "/-1"])
def test_the_icon_is_made_in_no_other_size(page_url, size):
    assert CLIENT.get(f"{page_url}/pwa_icon{size}").status_code == 404


def test_the_styles_import_each_file_once():
    imports = re.findall(r'^@import url\("([^"]+)"\);$', (PAGE / "page.css").read_text(), re.M)
    files = {path.relative_to(PAGE).as_posix() for path in PAGE.rglob("*.css")}
    later = {path.replace(".js", ".css") for path in LATER}  # fetched with their scripts
    assert sorted(imports) == sorted(files - later - {"page.css"})


def test_all_that_scripts_ask_for_is_named_ahead(browser, page_url):
    """A new Gradio has other names: page/preloads.txt lists them."""
    asked = set()
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.add(request.url.removeprefix(page_url)))
        page.goto(page_url)
        page.locator("#sketchpad canvas").click(trial=True)
    text = CLIENT.get(page_url).text
    files = {path for path in asked if path.endswith((".js", ".css", ".woff2"))}
    assert len(files) > 30 and [path for path in files if path.lstrip("/") not in text] == []


@pytest.mark.parametrize("locale", ["ar", *later("en-US", "de-DE")])
def test_what_gradio_says_is_english_in_a_browser_of_any_language(browser, page_url, locale):
    with browser.new_context(locale=locale) as context:
        page = context.new_page()
        page.goto(page_url)
        page.locator("#sketchpad canvas").click(trial=True)
        assert page.locator("footer").inner_text().strip() == "Built with Gradio"
