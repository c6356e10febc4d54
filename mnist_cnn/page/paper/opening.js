// What prints a task sheet: its button, and the browser's own way. What the sheet needs is fetched then.

import { bring } from "../asking/later.js";
import { waitForAnswer } from "../asking/waiting.js";
import { ensureDrawing } from "../shared/ensuring.js";
import { change } from "../shared/state.js";

/** From now on `page` prints as a task sheet. @param {HTMLElement} page @param {HTMLElement} button */
export function followPrinting(page, button) {
  const fetchOnce = bring("paper", (/** @type {typeof import("./paper.js")} */ { mountPaper }) => mountPaper(page),
    (refusal) => change(refusal ? { refusal } : { notice: { key: "paper.lost" } }));
  async function print() {
    ensureDrawing();
    const [isThere] = await Promise.all([fetchOnce(), waitForAnswer()]);
    if (isThere) window.print();
  }
  button.addEventListener("click", print);
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault(); // until all is there
    print();
  });
  addEventListener("beforeprint", fetchOnce); // from the browser's menu: it cannot wait, the next one finds it
}
