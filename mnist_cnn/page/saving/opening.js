// The button Save: three files to choose from. What makes them is fetched when one is chosen.

import { bring } from "../asking/later.js";
import { readingOf } from "../asking/selectors.js";
import { mountMenu } from "../shared/menu.js";
import { change, getState } from "../shared/state.js";

/** @typedef {import("./saving.js").Kind} Kind */

/** @param {HTMLElement} element around the button and its menu @param {HTMLElement} page */
export function followSaving(element, page) {
  const { button, list, close } = mountMenu(element);
  /** @type {typeof import("./saving.js").saveAs | null} */
  let saveAs = null;
  const fetchOnce = bring("saving", (/** @type {typeof import("./saving.js")} */ saving) => { ({ saveAs } = saving); },
    (refusal) => change(refusal ? { refusal } : { notice: { key: "saving.lost" } }), []);
  const numbers = /** @type {HTMLButtonElement} */ (element.querySelector("[data-kind=csv]"));
  button.addEventListener("click", () => { numbers.disabled = !readingOf(getState()); });
  list.addEventListener("click", async ({ target }) => {
    const { kind } = /** @type {HTMLElement} */ (target).dataset;
    if (!kind) return;
    close();
    if (await fetchOnce()) saveAs?.(/** @type {Kind} */ (kind), page);
  });
}
