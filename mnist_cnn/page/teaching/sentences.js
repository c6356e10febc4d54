// What the page says of teaching.

import { findMoment } from "../shared/moments.js";
import { sayAnswer } from "../shared/words.js";
import { say } from "../words/say.js";

/** @typedef {import("../shared/shots.js").Change} Change */
/** @typedef {import("../shared/moments.js").Training} Training */

/**
 * What one more shot has changed.
 * @param {number} before the answer before it
 * @param {number} after the answer now
 * @param {number} label that the shot has
 */
export function describeChange(before, after, label) {
  if (before !== after) return say("teaching.changed", { before: sayAnswer(before), after: sayAnswer(after) });
  return say(before === label ? "teaching.already" : "teaching.still", { answer: sayAnswer(before) });
}

/** @param {Change} change @param {number} sample of how many digits */
export const describeCost = ({ misses: [before, after] }, sample) =>
  say("teaching.cost", { before, after, sample });

/** Which network reads, where it is not the trained one. @param {number} batches before it @param {Training} training */
export function describeEarlier(batches, { batchesPerEpoch }) {
  const { kind, slots } = findMoment(batches, batchesPerEpoch);
  return say(`teaching.${kind}`, slots);
}
