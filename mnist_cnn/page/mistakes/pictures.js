// The digits that a network misreads, as HTML.

import { say } from "../words/say.js";

/** @typedef {import("./matrix.js").Cell} Cell */

/** @typedef {Pick<import("../shared/facts.js").Network, "missedDigits" | "missedLabels" | "missedAnswers" | "rejected">} Mistakes */

/**
 * @typedef {object} Miss
 * @property {number} row of the network's sheet of images
 * @property {number} number of the digit in MNIST's test set
 * @property {number} label what it is
 * @property {number} answer what is read
 * @property {boolean} isRejected whether it is called "no digit"
 */

/**
 * What a network misreads, by what it is, and by what is read.
 * @param {Mistakes} mistakes
 * @returns {Miss[]}
 */
export const listMissed = ({ missedDigits, missedLabels, missedAnswers, rejected }) =>
  missedDigits
    .map((number, row) => ({
      row, number, label: missedLabels[row], answer: missedAnswers[row], isRejected: rejected.includes(row),
    }))
    .sort((a, b) => a.label - b.label || a.answer - b.answer);

/** Those in `cell`, or all. @param {Miss[]} missed @param {Cell | null} cell */
export const findIn = (missed, cell) =>
  missed.filter(({ label, answer }) => !cell || (label === cell.label && answer === cell.answer));

/** @param {Miss[]} missed */
export const drawPictures = (missed) => missed.map(drawPicture).join("");

/** @param {Miss} miss */
function drawPicture({ number, label, answer, isRejected, row }) {
  const key = isRejected ? "mistakes.picture_rejected" : "mistakes.picture";
  const name = say(key, { number: String(number), label, answer });
  return `<li><button type="button" aria-pressed="false" aria-label="${name}"`
    + `${isRejected ? ' class="is-rejected"' : ""}><i style="--row:${row}"></i>`
    + `${say("mistakes.pair", { label, answer })}</button></li>`;
}
