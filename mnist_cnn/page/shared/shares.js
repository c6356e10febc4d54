// From logits to shares, and to words.

import { NO_DIGIT } from "./fields.js";

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

/** @param {number} answer */
export const nameAnswer = (answer) => (answer === NO_DIGIT ? "no digit" : String(answer));
