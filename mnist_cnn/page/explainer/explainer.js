// Mounts how it works, which is but text.

import { followHiding } from "../shared/hiding.js";

/** @param {HTMLElement} element */
export function mount(element) {
  followHiding(/** @type {HTMLElement} */ (element.querySelector(".explainer")), "below");
}
