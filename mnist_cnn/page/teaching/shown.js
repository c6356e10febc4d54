// All that the visitor has shown: small pictures, each with a cross, and what it costs.

import { passFocus } from "../shared/focus.js";
import { getState, listen } from "../shared/state.js";
import { outlineStrokes } from "../shared/strokes.js";
import { nameAnswer, sayAnswer } from "../shared/words.js";
import { say } from "../words/say.js";
import { findLearner, forgetShots, removeShot } from "./learning.js";
import { describeCost } from "./sentences.js";

/** @typedef {import("../shared/shots.js").Shot} Shot */
/** @typedef {import("../shared/moments.js").Training} Training */

const DIGITS = 10;

/**
 * @param {HTMLElement} section
 * @param {import("./learning.js").Limits & { networks: Training[], pen: number }} facts
 * @param {() => void} startTour
 */
export function mountShown(section, facts, startTour) {
  const { networks, maxShots, pen } = facts;
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (section.querySelector(selector));
  const [list, cost, tour, forget] = ["ul", ".cost", ".tour", ".forget"].map(find);
  const learner = findLearner(networks);
  tour.addEventListener("click", startTour);
  forget.addEventListener("click", () => forgetShots(facts));
  list.addEventListener("click", ({ target }) => {
    const { index } = /** @type {HTMLElement} */ (target).dataset;
    if (index === undefined) return;
    pressed = Number(index);
    removeShot(getState().shots[pressed], facts);
  });
  let pressed = 0;
  listen((_, changed) => {
    if (["shots", "taught", "hide", "spoken"].some((name) => changed.has(/** @type {any} */ (name)))) draw();
  });
  draw();

  function draw() {
    const { shots } = getState();
    passFocus(redraw, () => {
      const crosses = [...list.querySelectorAll("button")];
      return [crosses[Math.min(pressed, shots.length - 1)], tour, forget, section.querySelector("h2")];
    });
  }

  function redraw() {
    const { shots, guests, taught, hide } = getState();
    const change = learner && taught?.shots === shots ? taught.changes[learner.name] : undefined;
    list.innerHTML = shots.map((shot, i) => drawShot(shot, i, pen, [
      guests.includes(shot) ? say("teaching.guest") : "",
      change && !hide.includes("answer") ? say("teaching.before", { answer: sayAnswer(change.before[i]) }) : "",
    ])).join("");
    cost.textContent = change && taught ? describeCost(change, taught.sample) : "";
    tour.hidden = !learner || new Set(shots.map(({ label }) => label)).size >= DIGITS
      || shots.length > maxShots - DIGITS;
    forget.hidden = !shots.length;
    forget.textContent = say(guests.length ? "teaching.forget_guests" : "teaching.forget");
  }
}

/** @param {Shot} shot @param {number} index @param {number} pen @param {string[]} notes */
function drawShot({ label, drawn }, index, pen, notes) {
  const name = nameAnswer(label);
  const picture = drawn instanceof Uint8Array ? drawPixels(drawn)
    : `<svg viewBox="0 0 1 1" stroke-width="${pen}" aria-hidden="true"><path d="${outlineStrokes(drawn)}"/></svg>`;
  return `<li>${picture}<b>${name}</b> ${notes.filter(Boolean).map((note) => `<span>${note}</span>`).join(" ")}`
    + `<button type="button" data-index="${index}" aria-label="${say("teaching.back_one", { answer: name })}">×</button></li>`;
}

/** A 28x28 of levels from 0 to 15, the pixels of each level one path. @param {Uint8Array} levels */
function drawPixels(levels) {
  const paths = Array.from({ length: 15 }, () => "");
  levels.forEach((level, i) => {
    if (level) paths[level - 1] += `M${i % 28} ${Math.floor(i / 28)}h1v1h-1z`;
  });
  return `<svg class="pixels" viewBox="0 0 28 28" aria-hidden="true">${paths.map((path, i) =>
    path && `<path d="${path}" opacity="${((i + 1) / 15).toFixed(2)}"/>`).join("")}</svg>`;
}
