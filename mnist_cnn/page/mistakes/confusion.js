// The confusion matrix: which digits are taken for which.

/**
 * @typedef {object} Mistakes what a network gets wrong among MNIST's test digits
 * @property {number} testDigits how many it has read
 * @property {number[]} missesBySnapshot
 * @property {number[][]} confusion how often [digit] was read as [answer]
 * @property {Miss[]} missed in the order of the network's sheet of images
 */

/**
 * @typedef {object} Miss
 * @property {number} number of the digit in MNIST's test set
 * @property {number} label what it is
 * @property {number} answer what is read
 * @property {boolean} isRejected whether "no digit" leads even the answer
 */

/** @typedef {{ label: number, answer: number }} Cell */

/**
 * The matrix as a table's HTML: what is read wrong are buttons, the more often the stronger.
 * @param {number[][]} confusion
 */
export function drawConfusion(confusion) {
  const most = Math.max(...confusion.flatMap((row, label) => row.filter((_, answer) => answer !== label)));
  const heads = confusion.map((_, answer) => `<th scope="col"><span class="only-heard">read as </span>${answer}</th>`);
  const rows = confusion.map((row, label) => {
    const cells = row.map((count, answer) => drawCell({ label, answer }, count, count / most));
    return `<tr><th scope="row"><span class="only-heard">a </span>${label}</th>${cells.join("")}</tr>`;
  });
  return "<caption>Down: what the digit is. Across: what is read.</caption>"
    + `<thead><tr><td></td>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody>`;
}

/** @param {Cell} cell @param {number} count @param {number} strength from 0 to 1 */
function drawCell({ label, answer }, count, strength) {
  if (label === answer) return `<td class="right">${count}</td>`;
  if (!count) return "<td></td>";
  const tone = Math.round(100 * Math.sqrt(strength));
  return `<td style="--tone:${tone}%"><button type="button" data-label="${label}" data-answer="${answer}" `
    + `aria-pressed="false" aria-label="${label} read as ${answer}: ${count}">${count}</button></td>`;
}
