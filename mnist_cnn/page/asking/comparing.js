// Why one answer leads another: exact sums, and what of them is printed.

import { NO_DIGIT } from "../shared/fields.js";
import { roundSigned } from "../shared/rounding.js";
import { toTenths } from "../shared/words.js";

/**
 * What leads `one` over `other`, in points: by map or by place, the sum plus `bias` is `lead`.
 * @typedef {object} Comparison
 * @property {number} one
 * @property {number} other
 * @property {number[]} maps 64
 * @property {number[]} places 49
 * @property {number} bias the difference of the two biases
 * @property {number} lead the difference of the two scores
 */

/**
 * Numbers as they are printed, in tenths of a point.
 * @typedef {import("../shared/rounding.js").PrintedParts} PrintedParts
 * @typedef {{ maps: PrintedParts, places: PrintedParts, bias: number, lead: number }} Printed
 */

/**
 * The comparison of two answers, null if the server has not told of both.
 * @param {Pick<import("./replies.js").Reply, "contributions">} reply
 * @param {number[]} scores of all answers
 * @param {[number, number]} pair
 * @returns {Comparison | null}
 */
export function compare({ contributions }, scores, [one, other]) {
  const [first, second] = [one, other].map((answer) =>
    answer === NO_DIGIT ? fixed(scores[NO_DIGIT]) : contributions.get(answer));
  if (!first || !second) return null;
  return {
    one, other,
    maps: subtract(first.maps, second.maps),
    places: subtract(first.places, second.places),
    bias: first.bias - second.bias,
    lead: scores[one] - scores[other],
  };
}

/** "No digit" has a fixed score, to which no ink contributes. @param {number} score */
const fixed = (score) => ({ maps: new Float32Array(64), places: new Float32Array(49), bias: score });

/** @param {Float32Array} a @param {Float32Array} b */
const subtract = (a, b) => Array.from(a, (value, i) => value - b[i]);

/**
 * What is printed of `comparison`: each number is at most a tenth off, and all add up as printed.
 *
 * The lead is the difference of the printed scores, so it can be a tenth off. The bias takes half
 * of that, the parts the rest.
 * @param {Comparison} comparison
 * @param {number[]} scores
 * @returns {Printed}
 */
export function printComparison({ one, other, maps, places, bias, lead }, scores) {
  const printedLead = toTenths(scores[one]) - toTenths(scores[other]);
  const printedBias = Math.round(10 * bias + (printedLead - 10 * lead) / 2) + 0;
  const rest = printedLead - printedBias;
  return {
    maps: printParts(maps, rest),
    places: printParts(places, rest),
    bias: printedBias,
    lead: printedLead,
  };
}

/**
 * `values`, in points, in tenths that sum to `total`.
 * @param {number[]} values
 * @param {number} total in tenths
 */
export const printParts = (values, total) => roundSigned(values.map((value) => 10 * value), total);

/**
 * The numbers of those `values` that count, the strongest first.
 * @param {number[]} values
 */
export const rankParts = (values) =>
  [...values.keys()]
    .filter((i) => Math.abs(values[i]) >= 0.05)
    .sort((a, b) => Math.abs(values[b]) - Math.abs(values[a]));
