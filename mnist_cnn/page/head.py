"""The page's head: its title, its previews where a link is shared, its icon, what loads ahead.

Gradio writes two blocks of preview tags, of its own home page. Those that `launch` adds come after
them, and count for nothing.
"""

import html
import re
from string import Template

from gradio.route_utils import get_root_url
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mnist_cnn.page.files import FOLDER, compress_once
from mnist_cnn.page.middleware import ICON_SIDES, find_path

HEAD = Template((FOLDER / "head.html").read_text("utf-8"))
DESCRIPTION = "Draw a digit and watch a small neural network read it, stroke by stroke."
PREVIEW_TAG = re.compile(r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>\s*')
FIRST_SCRIPT = "<script>window.gradio_config"  # what follows is no concern of this module
THEME = re.compile(r'"theme_hash": ?"(\w+)"')
MANIFEST = 'href="/manifest.json"'  # as Gradio has it, whose page may lie in a folder

# What Gradio's scripts ask for one after the other: asked for at once, the page is there a second
# earlier, far away. The names are those of the pinned Gradio; names that are none do no harm.
AHEAD = (FOLDER / "preloads.txt").read_text("utf-8").split()


class Head:
    """ASGI middleware that gives the page `title`, and what belongs beside it.

    It compresses the page, too, to a quarter: Gradio compresses only what has a file's name.
    """

    def __init__(self, app: ASGIApp, title: str, files: str) -> None:
        """`files` is the address of the folder with the page's script, below the page's own."""
        self.app = app
        self.title = title
        self.files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or find_path(scope) != "/":
            await self.app(scope, receive, send)
            return
        address = get_root_url(Request(scope), "/", scope.get("root_path"))
        accepted = Headers(scope=scope).get("accept-encoding", "")
        start: Message = {}
        body = bytearray()

        async def send_page(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                page = write_head(body.decode(), self.title, address, self.files)
                content, headers = compress_once(page.encode(), accepted)
                headers["content-length"] = str(len(content))
                MutableHeaders(scope=start).update(headers)
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


def write_head(page: str, title: str, address: str, files: str) -> str:
    """`page`, Gradio's, with one block of preview tags, for a page that is reached at `address`."""
    head, script, rest = page.partition(FIRST_SCRIPT)
    if not script:
        return page  # it tells of an error
    theme = [f"theme.css?v={found[1]}" for found in THEME.finditer(rest)][:1]
    tags = HEAD.substitute(
        title=html.escape(title),
        description=html.escape(DESCRIPTION),
        address=html.escape(address),
        files=files,
        preloads="\n".join(map(load_ahead, [*theme, *(f"assets/{name}" for name in AHEAD)])),
    )
    rest = rest.replace(MANIFEST, MANIFEST.replace("/", "", 1), 1)
    return PREVIEW_TAG.sub("", head) + tags + script + rest


def load_ahead(path: str) -> str:
    """The tag by which a browser fetches `path`, a script or a style, before it is asked for."""
    if path.endswith(".js"):
        return f'<link rel="modulepreload" href="{path}">'
    mode = "crossorigin " if path.startswith("assets/") else ""  # as Gradio's scripts ask for it
    return f'<link rel="preload" as="style" {mode}href="{path}">'
