// The arithmetic of each level, in hundredths: what is printed adds up, as printed.
//
// A level's total is the number that the level above has printed, and its parts are rounded to it.
// A factor, such as a cell that is multiplied by a weight, is rounded by itself.

import { NO_DIGIT } from "../shared/fields.js";
import { roundParts, roundSigned } from "../shared/rounding.js";

/** @typedef {import("./path.js").Level} Level */
/** @typedef {import("../shared/rounding.js").PrintedParts} PrintedParts */
/** @typedef {import("../asking/ways.js").Terms} Terms */

/**
 * What the levels above the cells are made from, as the page knows it.
 * @typedef {object} Scores
 * @property {number[]} scores of all answers
 * @property {[number, number]} pair the leading answer, and the one that it is compared with
 * @property {Map<number, { maps: ArrayLike<number>, places: ArrayLike<number>, bias: number }>} contributions
 *   to the score of each digit, in points: by map and by place
 * @property {ArrayLike<number>} cells what each cell, 64 x 49, contributes to the pair's lead
 */

/** @typedef {import("../asking/ways.js").Way} Lower what the levels below are made from */

/**
 * A sum: the parts, the bias and the total, which is what they add up to.
 * @typedef {PrintedParts & { values: number[], bias: number, total: number }} Sum
 */
/** @typedef {{ windows: Sum[], kept: number, result: number }} Pooled four sums, of which the largest stays, if it is above 0 */

/** @param {number} value */
export const toHundredths = (value) => Math.round(100 * value) + 0; // +0: never -0

/**
 * The sum of `values` and `bias`, printed as `total` where a level above has printed it.
 * @param {ArrayLike<number>} values
 * @param {number} bias
 * @param {number} [total] in hundredths
 * @returns {Sum}
 */
export function addUp(values, bias = 0, total = undefined) {
  const numbers = Array.from(values);
  const sum = numbers.reduce((all, value) => all + value, bias);
  const printed = total ?? toHundredths(sum);
  const rest = 100 * bias + (printed - 100 * sum) / 2; // the bias takes half of what rounding has left
  const printedBias = bias ? Math.round(rest) + 0 : 0;
  return {
    values: numbers, bias: printedBias, total: printed,
    ...roundSigned(numbers.map((value) => 100 * value), printed - printedBias),
  };
}

/** @param {number[][]} windows the parts at each of the four places @param {number} bias @returns {Pooled} */
export function pool(windows, bias) {
  const exact = windows.map((parts) => parts.reduce((all, part) => all + part, bias));
  const sums = windows.map((parts) => addUp(parts, bias));
  const kept = exact.indexOf(Math.max(...exact));
  return { windows: sums, kept, result: Math.max(0, sums[kept].total) };
}

/** The nine of 4 x 4 `pixels` at each of the four places of a window. @param {ArrayLike<number>} pixels */
export const cutWindows = (pixels) => [0, 1, 4, 5].map((corner) =>
  [0, 1, 2, 4, 5, 6, 8, 9, 10].map((n) => pixels[corner + n]));

/** @param {Terms} terms */
export const multiply = ({ values, weights }) => Array.from(values, (value, i) => value * weights[i]);

/**
 * What each map counts for one answer, or for one more than for another.
 * @param {Scores} scores
 * @param {number | null} answer null for the pair
 */
export function sumMaps({ scores, pair, contributions }, answer) {
  const nothing = { maps: new Float32Array(64), bias: 0 };
  const find = (/** @type {number} */ each) =>
    contributions.get(each) ?? { ...nothing, bias: scores[NO_DIGIT] };
  const one = find(answer ?? pair[0]);
  const other = answer === null ? find(pair[1]) : nothing;
  return addUp(Array.from(one.maps, (value, map) => value - other.maps[map]), one.bias - other.bias);
}

/** What each map counts at `place`, for the pair. @param {Scores} scores @param {number} place */
export const sumPlace = ({ cells }, place) =>
  addUp(Array.from({ length: 64 }, (_, map) => cells[49 * map + place]));

/**
 * The softmax: the powers of e in hundredths of a `unit`, their total, and shares in thousandths.
 * @param {number[]} scores
 */
export function shareUp(scores) {
  const powers = scores.map(Math.exp);
  const sum = powers.reduce((all, power) => all + power);
  const unit = 1000 ** Math.max(0, Math.floor((Math.log10(sum) - 2) / 3));
  const total = toHundredths(sum / unit);
  return {
    unit, total,
    powers: roundParts(powers.map((power) => (100 * power) / unit), total),
    shares: roundParts(powers.map((power) => (1000 * power) / sum), 1000),
  };
}

/** The number of the part that is strongest in the sign of the total. @param {ArrayLike<number>} values @param {number} total */
export function findStrongest(values, total) {
  const strengths = Array.from(values, (value) => (total < 0 ? -value : value));
  return strengths.indexOf(Math.max(...strengths));
}
