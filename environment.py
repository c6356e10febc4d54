"""What must be set before Gradio and torch are imported: `app.py` imports this first of all.

It stands beside the package, not in it, since the package imports torch.
"""

import os
import sys


def read_port() -> int | None:
    """The number in GRADIO_SERVER_PORT, None without one; what is no port ends the process.

    Gradio would end in a traceback.
    """
    port = os.environ.get("GRADIO_SERVER_PORT")
    if port is None:
        return None
    if not port.isdecimal() or not 0 < int(port) < 2**16:
        sys.exit(f"GRADIO_SERVER_PORT is {port!r}; a port is a number from 1 to 65535")
    return int(port)


PORT = read_port()

# An event is one thread's work; more would fight for cores. Torch reads this when it is imported;
# its own `set_num_threads` would hold for one thread alone.
os.environ["OMP_NUM_THREADS"] = "1"
# The page asks nobody but its own server, which a proxy could not reach. Gradio reads this when it
# is imported, too, and would end at a proxy of a kind that it does not know.
os.environ |= {"NO_PROXY": "*", "no_proxy": "*"}
