// The 28x28 as a table that spreadsheets open.

const SIDE = 28;

/**
 * A row of numbers for each row of pixels, from 0, paper, to 255, full ink, as MNIST's files have them:
 * whole numbers, since a spreadsheet takes 0.5 for a text where a comma marks the decimals.
 * @param {Uint8Array} image
 */
export const writeTable = (image) =>
  Array.from({ length: SIDE }, (_, row) => `${image.slice(SIDE * row, SIDE * (row + 1)).join(",")}\r\n`).join("");
