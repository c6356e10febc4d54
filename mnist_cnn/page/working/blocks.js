// What a level shows, from left to right, as plain data; tables.js draws it.

import { side } from "../shared/words.js";
import { say } from "../words/say.js";
import { orNought, plain, signed } from "./printing.js";

/**
 * @typedef {object} Cell of a table
 * @property {string} text
 * @property {"for" | "against" | "ink"} hue
 * @property {number} strength of its colour, 0 to 1
 * @property {string} [mark] a small number before it
 * @property {string} [path] to what opens when it is pressed
 * @property {string} [label] what a screen reader says of it, if it is pressed
 * @property {boolean} [isFramed] the level leads into it
 * @property {boolean} [isPale]
 * @property {boolean} [isOutside] of the image or the map
 * @property {boolean} [isNow] it is found at this step
 */

/**
 * @typedef {{ kind: "table", caption: string, columns: number, narrow?: number, cells: Cell[], rows?: string[], size: string,
 *   window?: { row: number, column: number } }} Table with `narrow` columns on a phone
 * @typedef {{ kind: "sign", text: string }} Sign
 * @typedef {{ label: string, text: string, hue?: string, isTotal?: boolean, isRest?: boolean }} Row of a sum
 * @typedef {{ kind: "sum", rows: Row[] }} SumRows
 * @typedef {{ kind: "result", caption: string, text: string }} Result
 * @typedef {{ kind: "map", caption: string, side: number, levels: number[], mark: { row: number, column: number, side: number } }} FeatureMap
 * @typedef {{ kind: "shares", step: number, thousands: number, items: { name: string, hue: string, score: string, height: number,
 *   power: string, share: string, path: string, isChosen: boolean }[] }} Shares
 * @typedef {{ kind: "fraction", caption: string, over: string, under: string, text: string, hue: string }} Fraction
 * @typedef {{ kind: "line", caption: string, html: string }} PenLine
 * @typedef {{ kind: "list", products: { label: string, factors: string, points: { text: string, hue: string }, path: string }[] }} List
 * @typedef {Table | Sign | SumRows | Result | FeatureMap | Shares | Fraction | PenLine | List} Content
 * @typedef {Content & { isHidden?: boolean, isWide?: boolean }} Block `isHidden` until a later step; `isWide` not on a phone
 */

/** @param {string} text @param {boolean} [isHidden] @returns {Block} */
export const sign = (text, isHidden = false) => ({ kind: "sign", text, isHidden });

/** Strength by which the largest of `values` has the full colour. @param {ArrayLike<number>} values */
export function scaleStrength(values) {
  const top = Math.max(1e-9, ...Array.from(values, Math.abs));
  return (/** @type {number} */ value) => Math.sqrt(Math.abs(value) / top);
}

/**
 * Cells with signed numbers, orange and blue.
 * @param {ArrayLike<number>} values exactly
 * @param {ArrayLike<number>} hundredths as printed
 * @returns {Cell[]}
 */
export function signedCells(values, hundredths) {
  const strength = scaleStrength(values);
  return Array.from(values, (value, i) => ({
    text: orNought(value, signed(hundredths[i])), hue: side(value), strength: strength(value),
    isPale: value !== 0 && hundredths[i] === 0,
  }));
}

/**
 * Cells with numbers that are 0 or more, grey: 1 is full ink, or the largest of them.
 * @param {ArrayLike<number>} values
 * @returns {Cell[]}
 */
export function inkCells(values) {
  const top = Math.max(1, ...Array.from(values));
  return Array.from(values, (value) => ({
    text: orNought(value, plain(Math.round(100 * value))), hue: "ink", strength: value / top,
  }));
}

/**
 * Makes `cells` open what `path` says; the one that the level leads into is framed.
 * @param {Cell[]} cells
 * @param {{ number: number } | null} into
 * @param {(n: number) => string | null} path null for what opens nothing
 * @param {(n: number) => string} name
 * @returns {Cell[]}
 */
export const open = (cells, into, path, name) => frame(cells, into).map((cell, n) =>
  ({ ...cell, path: path(n) ?? undefined, label: say("working.named", { name: name(n), number: cell.text }) }));

/** @param {Cell[]} cells @param {{ number: number } | null} into @returns {Cell[]} */
export const frame = (cells, into) => cells.map((cell, n) => ({ ...cell, isFramed: n === into?.number }));

/** What speaks for and what against. @param {import("../shared/rounding.js").PrintedParts} sum @param {string} plus @param {string} minus @returns {Row[]} */
export const signedRows = (sum, plus, minus) => [
  { label: plus, text: signed(sum.plus), hue: "for" },
  { label: minus, text: signed(sum.minus), hue: "against" },
];

/** @param {string} text @param {string} label @returns {Row} */
export const totalRow = (text, label = say("working.sum")) => ({ label, text, isTotal: true });

/** @param {number} answer @param {[number, number]} pair */
export const hueOf = (answer, [one, other]) => (answer === one ? "for" : answer === other ? "against" : "");
