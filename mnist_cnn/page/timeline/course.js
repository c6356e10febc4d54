// The course of a training for one drawing, as what lies in the time line's elements.

import { NO_DIGIT } from "../shared/fields.js";
import { countEpochs, labelAxis, placeSnapshots } from "../shared/moments.js";
import { nameAnswer } from "../shared/words.js";
import { stackBands } from "./bands.js";
import { findSince } from "./history.js";

/** @typedef {import("../shared/moments.js").Training} Training */
/** @typedef {{ training: Training, shares: number[][] }} Course shares for each snapshot */

/**
 * The bands and their labels, as HTML: the two answers that are compared have their colours.
 * @param {Course} course
 * @param {number[]} pair
 */
export function drawBands({ training, shares }, [one, other]) {
  const places = placeSnapshots(training);
  const bands = stackBands(shares, places);
  /** @param {number} answer */
  const colour = (answer) => {
    if (answer === one) return "for";
    if (answer === other) return "against";
    if (answer === NO_DIGIT) return "none";
    return answer % 2 ? "odd" : "even";
  };
  const paths = bands.map(({ answer, path }) => `<path class="${colour(answer)}" d="${path}"/>`);
  const since = findSince(shares);
  if (since) paths.push(`<path class="dotted" d="M${100 * places[since]} 0V100"/>`);
  const tags = bands.map(({ answer, label }) => label && drawTag(nameAnswer(answer), label));
  return { paths: paths.join(""), tags: tags.filter(Boolean).join("") };
}

/**
 * @param {string} text
 * @param {{ x: number, y: number, isLarge: boolean }} label
 */
function drawTag(text, { x, y, isLarge }) {
  const side = x < 5 ? "at-start" : x > 95 ? "at-end" : "";
  return `<span class="${side} ${isLarge ? "large" : ""}" style="left:${x}%;top:${y}%">${text}</span>`;
}

/** The axis below: a mark for each snapshot, and what it says. @param {Training} training */
export function drawAxis(training) {
  const marks = placeSnapshots(training).map((place) => `<i style="left:${100 * place}%"></i>`);
  const labels = labelAxis(training.batchesPerEpoch, countEpochs(training)).map(
    ({ place, text, more }) =>
      `<span style="left:${100 * place}%">${text}<span class="wide">${more}</span></span>`,
  );
  return [...marks, ...labels].join("");
}
