// Plays what the bands run over: one stop after the other, each once the picture of the one before is shown.

import { isWaiting } from "../asking/selectors.js";
import { change, getState, listen } from "../shared/state.js";
import { say } from "../words/say.js";

/** @typedef {import("./faces.js").Face} Face */

const STEP = 350; // milliseconds that a stop is shown, or longer where the server takes longer
const ICONS = { play: "M1 0L10 5L1 10Z", pause: "M1 0H4V10H1ZM6 0H9V10H6Z" };
const DRAWING = /** @type {const} */ (["strokes", "photo", "missed", "isDown"]);
const SHOWN = /** @type {const} */ (["isPlaying", "face", "photo", "missed", "spoken"]);

/**
 * From now on `button` plays and pauses; where the visitor draws, it ends with the trained network.
 * @param {HTMLElement} button
 * @param {() => Face} findFace
 */
export function playBands(button, findFace) {
  let timer = 0;
  const [icon, label] = [button.querySelector("path"), button.querySelector("span")];

  button.addEventListener("click", () => {
    if (getState().isPlaying) return change({ isPlaying: false });
    const face = findFace();
    face.goTo(face.findStart(face.findStop(getState())), true);
  });
  listen((state, changed) => {
    const isDrawn = !state.turned && state.example === null && DRAWING.some((name) => changed.has(name));
    if (state.isPlaying && isDrawn) change({ isPlaying: false, snapshot: null });
    if (SHOWN.some((name) => changed.has(name))) show();
  });
  show();

  function show() {
    const { isPlaying } = getState();
    clearInterval(timer);
    if (isPlaying) timer = window.setInterval(step, STEP);
    icon?.setAttribute("d", isPlaying ? ICONS.pause : ICONS.play);
    if (label) button.ariaLabel = label.textContent = say(isPlaying ? "bands.pause" : `bands.${findFace().name}.play`);
  }

  function step() {
    if (isWaiting(getState())) return;
    const face = findFace();
    const next = face.findNext(face.findStop(getState()));
    face.goTo(next, !face.isEnd(next));
  }
}
