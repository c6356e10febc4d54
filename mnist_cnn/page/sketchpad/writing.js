// What digit keys write: digits in hands that the recipe knows, side by side, as strokes on the pad.

import hands from "./hands.json" with { type: "json" };

/** @typedef {import("../shared/strokes.js").Stroke} Stroke */
/** @typedef {{ digit: number, hand: number }} Written a digit, and which of its hands it is in */

/** The hands of each digit; their strokes are 1 high, and their box begins at (0, 0). */
const HANDS = /** @type {{ name: string, strokes: Stroke[] }[][]} */ (hands);
const MOST = 8; // digits of a number
const TALLEST = 0.7; // of the pad's side: as tall as an example
const WIDEST = 0.88; // all digits with their gaps
const GAP = 0.4; // between two digits, of their height
const NARROWEST = 0.12; // of its height: the room of a 1, whose box has no width

/** Which digit each stroke belongs to, and all digits up to that. @type {WeakMap<Stroke, Written[]>} */
const rows = new WeakMap();

/**
 * The digits that `strokes` are, as keys have written them: without one of which strokes were taken
 * back, and none where a pen has drawn.
 * @param {Stroke[]} strokes
 * @returns {Written[]}
 */
export function findWritten(strokes) {
  const row = strokes.length ? rows.get(strokes[strokes.length - 1]) : null;
  if (!row || !strokes.every((stroke) => rows.has(stroke))) return [];
  const isWhole = countStrokes(row) === strokes.length;
  return isWhole ? row : row.slice(0, -1);
}

/**
 * `row` with one more `digit`; where that is the last one again, it is written in its next hand,
 * unless it is to stand `isBeside` it. `row` itself where there is no room.
 * @param {Written[]} row
 * @param {number} digit
 * @param {boolean} isBeside
 */
export function write(row, digit, isBeside) {
  const last = row[row.length - 1];
  if (last?.digit === digit && !isBeside) {
    return [...row.slice(0, -1), { digit, hand: (last.hand + 1) % HANDS[digit].length }];
  }
  return row.length < MOST ? [...row, { digit, hand: 0 }] : row;
}

/**
 * The strokes of the digits in `row`, side by side in the middle of the pad.
 * @param {Written[]} row
 * @returns {Stroke[]}
 */
export function layOut(row) {
  const widths = row.map((written) => Math.max(NARROWEST, measureWidth(written)));
  const width = widths.reduce((sum, each) => sum + each + GAP, -GAP);
  const height = Math.min(TALLEST, WIDEST / width);
  let left = 0.5 - (height * width) / 2;
  return row.flatMap((written, i) => {
    const start = left + (height * (widths[i] - measureWidth(written))) / 2;
    left += height * (widths[i] + GAP);
    return findStrokes(written).map((stroke) => {
      const placed = stroke.map(([x, y]) => /** @type {[number, number]} */ ([start + height * x, 0.5 + height * (y - 0.5)]));
      rows.set(placed, row.slice(0, i + 1));
      return placed;
    });
  });
}

/** @param {Written} written */
export const findStrokes = ({ digit, hand }) => HANDS[digit][hand].strokes;

/** @param {Written[]} row */
const countStrokes = (row) => row.reduce((sum, written) => sum + findStrokes(written).length, 0);

/** Of its height. @param {Written} written */
const measureWidth = (written) => Math.max(...findStrokes(written).flat().map(([x]) => x));
