// What the page says of teaching.

import { NO_DIGIT } from "../shared/fields.js";
import { nameAnswer } from "../shared/words.js";

/** @typedef {import("../shared/shots.js").Change} Change */
/** @typedef {import("../shared/moments.js").Training} Training */

/**
 * What one more shot has changed.
 * @param {number} before the answer before it
 * @param {number} after the answer now
 */
export const describeChange = (before, after) =>
  before === after
    ? `It read ${nameAnswer(before)}, and still does.`
    : `It read ${nameAnswer(before)}, and now ${nameAnswer(after)}.`;

/** @param {Change} change @param {number} sample of how many digits */
export const describeCost = ({ misses: [before, after] }, sample) =>
  `Of MNIST’s first ${sample.toLocaleString("en")} test digits it misreads ${after} now, and ${before} untaught.`;

/** With its article: a 7, an 8, no digit. @param {number} answer */
export const nameWithArticle = (answer) =>
  answer === NO_DIGIT ? nameAnswer(answer) : `${answer === 8 ? "an" : "a"} ${answer}`;

/** What a network that does not learn says. @param {Training} learner the one that does */
export const describeUntaught = ({ name }) =>
  `Untaught: only the trained ${name} network learns from you.`;
