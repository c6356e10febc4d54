// What the levels of cells and pixels show.

import { decimal, say } from "../words/say.js";
import { toHundredths } from "./arithmetic.js";
import { frame, inkCells, open, sign, signedCells, signedRows, totalRow } from "./blocks.js";
import { drawLine } from "./pen_line.js";
import { plain, signed } from "./printing.js";
import { findCorner, findShown, MIDDLE } from "./work.js";

/** @typedef {import("./work.js").Worked} Worked */
/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./blocks.js").Cell} Cell */
/** @typedef {{ row: number, column: number }} Spot */

/** The spots of `count` cells in rows of `columns`, the first one at `corner`. @param {Spot} corner @param {number} columns @param {number} count @returns {Spot[]} */
const listSpots = (corner, columns, count) => Array.from({ length: count }, (_, n) =>
  ({ row: corner.row + Math.floor(n / columns), column: corner.column + (n % columns) }));

/** Whether a spot lies outside a map of `side`. @param {Spot} spot @param {number} side */
const isOutside = ({ row, column }, side) => row < 0 || column < 0 || row >= side || column >= side;

/** @param {Cell[]} cells @param {Spot[]} spots @param {number} side @returns {Cell[]} */
const hatch = (cells, spots, side) => cells.map((cell, n) => ({ ...cell, isOutside: isOutside(spots[n], side) }));

/** Cells that open what lies at their spots, in a map of `side`. @param {ArrayLike<number>} values @param {Spot[]} spots @param {number} side @param {Worked["into"]} into @param {(number: number) => string | null} path */
const openSpots = (values, spots, side, into, path) => hatch(
  open(inkCells(values), into,
    (n) => (isOutside(spots[n], side) ? null : path(side * spots[n].row + spots[n].column)),
    (n) => say("working.spot", { row: spots[n].row + 1, column: spots[n].column + 1 })),
  spots, side);

/** A map of either block, with a frame in it. @param {Worked} worked @param {0 | 1} block @param {number} map @param {Spot & { side: number }} mark @returns {import("./blocks.js").FeatureMap} */
function showMap({ page }, block, map, mark) {
  const side = [14, 7][block];
  const levels = Array.from({ length: side ** 2 }, (_, cell) => page.maps[block][side ** 2 * map + cell] / 15);
  return { kind: "map", caption: say("working.map_crumb", { map: map + 1 }), side, levels, mark };
}

/** Four sums, of which the largest stays. @param {Worked} worked @param {number} step @param {string} parts what is summed @returns {Block[]} */
function showLargest({ pooled }, step, parts) {
  const shown = findShown(pooled, step);
  const { bias, total } = pooled.windows[shown];
  const isLast = step > 4;
  const cells = pooled.windows.map((window, n) => ({
    text: n < step ? plain(window.total) : "", hue: /** @type {const} */ ("ink"), strength: 0,
    isFramed: isLast && n === shown, isNow: !isLast && n === shown,
  }));
  return [
    { kind: "sum", rows: [{ label: parts, text: signed(total - bias) }, { label: say("working.bias"), text: signed(bias) }, totalRow(plain(total))] },
    sign("→"),
    { kind: "table", size: "sums", caption: say("working.four_sums"), columns: 2, cells },
    sign("→"),
    { kind: "result", caption: say("working.largest"), text: isLast ? plain(pooled.result) : "?" },
    { ...sign("→"), isWide: true },
  ];
}

/** @param {Worked} worked @param {number} step @returns {Block[]} */
export function showSecond(worked, step) {
  const { level, pooled, into } = worked;
  const { values, parts } = pooled.windows[findShown(pooled, step)];
  const isKept = findShown(pooled, step) === pooled.kept; // what the other three add leads nowhere
  const cells = open(signedCells(values, parts), isKept ? into : null,
    (n) => (isKept ? `${level.path}.from${n}` : null), (n) => say("working.map_crumb", { map: n + 1 }));
  const cell = Number(level.cell);
  return [
    { kind: "table", size: "parts", caption: say("working.adds"), columns: 8, narrow: 4, cells: cells.map((each, n) => ({ ...each, mark: String(n + 1) })) },
    sign("="),
    ...showLargest(worked, step, say("working.parts")),
    { ...showMap(worked, 1, Number(level.map), { row: Math.floor(cell / 7), column: cell % 7, side: 1 }), isWide: true },
  ];
}

