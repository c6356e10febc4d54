// The digits that a network misreads, as small pictures.

/** @typedef {import("./confusion.js").Miss} Miss */
/** @typedef {import("./confusion.js").Cell} Cell */

/**
 * The list of those in `cell`, or of all, as HTML: by what they are, and by what is read.
 * @param {Miss[]} missed in the order of the sheet that holds their images
 * @param {Cell | null} cell
 */
export const drawMissed = (missed, cell) =>
  missed
    .map((miss, row) => ({ ...miss, row }))
    .filter((miss) => !cell || (miss.label === cell.label && miss.answer === cell.answer))
    .sort((a, b) => a.label - b.label || a.answer - b.answer)
    .map(drawMiss)
    .join("");

/** @param {Miss & { row: number }} miss */
function drawMiss({ number, label, answer, isRejected, row }) {
  const name = `Test digit ${number}, a ${label}, read as ${answer}${isRejected ? ", or as no digit" : ""}`;
  return `<li><button type="button" data-row="${row}" aria-pressed="false" aria-label="${name}"`
    + `${isRejected ? ' class="is-rejected"' : ""}><i style="--row:${row}"></i>`
    + `<b class="against">${label}</b> read as <b class="for">${answer}</b></button></li>`;
}
