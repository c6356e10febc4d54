// The pad listens to keys, while it has the focus: digits are written, arrows move a pen.

import { beginStroke, getDrawing, recordStroke, showDrawing } from "../shared/drawing.js";
import { change, getState } from "../shared/state.js";
import { say } from "../words/say.js";
import { cutStrokes } from "./cutting.js";
import { PenStroke } from "./pen_stroke.js";
import { findStrokes, findWritten, layOut, write } from "./writing.js";

/** @typedef {import("../shared/strokes.js").Point} Point */
/** @typedef {import("../shared/strokes.js").Stroke} Stroke */

const SECONDS = 0.9; // that a digit takes to be written
const STEP = 0.04; // of the pad's side, by which an arrow moves the pen
const FINE = 0.01; // with Shift
const START = /** @type {Point} */ ([0.5, 0.2]); // of the pen
/** @type {Record<string, Point>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLElement} nib which shows where the pen is
 * @param {HTMLElement} heard says whether it is down
 * @param {number} maxPoints of a drawing
 */
export function drawByKeys(canvas, nib, heard, maxPoints) {
  const writer = new Writer();
  const pen = new KeyPen(nib, heard, maxPoints);
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, repeat } = event;
    if (/^\d$/.test(key)) {
      pen.leave();
      if (!repeat) writer.write(Number(key));
    } else if (key === "Enter") writer.stepAside();
    else if (key in ARROWS) pen.move(event);
    else if (key === " ") {
      writer.finish();
      if (!repeat) pen.press();
    } else return;
    event.preventDefault();
  });
  for (const kind of ["focus", "keydown", "blur"]) {
    canvas.addEventListener(kind, () => canvas.closest(".st-a")?.classList.toggle("has-keys", canvas.matches(":focus-visible")));
  }
  canvas.addEventListener("keyup", ({ key }) => pen.release(key));
  canvas.addEventListener("blur", () => pen.leave());
}

/** Writes digits as an example draws itself. */
class Writer {
  #isBeside = false;
  /** @type {Stroke[]} what is being written, when it is all there */
  #strokes = [];
  /** @type {Stroke[] | null} what of it is shown; another drawing has ended it */
  #shown = null;

  /** The next digit stands beside the last one, even where it is the same. */
  stepAside() {
    this.#isBeside = true;
  }

  /** @param {number} digit */
  write(digit) {
    this.finish();
    const before = findWritten(getDrawing().strokes);
    const row = write(before, digit, this.#isBeside);
    this.#isBeside = false;
    if (row === before) return;
    const { sheet } = beginStroke();
    this.#strokes = layOut(row);
    const count = this.#strokes.length - findStrokes(row[row.length - 1]).length;
    this.#shown = this.#strokes.slice(0, count);
    showDrawing({ strokes: this.#shown, ...(count && { sheet }) }, { isDown: true });
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) this.finish();
    else this.#animate(this.#strokes, count);
  }

  /** @param {Stroke[]} strokes @param {number} count of those that stand there */
  #animate(strokes, count) {
    const start = performance.now();
    const [done, more] = [strokes.slice(0, count), strokes.slice(count)];
    const draw = () => {
      if (this.#strokes !== strokes || !this.#isWriting) return;
      const share = (performance.now() - start) / 1000 / SECONDS;
      if (share >= 1) return this.finish();
      this.#shown = [...done, ...cutStrokes(more, share)];
      change({ strokes: this.#shown });
      requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
  }

  /** What is being written is all there. */
  finish() {
    if (!this.#isWriting) return;
    recordStroke();
    change({ strokes: this.#strokes, isDown: false });
  }

  /** Undo, Clear or a pen may have ended it. */
  get #isWriting() {
    return getState().isDown && getState().strokes === this.#shown;
  }
}

/** A pen that arrows move; it draws while it is down. */
class KeyPen {
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
