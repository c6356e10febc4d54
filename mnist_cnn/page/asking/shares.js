// From logits to shares, and to the pair of answers that is compared.

import { NO_DIGIT } from "../shared/fields.js";
import { UPRIGHT } from "../shared/turning.js";

/**
 * The logits of all answers: ten, or eleven where the network was taught "no digit".
 * @param {number[]} logits
 * @param {number | null} noDigitLogit
 */
export const listScores = (logits, noDigitLogit) =>
  noDigitLogit === null ? logits : [...logits, noDigitLogit];

/** The softmax of `scores`: shares that sum to 1. @param {number[]} scores */
export function shareOut(scores) {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power);
  return powers.map((power) => power / sum);
}

/** The numbers of the answers, the largest score first. @param {number[]} scores */
export const rankAnswers = (scores) =>
  scores.map((_, answer) => answer).sort((a, b) => scores[b] - scores[a]);

/**
 * What is compared at angle number `stop`: the answer that leads unturned or, where that leads, the one
 * that leads at most other angles; null if none does.
 * @param {number[][]} shares at all of ANGLES
 * @param {number} stop
 */
export function chooseRival(shares, stop) {
  const leaders = shares.map((those) => rankAnswers(those)[0]);
  const upright = leaders[UPRIGHT];
  if (leaders[stop] !== upright) return upright;
  const counts = shares[0].map((_, answer) => leaders.slice(1).filter((leader) => leader === answer && leader !== upright).length);
  const [most] = rankAnswers(counts);
  return counts[most] ? most : null;
}

/**
 * The leading answer, and the one that it is compared with: `against`, or else the best other digit,
 * since nothing contributes to the fixed score of "no digit".
 * @param {number[]} scores
 * @param {number | null} against
 * @returns {[number, number]}
 */
export function choosePair(scores, against) {
  const [one, ...others] = rankAnswers(scores);
  const isWanted = against !== null && against !== one && against < scores.length;
  return [one, isWanted ? against : /** @type {number} */ (others.find((answer) => answer !== NO_DIGIT))];
}
