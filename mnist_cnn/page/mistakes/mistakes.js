// Mounts what the network gets wrong among MNIST's test digits.

import { FACTS, findNetwork } from "../shared/facts.js";
import { followHiding } from "../shared/hiding.js";
import { getState, listen } from "../shared/state.js";
import { say } from "../words/say.js";
import { mountConfusion } from "./confusion.js";
import { describeCurves, drawCurves } from "./curve.js";
import { mountMissed } from "./missed.js";
import { mountReliability } from "./reliability.js";

/** @param {HTMLElement} element */
export function mount(element) {
  /** @type {(selector: string) => any} */
  const find = (selector) => element.querySelector(selector);
  const missed = mountMissed(find(".missed"), () => confusion.press(null));
  const confusion = mountConfusion(find(".confusion"), missed.show);
  const reliability = mountReliability(find(".reliability"), FACTS.networks);

  followHiding(find(".mistakes"), "below");
  listen((_, changed) => { if (changed.has("network") || changed.has("spoken")) show(); });
  show();

  function show() {
    const { networks } = FACTS;
    const network = findNetwork(getState().network);
    const { name, testDigits, missedDigits } = network;
    find(".total").textContent = say("mistakes.total", { name, count: missedDigits.length, total: testDigits });
    find(".curve").innerHTML = drawCurves(networks, name);
    find(".curve").ariaLabel = describeCurves(networks);
    missed.choose(network);
    confusion.show(network.confusion);
    reliability.show(name);
  }
}
