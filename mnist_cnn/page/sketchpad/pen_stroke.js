// A stroke that a pen draws on the pad, by hand or by keys, as it becomes the state's.

import { beginStroke, recordStroke, showDrawing } from "../shared/drawing.js";
import { change, getState } from "../shared/state.js";
import { Ink } from "./ink.js";

/** @typedef {import("../shared/strokes.js").Point} Point */

export class PenStroke {
  #frame = 0;

  /** @param {Point} point where the pen is put down @param {number} maxPoints of a drawing */
  constructor(point, maxPoints) {
    const { strokes, sheet } = beginStroke(); // an example that was chosen is drawn on
    this.ink = new Ink(strokes, maxPoints);
    this.ink.add(point);
    showDrawing({ strokes: this.ink.strokes, ...(strokes.length && { sheet }) }, { isDown: true });
  }

  /** @param {Point[]} points to which the pen is drawn */
  draw(points) {
    for (const point of points) this.ink.add(point);
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (getState().isDown) change({ strokes: this.ink.strokes });
    });
  }

  /** The pen is lifted. */
  end() {
    recordStroke();
    change({ strokes: this.ink.strokes, isDown: false });
  }
}
