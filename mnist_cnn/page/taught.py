"""The networks as visitors have taught them: a small cache, which nothing is lost from.

A visitor's shots lie in the browser. A call names them by their digest; where it is not known, the
answer is FORGOTTEN, and the browser sends the call again with the shots themselves.
"""

import asyncio
from collections import OrderedDict
from dataclasses import replace
from threading import Lock
from typing import Any

import torch

from mnist_cnn.page.answers import Networks
from mnist_cnn.page.calls import CallError
from mnist_cnn.page.shots import draw_shots, read_shots
from mnist_cnn.reading.networks import Network
from mnist_cnn.reading.read import choose_answers
from mnist_cnn.reading.sample import Sample
from mnist_cnn.reading.teach import teach

MOST = 128  # sets of shots; a taught network has a last layer of its own, 125 kB
FORGOTTEN = {"isForgotten": True}


class TaughtNetworks:
    """`known` networks, and what they are once visitors have taught them.

    Those learn that know "no digit", at the end of their training; their snapshots before it, and
    the other networks, stay as they are.
    """

    def __init__(self, known: Networks, sample: Sample) -> None:
        self.known = known
        self.sample = sample
        self._taught: OrderedDict[str, Networks] = OrderedDict()
        self._lock = Lock()

    def find(self, data: dict[str, Any]) -> Networks | None:
        """The networks that a call with `data` asks: None if it names shots that are not known."""
        shots = read_shots(data)
        if shots is None:
            return self.known
        with self._lock:
            if shots.digest in self._taught:
                self._taught.move_to_end(shots.digest)
                return self._taught[shots.digest]
        if shots.text is None:
            return None
        networks = self._teach(*draw_shots(shots.text))
        with self._lock:
            self._taught[shots.digest] = networks
            while len(self._taught) > MOST:
                self._taught.popitem(last=False)
        return networks

    async def find_aside(self, data: dict[str, Any]) -> Networks | None:
        """What `find` finds; what takes long is done in a thread, so that it holds nobody up."""
        if data.get("shots") is None:
            return self.find(data)
        return await asyncio.to_thread(self.find, data)

    def tell(self, data: dict[str, Any]) -> dict[str, Any]:
        """The digest of the shots in `data`, and what they change in each network that learns.

        `before` and `after` are what it answers to each shot; `misses` are those of the sample.
        """
        shots, networks = read_shots(data), self.find(data)
        if shots is None or shots.text is None or networks is None:
            raise CallError("There is nothing to learn from.")
        images, _ = draw_shots(shots.text)
        changes = {
            name: {
                "before": _answer(before, images),
                "after": _answer(networks[name], images),
                "misses": [
                    self.sample.count_misses(each.model) for each in (before, networks[name])
                ],
            }
            for name, before in self.known.items()
            if networks[name] is not before
        }
        return {"digest": shots.digest, "sample": len(self.sample.labels), "changes": changes}

    def _teach(self, images: torch.Tensor, labels: torch.Tensor) -> Networks:
        return {
            name: network
            if network.record.no_digit_logit is None
            else replace(
                network,
                snapshots=[
                    *network.snapshots[:-1],
                    teach(network.model, images, labels, _take_any(network.missed)),
                ],
                segmenter=network.segmenter or network,  # untaught, so all see the same, as before
            )
            for name, network in self.known.items()
        }


def _take_any(images: torch.Tensor) -> torch.Tensor | None:
    """`images`, None if there are none."""
    return images if len(images) else None


@torch.inference_mode()
def _answer(network: Network, images: torch.Tensor) -> list[int]:
    """What `network` answers to each of `images` (N, 1, 28, 28): 0 to 9, or 10 for "no digit"."""
    return choose_answers(network.model(images), network.record.no_digit_logit)
