"""The page's head: its title, its previews where a link is shared, its icon, its scripts' names.

Gradio writes two blocks of preview tags, of its own home page. Those that `launch` adds come after
them, and count for nothing.
"""

import html
import re
from string import Template

from gradio.route_utils import get_root_url
from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mnist_cnn.page.components import FOLDER
from mnist_cnn.page.middleware import ICON_SIDES, find_path

HEAD = Template((FOLDER / "head.html").read_text("utf-8"))
DESCRIPTION = "Draw a digit and watch a small neural network read it, stroke by stroke."
PREVIEW_TAG = re.compile(r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>\s*')
FIRST_SCRIPT = "<script>window.gradio_config"  # what follows is no concern of this module
MANIFEST = 'href="/manifest.json"'  # as Gradio has it, whose page may lie in a folder


class Head:
    """ASGI middleware that gives the page `title`, and what belongs beside it.

    It compresses the page, too, to a quarter: Gradio compresses only what has a file's name.
    """

    def __init__(self, app: ASGIApp, title: str) -> None:
        self.app = app
        self.title = title
        self.page = GZipMiddleware(self._send_page)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or find_path(scope) != "/":
            await self.app(scope, receive, send)
        else:
            await self.page(scope, receive, send)

    async def _send_page(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = get_root_url(Request(scope), "/", scope.get("root_path"))
        start: Message = {}
        body = bytearray()

        async def send_page(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                content = write_head(body.decode(), self.title, address).encode()
                MutableHeaders(scope=start)["content-length"] = str(len(content))
                await send(start)
                await send({"type": "http.response.body", "body": content})

        await self.app(scope, receive, send_page)


def serve_manifest(title: str) -> Route:
    """The route of what a phone reads that puts the page on its home screen.

    Gradio's own gives addresses from the site's root, where no page in a folder has its icons.
    """
    icons = [
        {"src": f"pwa_icon/{side}", "sizes": f"{side}x{side}", "type": "image/png"}
        for side in ICON_SIDES
    ]
    manifest = {"name": title, "icons": icons, "start_url": "./", "display": "standalone"}

    async def answer(_: Request) -> JSONResponse:
        return JSONResponse(manifest, media_type="application/manifest+json")

    return Route("/manifest.json", answer)


def write_head(page: str, title: str, address: str) -> str:
    """`page`, Gradio's, with one block of preview tags, for a page that is reached at `address`."""
    head, script, rest = page.partition(FIRST_SCRIPT)
    if not script:
        return page  # it tells of an error
    tags = HEAD.substitute(
        title=html.escape(title),
        description=html.escape(DESCRIPTION),
        address=html.escape(address),
        preloads="\n".join(PRELOADS),
    )
    rest = rest.replace(MANIFEST, MANIFEST.replace("/", "", 1), 1)
    return PREVIEW_TAG.sub("", head) + tags + script + rest


def _find_files(kind: str) -> list[str]:
    """The paths, below the page's address, of all its files of a kind: "js" or "css"."""
    files = (path for path in FOLDER.rglob(f"*.{kind}") if not path.name.endswith(".test.js"))
    return sorted(path.relative_to(FOLDER.parent).as_posix() for path in files)


PRELOADS = [  # so that a browser asks for all of them at once, whichever imports which
    *(f'<link rel="preload" as="style" href="{style}">' for style in _find_files("css")),
    *(f'<link rel="modulepreload" href="{script}">' for script in _find_files("js")),
]
