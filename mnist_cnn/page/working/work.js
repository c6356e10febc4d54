// Works out each level of a path: its total, what it is made of, and what it leads into.

import { NO_DIGIT } from "../shared/fields.js";
import { addUp, cutWindows, findStrongest, multiply, pool, shareUp, sumMaps, sumPlace, toHundredths } from "./arithmetic.js";
import { plain, signed } from "./printing.js";

/** @typedef {import("./path.js").Level} Level */
/** @typedef {import("./path.js").LevelName} LevelName */
/** @typedef {import("./arithmetic.js").Scores} Scores */
/** @typedef {import("./arithmetic.js").Lower} Lower */
/** @typedef {import("./arithmetic.js").Sum} Sum */
/** @typedef {import("./arithmetic.js").Pooled} Pooled */

/**
 * What the page knows of the drawing.
 * @typedef {object} Known
 * @property {number[]} percents the shares of all answers, as the page prints them
 * @property {number[]} off maps of the second block that are turned off
 * @property {Lower | null} lower null until the server has told of it
 * @property {"pen" | "photo" | "scan"} ink what the pixels are of
 * @property {[ArrayLike<number>, ArrayLike<number>]} maps brightness, 0 to 15, in each block
 * @property {ArrayLike<number>} image the 28x28, 255 for full ink
 * @property {[number, number][][]} strokes of the digit, in the pad's unit square
 */
/** @typedef {Scores & Known} Page */

/**
 * A level, worked out; the numbers are hundredths.
 * @typedef {object} Worked
 * @property {Level} level
 * @property {Page} page
 * @property {Lower} lower
 * @property {number} total what the level is the working of
 * @property {Sum} sum empty where it is no sum
 * @property {Worked | undefined} above
 * @property {ReturnType<typeof shareUp>} softmax
 * @property {Pooled} pooled empty where it is not the largest of four sums
 * @property {{ number: number, path: string, text: string } | null} into what it leads into: the
 *   number of the part, the path to it, and what it prints; null where it ends
 */

/** @typedef {Pick<Worked, "total" | "into"> & Partial<Worked>} Found */

/** Whether the server must have told of the way down. @param {LevelName} name */
export const needsLower = (name) => !["share", "score", "lead"].includes(name);

/**
 * The levels of a path, worked out one after the other: as many as are known of.
 * @param {Level[]} levels
 * @param {Page} page
 * @returns {Worked[]}
 */
export function workOut(levels, page) {
  /** @type {Worked[]} */
  const done = [];
  for (const level of levels) {
    if (needsLower(level.name) && !page.lower) break;
    const lower = /** @type {Lower} */ (page.lower);
    const above = done[done.length - 1];
    const found = WORK[level.name](level, page, lower, above);
    done.push({ ...EMPTY, ...found, level, page, lower, above });
  }
  return done;
}

const EMPTY = {
  sum: addUp([]), pooled: { windows: [], kept: 0, result: 0 }, softmax: { unit: 1, total: 0, powers: [], shares: [] },
};