/** @param {Worked} worked @param {number} step @returns {Block[]} */
export function showPart(worked, step) {
  const { level, lower, sum, total, into, above } = worked;
  const { values, weights } = lower.part ?? { values: [], weights: [] };
  const corner = findCorner(Number(level.cell), above?.pooled.kept ?? 0, 14);
  const spots = listSpots(corner, 3, 9);
  const cells = openSpots(values, spots, 14, into, (cell) => `${level.path}.cell${cell}`);
  const products = hatch(frame(signedCells(sum.values, sum.parts), into), spots, 14);
  return [
    showMap(worked, 0, Number(level.source), { ...corner, side: 3 }),
    sign("⌕"),
    { kind: "table", size: "nine", caption: say("working.cells"), columns: 3, cells },
    sign("×"),
    { kind: "table", size: "nine", caption: say("working.weights"), columns: 3, cells: frame(signedCells(weights, Array.from(weights, toHundredths)), into) },
    sign("=", step < 2),
    { kind: "table", size: "nine", caption: say("working.products"), columns: 3, cells: products, isHidden: step < 2 },
    { kind: "sum", rows: [...signedRows(sum, say("working.plus"), say("working.minus")), totalRow(signed(total))], isHidden: step < 2 },
  ];
}

/** @param {Worked} worked @param {number} step @returns {Block[]} */
export function showFirst(worked, step) {
  const { level, page, lower, pooled } = worked;
  const cell = Number(level.sourceCell);
  const shown = findShown(pooled, step);
  const window = { row: Math.floor(shown / 2), column: shown % 2 };
  const spots = listSpots(findCorner(cell, 0, 28), 4, 16);
  const isInside = (/** @type {number} */ n) =>
    !isOutside({ row: Math.floor(n / 4) - window.row, column: (n % 4) - window.column }, 3);
  const into = step > 4 ? { ...lower.way, number: spots.findIndex(({ row, column }) => 28 * row + column === lower.way.pixel), path: "", text: "" } : null;
  const cells = openSpots(lower.pixels, spots, 28, into, (pixel) => `${level.path}.pixel${pixel}`)
    .map((each, n) => ({ ...each, isPale: !isInside(n) }));
  const sum = pooled.windows[shown];
  return [
    { kind: "table", size: "sixteen", caption: say("working.ink", { ink: page.ink, size: "4 × 4" }), columns: 4, cells, window },
    sign("×"),
    { kind: "table", size: "nine", caption: say("working.filter"), columns: 3, cells: signedCells(lower.filter, Array.from(lower.filter, toHundredths)) },
    sign("="),
    { kind: "table", size: "nine", caption: say("working.products"), columns: 3, cells: signedCells(sum.values, sum.parts) },
    sign("="),
    ...showLargest(worked, step, say("working.nine_products")),
    showMap(worked, 0, Number(level.source), { row: Math.floor(cell / 14), column: cell % 14, side: 1 }),
  ];
}

/** @param {Worked} worked @returns {Block[]} */
export function showPixel(worked) {
  const { level, page, lower, total } = worked;
  const [row, column] = [Math.floor(Number(level.pixel) / 28), Number(level.pixel) % 28];
  const before = level.path.slice(0, level.path.lastIndexOf("."));
  const spots = listSpots({ row: row - 2, column: column - 3 }, 7, 35);
  const cells = openSpots(lower.around, spots, 28, { number: MIDDLE, path: "", text: "" }, (pixel) => `${before}.pixel${pixel}`);
  const table = /** @type {Block} */ ({ kind: "table", size: "pixels", caption: say("working.ink", { ink: page.ink, size: "7 × 5" }), columns: 7, cells });
  const result = /** @type {Block} */ ({ kind: "result", caption: "", text: plain(total), isWide: Boolean(lower.line) });
  if (!lower.line || !lower.frame) return [table, sign("→"), result];
  const line = drawLine(Number(level.pixel), page.strokes, lower.frame, lower.line.halfWidth);
  return [table, sign("→"), { kind: "line", caption: say("working.line_there"), html: line }, { kind: "sum", rows: listInk(lower.line, total) }, result];
}

/** How the distance from the line makes the ink. @param {NonNullable<import("./arithmetic.js").Lower["line"]>} line @param {number} total @returns {import("./blocks.js").Row[]} */
function listInk({ distance, halfWidth, sharpness }, total) {
  const [half, away] = [halfWidth, distance].map(toHundredths);
  const ink = (halfWidth - distance) * sharpness + 0.5;
  const limit = ink > 1 ? "most" : ink < 0 ? "least" : "";
  return [
    { label: say("working.half_width"), text: plain(half) },
    { label: say("working.distance"), text: signed(-away) },
    totalRow(plain(half - away), say("working.inside")),
    { label: say("working.sharpness", { case: limit, sharpness: decimal(sharpness, 1), half: decimal(0.5, 1) }), text: plain(total), isRest: true },
  ];
}
