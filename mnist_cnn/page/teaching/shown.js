// All that the visitor has shown: small pictures, each with a cross, and what it costs.

import { getState, listen } from "../shared/state.js";
import { outlineStrokes } from "../shared/strokes.js";
import { nameAnswer } from "../shared/words.js";
import { findLearner, forgetShots, removeShot } from "./learning.js";
import { describeCost } from "./sentences.js";

/** @typedef {import("../shared/shots.js").Shot} Shot */
/** @typedef {import("../shared/moments.js").Training} Training */

const DIGITS = 10;

/**
 * @param {HTMLElement} section
 * @param {{ networks: Training[], maxShots: number, pen: number }} facts
 * @param {() => void} startTour
 */
export function mountShown(section, { networks, maxShots, pen }, startTour) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (section.querySelector(selector));
  const [list, cost, tour, forget] = ["ul", ".cost", ".tour", ".forget"].map(find);
  const learner = findLearner(networks);
  tour.addEventListener("click", startTour);
  forget.addEventListener("click", () => {
    forgetShots();
    tour.focus({ preventScroll: true });
  });
  list.addEventListener("click", ({ target }) => {
    const { index } = /** @type {HTMLElement} */ (target).dataset;
    if (index !== undefined) removeShot(Number(index));
  });
  listen((_, changed) => { if (changed.has("shots") || changed.has("taught")) draw(); });
  draw();

  function draw() {
    const { shots, taught } = getState();
    const change = learner && taught?.shots === shots ? taught.changes[learner.name] : undefined;
    list.innerHTML = shots.map((shot, i) => drawShot(shot, i, pen, change?.before[i])).join("");
    cost.textContent = change && taught ? describeCost(change, taught.sample) : "";
    tour.hidden = !learner || new Set(shots.map(({ label }) => label)).size >= DIGITS
      || shots.length > maxShots - DIGITS;
    forget.hidden = !shots.length;
  }
}

/** @param {Shot} shot @param {number} index @param {number} pen @param {number | undefined} before */
function drawShot({ label, strokes }, index, pen, before) {
  const name = nameAnswer(label);
  return `<li><svg viewBox="0 0 1 1" stroke-width="${pen}" aria-hidden="true"><path d="${outlineStrokes(strokes)}"/></svg>`
    + `<b>${name}</b> <span>${before === undefined ? "" : `untaught: ${nameAnswer(before)}`}</span>`
    + `<button type="button" data-index="${index}" aria-label="Take back: ${name}">×</button></li>`;
}
