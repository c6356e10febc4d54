// What the levels above the cells show: shares, scores, the lead, a place, and a map's points.

import { NO_DIGIT } from "../shared/fields.js";
import { nameAnswer, percent, side } from "../shared/words.js";
import { decimal, say } from "../words/say.js";
import { toHundredths } from "./arithmetic.js";
import { frame, hueOf, inkCells, open, sign, signedCells, signedRows, totalRow } from "./blocks.js";
import { countThousands, nameSpot, plain, signed } from "./printing.js";

/** @typedef {import("./work.js").Worked} Worked */
/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./blocks.js").Cell} Cell */

const ROWS_OF_16 = ["1–16", "17–32", "33–48", "49–64"];

/** @param {Worked} worked @param {number} step @returns {Block[]} */
export function showShares({ level, page, softmax }, step) {
  const { powers, total, unit } = softmax;
  const shares = softmax.shares.map((share) => (step > 3 ? percent(decimal(share / 10, 1)) : ""));
  const answer = Number(level.answer);
  const top = Math.max(...powers);
  const items = page.scores.map((score, n) => ({
    name: nameAnswer(n), hue: hueOf(n, page.pair), path: `share${n}.score`, isChosen: n === answer,
    score: decimal(score, 3), height: powers[n] / top,
    power: step > 1 ? plain(powers[n]) : "", share: shares[n],
  }));
  return [
    { kind: "shares", items, step, thousands: countThousands(unit) },
    {
      kind: "fraction", caption: say("working.of_all", { answer: nameAnswer(answer), count: items.length }), hue: hueOf(answer, page.pair),
      over: plain(powers[answer]), under: plain(total), text: shares[answer], isHidden: step < 3,
    },
  ];
}

/** @param {Worked} worked @param {number} step */
export const showScore = (worked, step) => {
  const cells = openMaps(worked, (map) => `${worked.level.path}.map${map}`);
  const bias = say(worked.level.answer === NO_DIGIT ? "working.fixed" : "working.bias");
  return showMaps(say("working.points_of_maps"), cells, step, signedRows(worked.sum, say("working.for_it"), say("working.against_it")),
    [{ label: bias, text: signed(worked.sum.bias) }, totalRow(plain(worked.total), say("working.total_score"))]);
};

/** @param {Worked} worked @param {number} step */
export const showLead = (worked, step) => {
  const cells = openMaps(worked, (map) => `${worked.level.path}.map${map}`);
  return showMaps(say("working.points_of_maps"), cells, step, signedRows(worked.sum, ...namePair(worked)),
    [{ label: say("working.biases"), text: signed(worked.sum.bias) }, totalRow(plain(worked.total), say("working.total_lead"))]);
};

/** A map that finds nothing here has no number. @param {Worked} worked @param {number} step */
export const showPlace = (worked, step) => {
  const { level, sum, total } = worked;
  const cells = openMaps(worked, (map) => (sum.values[map] ? `${level.path}.map${map}.cell${level.place}` : null))
    .map((cell, map) => (sum.values[map] ? cell : { ...cell, text: "" }));
  return showMaps(say("working.points_of_place"), cells, step, signedRows(sum, ...namePair(worked)), [totalRow(signed(total))]);
};

/** @param {Worked} worked @returns {[string, string]} */
const namePair = ({ page: { pair: [one, other] } }) =>
  [say("working.for", { answer: nameAnswer(one) }), say("working.for", { answer: nameAnswer(other) })];

/** @param {Worked} worked @param {(map: number) => string | null} path */
const openMaps = (worked, path) =>
  open(signedCells(worked.sum.values, worked.sum.parts), worked.into, path, (map) => say("working.map_crumb", { map: map + 1 }));

/**
 * The points of the 64 maps, and how they add up: first both signs, then the rest.
 * @param {string} caption
 * @param {Cell[]} cells
 * @param {number} step
 * @param {import("./blocks.js").Row[]} rows
 * @param {import("./blocks.js").Row[]} rest
 * @returns {Block[]}
 */
const showMaps = (caption, cells, step, rows, rest) => [
  { kind: "table", size: "maps", caption, columns: 16, narrow: 8, rows: ROWS_OF_16, cells },
  sign("=", step < 2),
  { kind: "sum", rows: step > 2 ? [...rows, ...rest] : rows, isHidden: step < 2 },
];

/** @param {Worked} worked @param {number} step @returns {Block[]} */
export function showPoints(worked, step) {
  const { level, lower, sum, total, into } = worked;
  const { values, weights } = lower.points ?? { values: [], weights: [] };
  const path = (/** @type {number} */ n) => `${level.path}.cell${n}`;
  /** Where the map finds nothing, there is no number. @param {Cell[]} cells */
  const blank = (cells) => cells.map((cell, n) => (values[n] > 0 ? cell : { ...cell, text: "", isPale: false }));
  const cells = open(blank(inkCells(values)), into, path, (n) => nameSpot(n, 7));
  const tints = signedCells(weights, Array.from(weights, toHundredths))
    .map((cell, n) => (values[n] > 0 ? cell : { ...cell, strength: cell.strength / 3 }));
  const points = signedCells(sum.values, sum.parts);
  return [
    { kind: "table", size: "seven", caption: say("working.map_crumb", { map: Number(level.map) + 1 }), columns: 7, cells },
    sign("×", step < 2),
    { kind: "table", size: "seven", caption: nameWeights(worked), columns: 7, cells: frame(blank(tints), into), isHidden: step < 2 },
    sign("=", step < 3),
    { kind: "table", size: "seven", caption: say("working.points"), columns: 7, cells: frame(blank(points), into), isHidden: step < 3 },
    { kind: "list", products: listProducts(worked, path), isHidden: step < 3 },
    { kind: "sum", rows: [...signedRows(sum, say("working.plus"), say("working.minus")), totalRow(signed(total))], isHidden: step < 3 },
  ];
}

/** @param {Worked} worked */
function nameWeights({ level, page }) {
  const [one, other] = page.pair.map(nameAnswer);
  return level.answer === null ? say("working.weights_pair", { one, other })
    : say("working.weights_for", { answer: nameAnswer(level.answer) });
}

/** The products one by one, the strongest first: a phone has no room for numbers in 49 cells. @param {Worked} worked @param {(cell: number) => string} path */
function listProducts({ lower, sum }, path) {
  const { values, weights } = lower.points ?? { values: [], weights: [] };
  const cells = [...sum.parts.keys()].filter((n) => values[n] > 0);
  return cells.sort((a, b) => Math.abs(sum.values[b]) - Math.abs(sum.values[a])).map((n) => ({
    label: nameSpot(n, 7), path: path(n),
    factors: `${plain(toHundredths(values[n]))} × ${signed(toHundredths(weights[n]))}`,
    points: { text: signed(sum.parts[n]), hue: side(sum.parts[n]) },
  }));
}
