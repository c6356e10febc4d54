// Mounts the teaching: the line below the answer, and all that the visitor has shown.

import { FACTS } from "../shared/facts.js";
import { followHiding } from "../shared/hiding.js";
import { followShots } from "./learning.js";
import { mountLine } from "./line.js";
import { mountShown } from "./shown.js";

/** @param {HTMLElement} element */
export function mount(element) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (element.querySelector(selector));
  const [line, shown] = [".teach", ".shots"].map(find);
  document.querySelector("#page .col-e")?.append(line); // it stands in the answer's column
  followShots(FACTS);
  const startTour = mountLine(line, shown, FACTS);
  mountShown(shown, FACTS, startTour);
  followHiding(line, "answer");
  followHiding(shown, "below");
}
