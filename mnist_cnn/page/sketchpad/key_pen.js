// A pen that arrows move over the pad; it draws while it is down.

import { getState } from "../shared/state.js";
import { say } from "../words/say.js";
import { PenStroke } from "./pen_stroke.js";

/** @typedef {import("../shared/strokes.js").Point} Point */

const STEP = 0.04; // of the pad's side, by which an arrow moves it
const FINE = 0.01; // with Shift
const START = /** @type {Point} */ ([0.5, 0.2]);
/** @type {Record<string, Point>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {string} key */
export const isArrow = (key) => key in ARROWS;

export class KeyPen {
  /** @type {Point} */
  #point = START;
  /** @type {Set<string>} arrows that are held: two of them move it askew */
  #held = new Set();
  /** @type {PenStroke | null} */
  #stroke = null;

  /** @param {HTMLElement} nib @param {HTMLElement} heard @param {number} maxPoints */
  constructor(nib, heard, maxPoints) {
    this.nib = nib;
    this.heard = heard;
    this.maxPoints = maxPoints;
  }

  /** @param {KeyboardEvent} event */
  move({ key, shiftKey }) {
    this.#held.add(key);
    const step = shiftKey ? FINE : STEP;
    const [x, y] = [...this.#held].reduce(([x, y], arrow) =>
      [x + step * ARROWS[arrow][0], y + step * ARROWS[arrow][1]], this.#point);
    this.#point = [bound(x), bound(y)];
    if (this.#isDown) this.#stroke?.draw([this.#point]);
    this.#show();
  }

  /** @param {string} key */
  release(key) {
    this.#held.delete(key);
  }

  /** Puts the pen down, or lifts it. */
  press() {
    if (this.#isDown) this.lift();
    else {
      this.#stroke = new PenStroke(this.#point, this.maxPoints);
      this.heard.textContent = say("sketchpad.pen_down");
    }
    this.#show();
  }

  lift() {
    if (this.#isDown) this.#stroke?.end();
    if (this.#stroke) this.heard.textContent = say("sketchpad.pen_up");
    this.#stroke = null;
    this.#show();
  }

  /** The pad has lost the focus. */
  leave() {
    this.lift();
    this.#held.clear();
    this.nib.hidden = true;
  }

  /** Whether it draws: Clear or Undo may have ended the stroke. */
  get #isDown() {
    return this.#stroke !== null && getState().isDown;
  }

  #show() {
    const [x, y] = this.#point;
    Object.assign(this.nib.style, { left: `${100 * x}%`, top: `${100 * y}%` });
    this.nib.classList.toggle("down", this.#isDown);
    this.nib.hidden = false;
  }
}

/** @param {number} coordinate */
const bound = (coordinate) => Math.min(1, Math.max(0, coordinate));
