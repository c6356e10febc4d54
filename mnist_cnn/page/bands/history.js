// What each snapshot of a training answers to one drawing.

import { rankAnswers } from "../asking/shares.js";

/**
 * The first of the last snapshots that all give the last one's answer with more than half of the
 * shares; null if the last one is not as sure itself.
 * @param {number[][]} shares for each snapshot
 */
export function findSince(shares) {
  const [answer] = rankAnswers(shares[shares.length - 1]);
  const unsure = shares.findLastIndex((those) => those[answer] <= 0.5);
  return unsure === shares.length - 1 ? null : unsure + 1;
}
