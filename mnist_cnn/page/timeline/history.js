// What each snapshot of a training answers to one drawing.

import { listScores, rankAnswers, shareOut } from "../shared/shares.js";

const DIGITS = 10;

/**
 * The shares of all answers, for each snapshot.
 * @param {Float32Array} history the logits of the ten digits, snapshot by snapshot
 * @param {number | null} noDigitLogit
 */
export const listShares = (history, noDigitLogit) =>
  Array.from({ length: history.length / DIGITS }, (_, snapshot) => {
    const logits = [...history.subarray(snapshot * DIGITS, (snapshot + 1) * DIGITS)];
    return shareOut(listScores(logits, noDigitLogit));
  });

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
