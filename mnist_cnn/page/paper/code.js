// A text as a QR code, for a phone's camera: an SVG path in units of a module.

const QUIET = 4; // modules of paper around it, as ISO/IEC 18004 demands
const LEVEL = "M"; // which survives the loss of 15 % of it

/** @typedef {(type: number, level: string) => { addData(text: string): void, make(): void, getModuleCount(): number, isDark(row: number, column: number): boolean }} Encoder */

/**
 * @param {string} text
 * @param {Encoder} encode `qrcode` of qrcode-generator
 * @returns {{ side: number, path: string }} with the paper around it
 */
export function drawCode(text, encode) {
  const code = encode(0, LEVEL); // of the smallest size that holds the text
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  let path = "";
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (code.isDark(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    }
  }
  return { side: count + 2 * QUIET, path };
}
