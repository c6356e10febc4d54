"""nginx before the page, set up as the page's notes have it."""

import re
import subprocess
from contextlib import contextmanager

from conftest import find_program
from readme import PAGE_NOTES, blocks

DOORS = "7860", "7861", "7862"  # in the notes: nginx, and the processes behind it
REPLICAS, IN_A_FOLDER = blocks("nginx", PAGE_NOTES)
KINDS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")  # of nginx's temporary files


@contextmanager
def running_nginx(folder, configuration, ports):
    """The address of nginx with `configuration` at `ports`; what it did is in `folder`/served."""
    nginx = find_program("nginx")
    for door, port in zip(DOORS, ports, strict=False):
        configuration = re.sub(rf"\b{door}\b", str(port), configuration)
    folders = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in KINDS)
    (folder / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors;"
        "events {} http { log_format served $upstream_addr;"
        f"access_log {folder}/served served; {folders} {configuration} }}"
    )
    front = subprocess.Popen([nginx, "-e", folder / "errors", "-c", folder / "nginx.conf"])
    try:
        yield f"http://127.0.0.1:{ports[0]}"
    finally:
        front.terminate()
        front.wait(5)
