"""The port that was asked for. It imports no Gradio, which ends in a traceback at what is none."""

import os


class PortError(ValueError):
    """What was asked for is no port; one line for people."""


def read_port() -> int | None:
    """The number in GRADIO_SERVER_PORT, None without one. Raises PortError."""
    port = os.environ.get("GRADIO_SERVER_PORT")
    if port is None:
        return None
    if not port.isdecimal() or not 0 < int(port) < 2**16:
        raise PortError(f"GRADIO_SERVER_PORT is {port!r}; a port is a number from 1 to 65535")
    return int(port)
