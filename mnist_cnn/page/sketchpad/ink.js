// A drawing that grows by a stroke, point by point, and stays bounded however long that takes.

import { countPoints, thinStroke, thinStrokes } from "../shared/strokes.js";

/** @typedef {import("../shared/strokes.js").Point} Point */
/** @typedef {import("../shared/strokes.js").Stroke} Stroke */

const ROUGH = 1024; // points that a stroke may have before it is thinned

export class Ink {
  /** @type {Stroke} */
  #stroke = [];
  #limit = ROUGH;

  /**
   * @param {Stroke[]} strokes before this one
   * @param {number} maxPoints of all strokes, as `countPoints` counts them
   */
  constructor(strokes, maxPoints) {
    this.before = strokes;
    this.maxPoints = maxPoints;
  }

  /** @param {Point} point */
  add(point) {
    this.#stroke.push(point);
    if (this.#stroke.length < this.#limit) return;
    this.#stroke = thinStroke(this.#stroke);
    this.#bound();
    this.#limit = Math.max(ROUGH, 2 * this.#stroke.length); // so each point is thinned a few times
  }

  /** All strokes, in a list of their own. @returns {Stroke[]} */
  get strokes() {
    this.#bound();
    return [...this.before, [...this.#stroke]];
  }

  #bound() {
    const all = [...this.before, this.#stroke];
    if (countPoints(all) <= this.maxPoints) return;
    const thin = thinStrokes(all, 0.75 * this.maxPoints); // with room, or each point would thin anew
    this.before = thin.slice(0, -1);
    this.#stroke = thin[thin.length - 1];
  }
}
