"""The files that browsers fetch: compressed once, at an address that says what is in them.

So a browser keeps what it has for good, and a second visit asks for none of it. What programs and
previews name keeps its plain address, and is asked for again at each visit.
"""

import gzip
import hashlib
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import brotli
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from mnist_cnn.page.bundle import LATER, bundle_later, bundle_scripts, bundle_styles

FOLDER = Path(__file__).parent
MEDIA_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".woff2": "font/woff2",
}
FOR_GOOD = "public, max-age=31536000, immutable"


class KeptFiles:
    """The page's scripts, styles, fonts and languages, which all lie in the folder `address`."""

    def __init__(self, facts: dict[str, Any]) -> None:
        """`facts` are what the scripts know before anything is drawn."""
        words = [*(FOLDER / "words").glob("*.json")]
        texts = {
            path.relative_to(FOLDER).as_posix(): path.read_text("utf-8")
            for path in FOLDER.rglob("*.*")
            if path.suffix in (".js", ".css", ".json") and not path.name.endswith(".test.js")
        } | {"facts.json": json.dumps(facts)}
        plain = [*words, *(FOLDER / "fonts").glob("*.woff2")]
        self._contents = {
            "page.js": bundle_scripts(texts).encode(),
            "page.css": bundle_styles(texts).encode(),
        } | {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in plain}
        self._contents |= {path.name: path.read_bytes() for path in FOLDER.rglob("*.mjs")}
        for path in LATER:
            self._contents[Path(path).name] = bundle_later(texts, path).encode()
            if style := texts.get(path.replace(".js", ".css")):
                self._contents[Path(path).stem + ".css"] = style.encode()
        digest = hashlib.sha256(b"".join(self._contents.values())).hexdigest()[:16]
        self.address = f"page/{digest}"
        self.script = f"{self.address}/page.js"

    def serve(self) -> Route:
        return Route(f"/{self.address}/{{name:path}}", self._answer)

    async def _answer(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in self._contents:
            return Response(status_code=404)
        kind, content = Path(name).suffix, self._contents[name]
        headers = {"cache-control": FOR_GOOD}
        if kind != ".woff2":  # which is compressed
            accepted = request.headers.get("accept-encoding", "")
            content, more = compress_once(content, accepted)
            headers |= more
        return Response(content, headers=headers, media_type=MEDIA_TYPES[kind])


def compress(text: bytes, accepted: str, quality: int) -> tuple[bytes, dict[str, str]]:
    """`text` as a browser takes it that has `accepted` these encodings, and the headers for that.

    `quality` is 1, fast, to 9, small.
    """
    headers = {"vary": "accept-encoding"}
    if re.search(r"\bbr\b", accepted):
        compressed = brotli.compress(text, quality=quality, mode=brotli.MODE_TEXT)
        return compressed, headers | {"content-encoding": "br"}
    if re.search(r"\bgzip\b", accepted):
        return gzip.compress(text, quality), headers | {"content-encoding": "gzip"}
    return text, headers


@lru_cache(maxsize=64)
def compress_once(text: bytes, accepted: str) -> tuple[bytes, dict[str, str]]:
    """`text`, which many ask for, as small as can be: see `compress`."""
    return compress(text, accepted, quality=9)


class FreshFiles(StaticFiles):
    """Files that a browser asks for again at each visit."""

    def file_response(self, *args: Any, **more: Any) -> Response:
        response = super().file_response(*args, **more)
        response.headers["cache-control"] = "no-cache"
        return response


def serve_images(weights: Path) -> list[BaseRoute]:
    """The routes of the images: those of previews, and those that the networks misread."""
    return [
        Mount("/page/images", FreshFiles(directory=FOLDER / "images")),
        Mount("/weights", FreshFiles(directory=weights)),
    ]
