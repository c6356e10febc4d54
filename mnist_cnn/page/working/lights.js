// What each level lights in the picture, frames and wires, as plain data; veil.js draws it.

import { side } from "../shared/words.js";
import { findStrongest } from "./arithmetic.js";
import { DARK } from "./veil.js";
import { findCorner, findShown } from "./work.js";

/** @typedef {import("./work.js").Worked} Worked */
/** @typedef {import("./path.js").LevelName} LevelName */

/**
 * A part of the picture; the numbers of `cut` are left, top and size, in cells of a tile or pixels.
 * @typedef {{ at: "pad" | "image" | "bars" | "time" } | { at: "tiles", block: 0 | 1 } | { at: "bar", answer: number }
 *   | { at: "tile", block: 0 | 1, number: number }} Part
 * @typedef {Part & { cut?: [number, number, number] }} Spot
 */

/**
 * @typedef {object} Lights
 * @property {Spot[]} lit
 * @property {Spot[]} framed
 * @property {[Spot, Spot][]} wires
 * @property {Mark[]} marks windows and cells
 * @property {boolean} isPlain the 28x28 is shown as ink alone
 * @property {boolean} isOwn tiles show what their cells count for one answer, not for the pair
 * @property {Ribbon[]} ribbons
 */
/** @typedef {Spot & { hue: string, width: number, opacity?: number }} Mark */
/** @typedef {{ map: number, points: number, hundredths: number, to: number }} Ribbon to the bar of an answer */

const RIBBONS = 8;
const WIRED = 3; // of the maps that add most

/** @param {0 | 1} block @param {number | null} number @param {[number, number, number]} [cut] @returns {Spot} */
const tile = (block, number, cut) => ({ at: "tile", block, number: Number(number), cut });

/** @param {number} cell @param {number} side @returns {[number, number, number]} */
const cutCell = (cell, side) => [cell % side, Math.floor(cell / side), 1];

/** A small ring around the cell that a level is of. @param {0 | 1} block @param {number | null} number @param {number | null} cell */
const ring = (block, number, cell) =>
  ({ ...tile(block, number, cutCell(Number(cell), block ? 7 : 14)), hue: "ring", width: 1 });

/** @param {number} strength 0 to 1 */
const weigh = (strength) => ({ width: 0.8 + 2 * strength, opacity: 0.3 + 0.7 * strength });

/** The strongest maps of `sum`, and the one that it leads into. @param {Worked} worked @param {(points: number) => number} to @returns {Ribbon[]} */
function findRibbons({ sum, into }, to) {
  const ranked = [...sum.values.keys()].filter((map) => Math.abs(sum.values[map]) >= 0.05)
    .sort((a, b) => Math.abs(sum.values[b]) - Math.abs(sum.values[a])).slice(0, RIBBONS);
  if (into && !ranked.includes(into.number)) ranked.push(into.number);
  return ranked.map((map) => ({ map, points: sum.values[map], hundredths: sum.parts[map], to: to(sum.values[map]) }));
}

/** @param {Worked} worked @param {number[]} answers @param {(points: number) => number} to @returns {Lights} */
const lightMaps = (worked, answers, to) => ({
  ...DARK,
  lit: [{ at: "tiles", block: 1 }, { at: "bars" }],
  framed: [...answers.map((answer) => /** @type {Spot} */ ({ at: "bar", answer })), ...(worked.into ? [tile(1, worked.into.number)] : [])],
  isOwn: worked.level.answer !== null,
  ribbons: findRibbons(worked, to),
});

