// Plays the training: one snapshot after the other, each once the picture of the one before is shown.

import { isWaiting } from "../asking/selectors.js";
import { findShown } from "../shared/moments.js";
import { change, getState, listen } from "../shared/state.js";
import { goTo } from "./playhead.js";

/** @typedef {import("../shared/moments.js").Training} Training */

const STEP = 350; // milliseconds that a snapshot is shown, or longer where the server takes longer
const ICONS = { play: "M1 0L10 5L1 10Z", pause: "M1 0H4V10H1ZM6 0H9V10H6Z" };
const DRAWING = /** @type {const} */ (["strokes", "photo", "missed", "isDown"]);

/**
 * From now on `button` plays the training and pauses it; where the visitor draws, it ends with
 * the trained network.
 * @param {HTMLElement} button
 * @param {() => Training} findTraining
 */
export function playTraining(button, findTraining) {
  let timer = 0;
  const [icon, label] = [button.querySelector("path"), button.querySelector("span")];

  button.addEventListener("click", () => {
    if (getState().isPlaying) return change({ isPlaying: false });
    const training = findTraining();
    const shown = findShown(getState().snapshot, training);
    goTo(shown < training.snapshots.length - 1 ? shown : 0, training, true);
  });
  listen((state, changed) => {
    const isDrawn = state.example === null && DRAWING.some((name) => changed.has(name));
    if (state.isPlaying && isDrawn) change({ isPlaying: false, snapshot: null });
    if (changed.has("isPlaying")) show();
  });
  show();

  function show() {
    const { isPlaying } = getState();
    clearInterval(timer);
    if (isPlaying) timer = window.setInterval(step, STEP);
    icon?.setAttribute("d", isPlaying ? ICONS.pause : ICONS.play);
    if (label) label.textContent = isPlaying ? "Pause" : "Play the training";
  }

  function step() {
    if (isWaiting(getState())) return;
    const training = findTraining();
    const next = findShown(getState().snapshot, training) + 1;
    goTo(next, training, next < training.snapshots.length - 1);
  }
}
