// The confusion matrix as HTML: which digits are taken for which.

import { say } from "../words/say.js";

/** @typedef {{ label: number, answer: number }} Cell of the matrix: what a digit is, what is read */

/**
 * A table's content: what is read wrong are buttons, the more often the stronger.
 * @param {number[][]} confusion how often [digit] was read as [answer]
 */
export function drawMatrix(confusion) {
  const errors = confusion.flatMap((row, label) => row.filter((_, answer) => answer !== label));
  const most = Math.max(...errors);
  const heads = confusion.map((_, answer) =>
    `<th scope="col">${say("mistakes.column", { answer })}</th>`);
  const rows = confusion.map((row, label) => {
    const cells = row.map((count, answer) => drawCell({ label, answer }, count, count / most));
    return `<tr><th scope="row">${say("mistakes.row", { label })}</th>${cells.join("")}</tr>`;
  });
  return `<caption>${say("mistakes.caption")}</caption>`
    + `<thead><tr><td></td>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody>`;
}

/** @param {Cell} cell @param {number} count @param {number} strength from 0 to 1 */
function drawCell({ label, answer }, count, strength) {
  if (label === answer) return `<td class="right">${count}</td>`;
  if (!count) return "<td></td>";
  const tone = Math.round(100 * Math.sqrt(strength));
  return `<td style="--tone:${tone}%"><button type="button" data-label="${label}" data-answer="${answer}" `
    + `aria-pressed="false" aria-label="${say("mistakes.cell", { label, answer, count })}">${count}</button></td>`;
}