/** @type {Record<LevelName, (worked: Worked, step: number) => Lights>} */
export const LIGHTS = {
  share: ({ level }) => ({ ...DARK, lit: [{ at: "bars" }], framed: [{ at: "bar", answer: Number(level.answer) }] }),
  score: (worked) => lightMaps(worked, [Number(worked.level.answer)], () => Number(worked.level.answer)),
  lead: (worked) => lightMaps(worked, worked.page.pair, (points) => worked.page.pair[points < 0 ? 1 : 0]),
  place: ({ level, into }) => {
    const [x, y] = [Number(level.place) % 7, Math.floor(Number(level.place) / 7)];
    const all = Array.from({ length: 64 }, (_, map) => ({ ...tile(1, map, [x, y, 1]), hue: "thin", width: 1 }));
    return {
      ...DARK,
      lit: [{ at: "image" }, { at: "tiles", block: 1 }],
      framed: into ? [tile(1, into.number)] : [],
      marks: [...all, { at: "image", cut: [4 * x, 4 * y, 4], hue: "window", width: 1.6 }, { at: "image", cut: [4 * x - 3, 4 * y - 3, 10], hue: "window", width: 1 }],
    };
  },
  map: ({ level, page, total }) => {
    const to = level.answer ?? page.pair[total < 0 ? 1 : 0];
    return {
      ...DARK,
      lit: [tile(1, level.map), { at: "bar", answer: to }],
      framed: [tile(1, level.map)],
      isOwn: level.answer !== null,
      ribbons: [{ map: Number(level.map), points: total / 100, hundredths: total, to }],
    };
  },
  second: ({ level, pooled }, step) => {
    const shown = findShown(pooled, step);
    const { values, total } = pooled.windows[shown];
    const { row, column } = findCorner(Number(level.cell), shown, 14);
    const top = Math.max(1e-9, ...values.map(Math.abs));
    const strongest = [...values.keys()].sort((a, b) => Math.abs(values[b]) - Math.abs(values[a])).slice(0, WIRED);
    const led = findStrongest(values, total);
    const wired = strongest.includes(led) ? strongest : [led, ...strongest.slice(0, WIRED - 1)];
    return {
      ...DARK,
      lit: [{ at: "tiles", block: 0 }, tile(1, level.map)],
      framed: [tile(1, level.map), ...wired.map((map) => tile(0, map))],
      wires: wired.map((map) => [tile(0, map), tile(1, level.map)]),
      marks: [ring(1, level.map, level.cell), ...values.map((value, map) => (
        { ...tile(0, map, [column, row, 3]), hue: side(value), ...weigh(Math.sqrt(Math.abs(value) / top)) }))],
    };
  },
  part: ({ level, above }) => {
    const { row, column } = findCorner(Number(level.cell), above?.pooled.kept ?? 0, 14);
    return {
      ...DARK,
      lit: [tile(0, level.source), tile(1, level.map)],
      framed: [tile(0, level.source), tile(1, level.map)],
      wires: [[tile(0, level.source), tile(1, level.map)]],
      marks: [ring(1, level.map, level.cell), { ...tile(0, level.source, [column, row, 3]), hue: "window", width: 1.6 }],
    };
  },
  first: ({ level, pooled }, step) => {
    const shown = findShown(pooled, step);
    const cell = Number(level.sourceCell);
    const [all, now] = [findCorner(cell, 0, 28), findCorner(cell, shown, 28)];
    const window = /** @type {Spot} */ ({ at: "image", cut: [now.column, now.row, 3] });
    return {
      ...DARK,
      lit: [{ at: "image" }, tile(0, level.source)],
      framed: [tile(0, level.source)],
      wires: [[window, tile(0, level.source)]],
      marks: [ring(0, level.source, cell), { at: "image", cut: [all.column, all.row, 4], hue: "window", width: 1.4 }, { ...window, hue: "window", width: 2 }],
      isPlain: true,
    };
  },
  pixel: ({ level, lower }) => {
    const [x, y] = [Number(level.pixel) % 28, Math.floor(Number(level.pixel) / 28)];
    const pixel = /** @type {Spot} */ ({ at: "image", cut: [x, y, 1] });
    const mark = { ...pixel, hue: "window", width: 1.6 };
    const { frame } = lower;
    if (!frame) return { ...DARK, lit: [{ at: "image" }], marks: [mark], isPlain: true };
    const size = 1 / frame.scale;
    const onPad = /** @type {Spot} */ ({ at: "pad", cut: [(x - frame.shift[0]) * size, (y - frame.shift[1]) * size, size] });
    return {
      ...DARK,
      lit: [{ at: "pad" }, { at: "image" }],
      wires: [[onPad, pixel]],
      marks: [mark, { ...onPad, hue: "ring", width: 1.6 }],
      isPlain: true,
    };
  },
};
