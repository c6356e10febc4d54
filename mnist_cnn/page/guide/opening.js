// The guided minute: the button that starts it, as a link may. What it shows is fetched then.

import { bring } from "../asking/later.js";
import { change, getState, listen } from "../shared/state.js";

/** @param {Element[]} buttons @param {HTMLElement} page */
export function followGuide(buttons, page) {
  const fetchOnce = bring("guide", (/** @type {typeof import("./guide.js")} */ { mountGuide }) => mountGuide(page),
    (refusal) => change({ guide: null, ...refusal ? { refusal } : { notice: { key: "guide.lost" } } }), ["working", "guide"]);
  const follow = () => { if (getState().guide !== null) fetchOnce(); };
  for (const button of buttons) button.addEventListener("click", () => change({ guide: 1, working: "", step: null }));
  listen((_, changed) => { if (changed.has("guide")) follow(); });
  follow();
}
