// Draws what lies in the strip, as HTML: the bands with their labels, and the axis below.

import { NO_DIGIT } from "../shared/fields.js";
import { nameAnswer } from "../shared/words.js";
import { stackBands } from "./stack.js";

/** @typedef {import("./faces.js").Face} Face */
/** @typedef {{ place: number, text: string, html?: string, drawing?: string, isRare?: boolean }} Mark on the axis: what stands below it */

/**
 * The two answers that are compared have their colours.
 * @param {Face} face
 * @param {number[][]} shares of all answers, at each stop
 * @param {number[]} places of the stops, from 0 to 1
 * @param {number[]} pair
 */
export function drawBands(face, shares, places, [one, other]) {
  const bands = stackBands(shares, places, face.findStretches);
  /** @param {number} answer */
  const colour = (answer) => {
    if (answer === one) return "for";
    if (answer === other) return "against";
    if (answer === NO_DIGIT) return "none";
    return answer % 2 ? "odd" : "even";
  };
  const paths = bands.map(({ answer, path }) => `<path class="${colour(answer)}" d="${path}"/>`);
  const dotted = face.findDotted(shares);
  if (dotted) paths.push(`<path class="dotted" d="M${100 * places[dotted]} 0V100"/>`);
  const tags = bands.flatMap(({ answer, labels }) => labels.map((label) => drawTag(answer, label)));
  return { paths: paths.join(""), tags: tags.join("") };
}

/**
 * A long name is never large.
 * @param {number} answer
 * @param {import("./stack.js").Label} label
 */
function drawTag(answer, { x, y, isLarge }) {
  const side = x < 5 ? "at-start" : x > 95 ? "at-end" : "";
  const size = isLarge && answer !== NO_DIGIT ? "large" : "";
  return `<span class="${side} ${size}" style="left:${x}%;top:${y}%">${nameAnswer(answer)}</span>`;
}

/** @param {number[]} ticks from 0 to 1 @param {Mark[]} marks */
export const drawAxis = (ticks, marks) =>
  [...ticks.map((place) => `<i style="left:${100 * place}%"></i>`), ...marks.map(drawMark)].join("");

/** @param {Mark} mark */
function drawMark({ place, text, html = text, drawing = "", isRare = false }) {
  const side = place === 0 ? "first" : place === 1 && drawing ? "last" : "";
  return `<span class="${side} ${isRare ? "wide" : ""}" style="left:${100 * place}%">${drawing}<span>${html}</span></span>`;
}
