// A thin frame around each digit of a number on the pad, with a tag that chooses it.

import { readingOf } from "../asking/selectors.js";
import { change, listen } from "../shared/state.js";
import { nameAnswer, nameNumber } from "../shared/words.js";

const SHOWN = /** @type {const} */ (["question", "reply", "hide"]);
const MARGIN = 0.025; // of the pad's side: between the ink of a photo and its frame
const HIGH = 0.12; // of the pad's side: a frame that starts above this has its tag at its foot

/**
 * @param {HTMLElement} layer over the pad, as large as it
 * @param {number} pen the width of a line, of the pad's side
 */
export function showFrames(layer, pen) {
  listen((state, changed) => {
    if (!SHOWN.some((name) => changed.has(name))) return;
    const { number, answers: all } = readingOf(state) ?? {};
    const answers = number && all && !state.hide.includes("answer") ? all : [];
    while (layer.children.length > answers.length) layer.lastElementChild?.remove();
    while (layer.children.length < answers.length) layer.append(createFrame(layer.children.length));
    answers.forEach((answer, i) => {
      const frame = /** @type {HTMLElement} */ (layer.children[i]);
      const tag = /** @type {HTMLElement} */ (frame.firstElementChild);
      if (!number) return;
      place(frame, number.boxes[i], state.photo === null ? pen : MARGIN);
      frame.classList.toggle("on", i === number.part);
      tag.textContent = nameNumber([answer]);
      tag.ariaLabel = `Explain digit ${i + 1}: ${nameAnswer(answer)}`;
    });
  });
}

/** @param {number} part */
function createFrame(part) {
  const frame = document.createElement("div");
  const tag = document.createElement("button");
  tag.type = "button";
  tag.tabIndex = -1; // keys choose it in the answer
  tag.addEventListener("click", () => change({ part }));
  frame.append(tag);
  return frame;
}

/**
 * @param {HTMLElement} frame
 * @param {[number, number, number, number]} box of the lines' middle, or of a photo's ink
 * @param {number} margin around it
 */
function place(frame, [left, top, right, bottom], margin) {
  const share = (/** @type {number} */ length) => `${100 * length}%`;
  frame.style.left = share(left - margin);
  frame.style.top = share(top - margin);
  frame.style.width = share(right - left + 2 * margin);
  frame.style.height = share(bottom - top + 2 * margin);
  frame.classList.toggle("high", top < HIGH);
}
