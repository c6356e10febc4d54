// Mounts how it works, which is text, but for what the networks have learned from.

import { followHiding } from "../shared/hiding.js";
import { FACTS } from "../shared/facts.js";
import { listen } from "../shared/state.js";
import { describeMixes } from "./mixes.js";

/** @param {HTMLElement} element */
export function mount(element) {
  followHiding(/** @type {HTMLElement} */ (element.querySelector(".explainer")), "below");
  const show = () => { /** @type {HTMLElement} */ (element.querySelector(".mixes")).textContent = describeMixes(FACTS.networks); };
  listen((_, changed) => { if (changed.has("spoken")) show(); });
  show();
}
