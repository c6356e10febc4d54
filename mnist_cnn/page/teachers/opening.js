// The teacher's menu: its button. What the menu holds is fetched when it is first opened.

import { bring } from "../asking/later.js";
import { mountPopup } from "../shared/popup.js";
import { change } from "../shared/state.js";

/** @param {HTMLElement} element around the button and the panel that it opens */
export function followTeachers(element) {
  const findFirst = () => list.querySelector("input");
  const { button, list } = mountPopup(element, () => findFirst());
  const fetchOnce = bring("teachers", (/** @type {typeof import("./teachers.js")} */ { fillPanel }) => fillPanel(list),
    (refusal) => change(refusal ? { refusal } : { notice: { key: "teachers.lost" } }));
  button.addEventListener("click", async () => {
    if (await fetchOnce() && document.activeElement === button && !list.hidden) findFirst()?.focus();
  });
}
