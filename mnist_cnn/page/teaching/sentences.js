// What the page says of teaching.

import { sayAnswer } from "../shared/words.js";

/** @typedef {import("../shared/shots.js").Change} Change */
/** @typedef {import("../shared/moments.js").Training} Training */

/**
 * What one more shot has changed.
 * @param {number} before the answer before it
 * @param {number} after the answer now
 * @param {number} label that the shot has
 */
export function describeChange(before, after, label) {
  if (before !== after) return `Before: ${sayAnswer(before)}. Now: ${sayAnswer(after)}.`;
  return before === label ? `It already said: ${sayAnswer(before)}.`
    : `It still says: ${sayAnswer(before)}. Show it one more.`;
}

/** @param {Change} change @param {number} sample of how many digits */
export const describeCost = ({ misses: [before, after] }, sample) =>
  `It now misreads ${after} of ${sample.toLocaleString("en")} test digits; before you taught it, ${before}.`;

/** What the button says that leads to the network that learns. @param {Training} learner */
export const describeWay = ({ name }) => `To teach it, go back to the trained ${name} network`;

/** Which network reads, where it is not the trained one. @param {number} batches before it @param {string} moment */
export const describeEarlier = (batches, moment) =>
  batches ? `The network ${moment}.` : "The network before any training.";
