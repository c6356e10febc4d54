// Writes digits on the pad, stroke by stroke, as an example draws itself.

import { beginStroke, getDrawing, recordStroke, showDrawing } from "../shared/drawing.js";
import { change, getState } from "../shared/state.js";
import { cutStrokes } from "./cutting.js";
import { findStrokes, findWritten, layOut, write } from "./writing.js";

/** @typedef {import("../shared/strokes.js").Stroke} Stroke */

const SECONDS = 0.9; // that a digit takes to be written

export class Writer {
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
