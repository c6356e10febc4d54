"""The networks as visitors have taught them: a small cache, which nothing is lost from.

A visitor's shots lie in the browser. A call names them by their digest; where it is not known, the
answer is FORGOTTEN, and the browser sends the call again with the shots themselves.
"""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any

import torch

from mnist_cnn.page.calls import CallError, Teaching
from mnist_cnn.page.shots import digest_shots, draw_shots
from mnist_cnn.reading.networks import Network
from mnist_cnn.reading.read import choose_answers
from mnist_cnn.reading.sample import Sample

MOST = 128  # sets of shots; a taught network has a last layer of its own, 125 kB
FORGOTTEN = {"isForgotten": True}

Networks = Mapping[str, Network]


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

    def find(self, call: Teaching) -> Networks | None:
        """The networks that `call` asks: None if it names shots that are not known."""
        digest = call.taught if call.shots is None else digest_shots(call.shots)
        if digest is None:
            return self.known
        with self._lock:
            if digest in self._taught:
                self._taught.move_to_end(digest)
                return self._taught[digest]
        if call.shots is None:
            return None
        networks = self._teach(*draw_shots(call.shots))
        with self._lock:
            self._taught[digest] = networks
            while len(self._taught) > MOST:
                self._taught.popitem(last=False)
        return networks

    def tell(self, call: Teaching) -> dict[str, Any]:
        """The digest of the shots in `call`, and what they change in each network that learns.

        `before` and `after` are what it answers to each shot; `misses` are those of the sample.
        """
        networks = self.find(call)
        if call.shots is None or networks is None:
            raise CallError("nothing")
        images, _ = draw_shots(call.shots)
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
        return {
            "digest": digest_shots(call.shots),
            "sample": len(self.sample.labels),
            "changes": changes,
        }

    def _teach(self, images: torch.Tensor, labels: torch.Tensor) -> Networks:
        return {
            name: network
            if network.record.no_digit_logit is None
            else network.teach(images, labels, self._choose_others(network))
            for name, network in self.known.items()
        }

    def _choose_others(self, network: Network) -> torch.Tensor:
        """Digits for the mean features: those that `network` misreads, or else the sample's."""
        return network.missed if len(network.missed) else self.sample.images


@torch.inference_mode()
def _answer(network: Network, images: torch.Tensor) -> list[int]:
    """What `network` answers to each of `images` (N, 1, 28, 28): 0 to 9, or 10 for "no digit"."""
    return choose_answers(network.model(images), network.record.no_digit_logit)
