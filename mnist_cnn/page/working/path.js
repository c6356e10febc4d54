// The path to what is opened: one number in another, from an answer's share down to a pixel.
//
// In a link it is a text, share7.score.map9.cell17.from10.cell78.pixel297. Each name but the last
// is of a level that is open, too; map and from only lead to a cell where they stand behind a place,
// or first.

import { NO_DIGIT } from "../shared/fields.js";

/** @typedef {"share" | "score" | "lead" | "place" | "map" | "second" | "part" | "first" | "pixel"} LevelName */

/**
 * A level of a path: what is opened there, with all that the names before have chosen.
 * @typedef {object} Level
 * @property {LevelName} name
 * @property {string} path to it, as a text
 * @property {number | null} answer of whose share or score it is; null where a pair is compared
 * @property {number | null} place of the 49
 * @property {number | null} map of the second block
 * @property {number | null} cell of that map
 * @property {number | null} source a map of the first block
 * @property {number | null} sourceCell a cell of that map
 * @property {number | null} pixel
 */

/**
 * What may follow a name: how many numbers it chooses from, 0 for none, whether it opens a level,
 * which number of the level it sets.
 * @typedef {{ opens: LevelName | null, sets: keyof Level | null, end: number, next: Record<string, string> }} Rule
 */

/** @type {Record<string, Rule>} */
const RULES = {
  start: { opens: null, sets: null, end: 0, next: { share: "share", score: "scoreOf", lead: "lead", place: "place", map: "map", from: "fromFirst" } },
  share: { opens: "share", sets: "answer", end: NO_DIGIT + 1, next: { score: "score" } },
  score: { opens: "score", sets: null, end: 0, next: { map: "map" } },
  scoreOf: { opens: "score", sets: "answer", end: NO_DIGIT + 1, next: { map: "map" } },
  lead: { opens: "lead", sets: null, end: 0, next: { map: "map" } },
  place: { opens: "place", sets: "place", end: 49, next: { map: "mapAtPlace" } },
  map: { opens: "map", sets: "map", end: 64, next: { cell: "cell" } },
  mapAtPlace: { opens: null, sets: "map", end: 64, next: { cell: "cell" } },
  cell: { opens: "second", sets: "cell", end: 49, next: { from: "from" } },
  from: { opens: "part", sets: "source", end: 32, next: { cell: "cellOfFirst" } },
  fromFirst: { opens: null, sets: "source", end: 32, next: { cell: "cellOfFirst" } },
  cellOfFirst: { opens: "first", sets: "sourceCell", end: 196, next: { pixel: "pixel" } },
  pixel: { opens: "pixel", sets: "pixel", end: 784, next: {} },
};

/** @type {Omit<Level, "name" | "path">} */
const NOWHERE = { answer: null, place: null, map: null, cell: null, source: null, sourceCell: null, pixel: null };

/**
 * The levels of the path that `text` is; those before the first name that cannot stand where it is.
 * @param {string} text
 * @returns {Level[]}
 */
export function readPath(text) {
  /** @type {Level[]} */
  const levels = [];
  let rule = RULES.start;
  let chosen = NOWHERE;
  let path = "";
  for (const token of text.split(".")) {
    const [, name, digits] = /^([a-z]+)(\d{0,3})$/.exec(token) ?? [];
    rule = RULES[rule.next[name]];
    if (!rule || !isOf(digits, rule.end)) break;
    if (rule.sets) chosen = { ...chosen, [rule.sets]: Number(digits) };
    path = path ? `${path}.${token}` : token;
    if (chosen.answer === NO_DIGIT && chosen.map !== null) break; // no map speaks for it
    if (rule.opens) levels.push({ ...chosen, name: rule.opens, path });
  }
  return levels;
}

const NAMELESS = ["first", "pixel"]; // levels on whose way no answer is named

/**
 * The levels that are open: none whose way names the answer, where a teacher has left that out.
 * @param {Pick<import("../shared/state.js").State, "working" | "hide">} state
 */
export function findOpen({ working, hide }) {
  const levels = readPath(working);
  const isSecret = hide.includes("answer") && levels.some(({ name }) => !NAMELESS.includes(name));
  return isSecret ? [] : levels;
}

/** @param {string} digits @param {number} end */
const isOf = (digits, end) => (end ? digits !== "" && Number(digits) < end : digits === "");

/** How `level` is written behind the one before it. @param {string} before @param {string} token */
export const follow = (before, token) => `${before}.${token}`;

/** The path to a cell of the second block from `level`, a place or a map. @param {Level} level @param {number} map @param {number} cell */
export const enterCell = (level, map, cell) =>
  level.name === "place" ? `${level.path}.map${map}.cell${cell}` : `${level.path}.cell${cell}`;
