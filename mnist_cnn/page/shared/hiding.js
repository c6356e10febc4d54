// The parts of the page that a link can leave out.

import { getState, listen } from "./state.js";

/**
 * From now on `element` is hidden while `part` is.
 * @param {HTMLElement} element
 * @param {string} part
 */
export function followHiding(element, part) {
  const update = () => { element.hidden = getState().hide.includes(part); };
  listen((_, changed) => { if (changed.has("hide")) update(); });
  update();
}
