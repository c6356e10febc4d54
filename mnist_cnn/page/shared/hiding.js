// The sections of the page that a link can leave out.

import { getState, listen } from "./state.js";

/**
 * From now on `element` is hidden while `section` is.
 * @param {HTMLElement} element
 * @param {string} section
 */
export function followHiding(element, section) {
  const update = () => { element.hidden = getState().hide.includes(section); };
  follow(update);
}

/** From now on `page` names in `data-hide`, for styles, all sections that are hidden. @param {HTMLElement} page */
export const nameHidden = (page) => follow(() => { page.dataset.hide = getState().hide.join(" "); });

/** @param {() => void} update */
function follow(update) {
  listen((_, changed) => { if (changed.has("hide")) update(); });
  update();
}
