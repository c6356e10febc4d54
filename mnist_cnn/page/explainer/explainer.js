// Mounts how it works, which is but text.

import { listen } from "../shared/state.js";

/** @param {HTMLElement} element */
export function mount(element) {
  const section = /** @type {HTMLElement} */ (element.querySelector(".explainer"));
  listen(({ hide }) => { section.hidden = hide.includes("below"); });
}