/** @type {Record<LevelName, (level: Level, page: Page, lower: Lower, above: Worked | undefined) => Found>} */
const WORK = {
  share: (level, page) => {
    const answer = Number(level.answer);
    const text = plain(toHundredths(page.scores[answer]));
    return { softmax: shareUp(page.scores), total: page.percents[answer], into: { number: answer, path: `${level.path}.score`, text } };
  },
  score: (level, page) => workMaps(level, page, level.answer),
  lead: (level, page) => workMaps(level, page, null),
  place: (level, page, lower) => {
    const place = Number(level.place);
    const sum = sumPlace(page, place);
    const { map } = lower.way;
    const text = plain(toHundredths(lower.points?.values[place] ?? 0));
    return { sum, total: sum.total, into: { number: map, path: `${level.path}.map${map}.cell${place}`, text } };
  },
  map: (level, page, lower, above) => {
    const total = (above?.sum ?? sumMaps(page, null)).parts[Number(level.map)];
    const points = lower.points ?? NO_TERMS;
    const { cell } = lower.way;
    const isOff = page.off.includes(Number(level.map));
    return {
      sum: addUp(multiply(points), 0, total), total,
      into: isOff ? null : { number: cell, path: `${level.path}.cell${cell}`, text: plain(toHundredths(points.values[cell])) },
    };
  },
  second: (level, _, lower) => {
    const pooled = pool(lower.sums ?? [], lower.bias ?? 0);
    const { source } = lower.way;
    const text = signed(pooled.windows[pooled.kept].parts[source]);
    return { pooled, total: pooled.result, into: { number: source, path: `${level.path}.from${source}`, text } };
  },
  part: (level, _, lower, above) => {
    const total = /** @type {Worked} */ (above).pooled.windows[above?.pooled.kept ?? 0].parts[Number(level.source)];
    const part = lower.part ?? NO_TERMS;
    const { sourceCell } = lower.way;
    const number = findInWindow(sourceCell, Number(level.cell), above?.pooled.kept ?? 0, 14);
    const text = plain(toHundredths(part.values[number]));
    return { sum: addUp(multiply(part), 0, total), total, into: { number, path: `${level.path}.cell${sourceCell}`, text } };
  },
  first: (level, _, lower) => {
    const pooled = pool(cutWindows(lower.pixels).map((values) => multiply({ values, weights: lower.filter })), lower.filterBias);
    const { pixel } = lower.way;
    const number = findInWindow(pixel, Number(level.sourceCell), pooled.kept, 28);
    const text = plain(toHundredths(cutWindows(lower.pixels)[pooled.kept][number] ?? 0));
    return { pooled, total: pooled.result, into: { number, path: `${level.path}.pixel${pixel}`, text } };
  },
  pixel: (_, __, lower) => ({ total: toHundredths(lower.around[MIDDLE]), into: null }),
};

const NO_TERMS = { values: [], weights: [] };
export const MIDDLE = 17; // of 5 rows of 7 pixels

/** @param {Level} level @param {Page} page @param {number | null} answer @returns {Found} */
function workMaps(level, page, answer) {
  const sum = sumMaps(page, answer);
  const map = page.lower?.way.map ?? findStrongest(sum.values, sum.total);
  const isFixed = answer === NO_DIGIT; // no map speaks for "no digit"
  return {
    sum, total: sum.total,
    into: isFixed ? null : { number: map, path: `${level.path}.map${map}`, text: signed(sum.parts[map]) },
  };
}

/**
 * The corner of the window at place `kept`, of four, below the pooled map's `cell`.
 * @param {number} cell
 * @param {number} kept
 * @param {number} side of the map that is pooled
 */
export function findCorner(cell, kept, side) {
  const [row, column] = [Math.floor((2 * cell) / side), cell % (side / 2)];
  return { row: 2 * row + Math.floor(kept / 2) - 1, column: 2 * column + (kept % 2) - 1 };
}

/** Which of the four sums is shown: each in turn, and at last the one that stays. @param {Pooled} pooled @param {number} step */
export const findShown = ({ kept }, step) => (step > 4 ? kept : step - 1);

/** The number in that window, 3 x 3, of `number` of the map. @param {number} number @param {number} cell @param {number} kept @param {number} side */
export function findInWindow(number, cell, kept, side) {
  const { row, column } = findCorner(cell, kept, side);
  return 3 * (Math.floor(number / side) - row) + (number % side) - column;
}

/**
 * What is wanted of the server for a level: of whose points it is, and the way as far as it is named.
 * @param {Level} level
 * @param {Scores} page
 * @returns {import("../asking/ways.js").Wanted}
 */
export function wantWay({ answer, place, map, cell, source, sourceCell, pixel }, page) {
  const strongest = () => {
    const sum = place === null ? sumMaps(page, answer) : sumPlace(page, place);
    return findStrongest(sum.values, sum.total);
  };
  const isBelow = source !== null && map === null; // it begins in the first block
  return {
    answers: answer === null ? page.pair : [answer],
    way: { map: isBelow ? null : map ?? strongest(), cell: cell ?? place, source, sourceCell, pixel },
  };
}
