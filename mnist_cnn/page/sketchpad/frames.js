// A thin frame around each digit of a number on the pad, with a tag that chooses it.

import { readingOf } from "../asking/selectors.js";
import { change, listen } from "../shared/state.js";
import { nameAnswer, nameNumber } from "../shared/words.js";
import { say } from "../words/say.js";

const SHOWN = /** @type {const} */ (["question", "reply", "hide", "spoken"]);
const MARGIN = 0.025; // of the pad's side: between the ink of a photo and its frame
const TAG = 26; // pixels that a tag takes: without them above its frame, it stands at its foot, or in it

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
      const margin = state.photo === null ? pen : MARGIN;
      place(frame, number.boxes[i], margin, TAG / layer.clientHeight);
      frame.classList.toggle("on", i === number.part);
      tag.textContent = nameNumber([answer]);
      tag.ariaLabel = say("sketchpad.explain", { place: i + 1, answer: nameAnswer(answer) });
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
 * @param {number} room that the tag takes, of the pad's side
 */
function place(frame, [left, top, right, bottom], margin, room) {
  const share = (/** @type {number} */ length) => `${100 * length}%`;
  frame.style.left = share(left - margin);
  frame.style.top = share(top - margin);
  frame.style.width = share(right - left + 2 * margin);
  frame.style.height = share(bottom - top + 2 * margin);
  const isHigh = top - margin < room;
  frame.classList.toggle("high", isHigh && bottom + margin <= 1 - room);
  frame.classList.toggle("whole", isHigh && bottom + margin > 1 - room);
}
