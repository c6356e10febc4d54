"""Starts the page's server: its limits, its routes, and what it says in the terminal."""

import socket
import sys
from collections.abc import Sequence

import gradio as gr
from gradio.http_server import LOCALHOST_NAME  # what GRADIO_SERVER_NAME says, if it does
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from mnist_cnn.page.api import MAX_THREADS
from mnist_cnn.page.files import FOLDER, KeptFiles
from mnist_cnn.page.head import Head, serve_manifest
from mnist_cnn.page.middleware import MAX_FILE, Allowlist

ICON = FOLDER / "images" / "icon.png"
FONT = ("Page Sans", "ui-sans-serif", "system-ui", "sans-serif")
ANYWHERE = ("0.0.0.0", "[::]")  # names of a server that listens on all of the machine's addresses
NOWHERE = ("192.0.2.1", 9)  # an address that RFC 5737 keeps for examples


def serve(demo: gr.Blocks, files: KeptFiles, routes: Sequence[BaseRoute], port: int | None) -> None:
    """Serves `demo`, and `routes` before Gradio's own, until the process is ended.

    Gradio's own variables choose the address. The process ends in one line if that is not free.
    """
    name = name_server(LOCALHOST_NAME)
    try:
        _launch(demo, files, routes, name, port)
    except OSError:
        cause = "this machine has no IPv6" if ":" in name else "the name is not this machine's"
        sys.exit(
            f"Nothing can listen at {name if port is None else f'{name}:{port}'}: the port is "
            f"taken, or {cause}. Choose others with GRADIO_SERVER_PORT and GRADIO_SERVER_NAME."
        )
    print(tell_address(demo.server_name, demo.server_port), flush=True)
    demo.block_thread()


def name_server(name: str) -> str:
    """`name` as it stands in an address: IPv6 in brackets, without which Gradio cannot ask it."""
    return f"[{name}]" if ":" in name and not name.startswith("[") else name


def _launch(
    demo: gr.Blocks, files: KeptFiles, routes: Sequence[BaseRoute], name: str, port: int | None
) -> None:
    """Starts the server in a thread of its own. Raises OSError if it cannot listen."""
    title = str(demo.title)
    head = Middleware(Head, title=title, files=files.address)
    demo.launch(
        server_name=name,
        server_port=port,
        theme=gr.themes.Default(font=FONT),
        favicon_path=ICON,
        max_file_size=MAX_FILE,  # which Gradio's Python client keeps to
        max_threads=MAX_THREADS,
        state_session_capacity=2,  # whose values Gradio remembers: everybody's, a program's
        run_history=False,  # or it would keep visitors' drawings in their browsers
        footer_links=["gradio"],  # the others name closed routes, or drop the link's drawing
        ssr_mode=False,  # on Spaces, too, the page is the one that is tested
        quiet=True,  # Gradio would invite to share the page through its own servers
        prevent_thread_lock=True,
        app_kwargs={
            "middleware": [Middleware(Allowlist, blocks=demo), head],
            "routes": [*routes, serve_manifest(title)],
        },
    )


def tell_address(name: str, port: int) -> str:
    """What to type in a browser for a page that listens at `name` and `port`."""
    if name not in ANYWHERE:
        return f"Draw a digit at http://{name}:{port}"
    return (
        f"Draw a digit at http://127.0.0.1:{port}, "
        f"from other machines at http://{find_own_address()}:{port}"
    )


def find_own_address() -> str:
    """The address by which other machines reach this one, or its name where it has no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOWHERE)  # which sends nothing, but chooses the network that would
        except OSError:
            return socket.gethostname()
        address: str = probe.getsockname()[0]
        return address
