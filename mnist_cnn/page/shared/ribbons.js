// Ribbons from the strongest maps of the second block to the answers they speak for, as SVG.

import { side, signed } from "./words.js";
import { drawRibbon, drawRibbonDown } from "./geometry.js";

/** @typedef {import("./geometry.js").Box} Box */

/**
 * One ribbon: the tile it comes from, its points, exactly and in printed tenths, and whether its map
 * is the chosen one.
 * @typedef {{ tile: Box, points: number, tenths: number, isChosen: boolean }} Strand
 */

/** @typedef {{ for: Box, against: Box }} Ends where the ribbons of each side end */

const WIDEST = 13; // units of the strongest ribbon at its map
const BUNDLE = 25; // units that all ribbons of a side have beside their answer
const LABELS = 3; // of the strongest ribbons
const LABELS_IN_A_ROW = 2; // of tiles; a third one would lie over the bars
const FAINT = 0.66; // opacity of a map's that is not chosen

/**
 * Ribbons to the right, to the bars of the pair; wide at the map, narrower at the bar.
 * @param {Strand[]} strands
 * @param {Ends} bars
 * @param {number} edge where the maps end
 * @param {number} unit in pixels
 * @param {number} weak points: if the strongest has fewer, the ribbons stay narrow
 */
export function drawRibbonsAcross(strands, bars, edge, unit, weak) {
  const most = Math.max(weak, ...strands.map(({ points }) => Math.abs(points)));
  const scale = Math.min((BUNDLE * unit) / Math.max(1e-9, sumUp(strands)), (WIDEST * unit) / most);
  const widening = (WIDEST * unit) / most / scale;
  const strengths = strands.map(({ points }) => Math.abs(points)).sort((a, b) => b - a);
  const labelled = strengths[LABELS - 1] ?? 0; // points of the weakest that has a label
  /** @type {Map<number, number>} */
  const rows = new Map(); // ribbons that start in a row of tiles
  let [paths, labels] = ["", ""];
  for (const kind of /** @type {const} */ (["against", "for"])) {
    const members = strands.filter(({ points }) => side(points) === kind)
      .sort((a, b) => a.tile.cy - b.tile.cy || b.tile.x - a.tile.x);
    let end = bars[kind].cy - (sumUp(members) * scale) / 2;
    for (const { tile, points, tenths, isChosen } of members) {
      const width = Math.abs(points) * scale;
      const before = rows.get(Math.round(tile.cy)) ?? 0;
      rows.set(Math.round(tile.cy), before + 1);
      const [x, y] = [edge + 2 * unit, tile.cy + (before && (before % 2 ? 7 : -7) * unit)];
      const style = `opacity="${isChosen ? 1 : FAINT}"`;
      paths += `<path d="M${tile.r} ${tile.cy}L${x} ${y}" stroke="var(--${kind})" stroke-width="${2.2 * unit}" ${style}/>`;
      paths += `<path d="${drawRibbon(x, y, width * widening, bars[kind].x - 5 * unit, end + width / 2, width)}" fill="var(--${kind})" ${style}/>`;
      const hasLabel = isChosen || Math.abs(points) >= labelled;
      if (hasLabel && before < LABELS_IN_A_ROW) labels += `<text class="${kind}" x="${x + (3 + before * 33) * unit}" y="${tile.cy - (width * widening) / 2 - 3 * unit}">${signed(tenths)}</text>`;
      end += width;
    }
  }
  return `${paths}<g class="labels">${labels}</g>`;
}

/**
 * Ribbons downwards, to the two sums; of one width.
 * @param {Strand[]} strands
 * @param {Ends} sums
 * @param {number} edge where the maps end
 * @param {number} weak
 */
export function drawRibbonsDown(strands, sums, edge, weak) {
  const most = Math.max(weak, ...strands.map(({ points }) => Math.abs(points)));
  const scale = Math.min(60 / Math.max(1e-9, sumUp(strands)), 16 / most);
  let paths = "";
  for (const kind of /** @type {const} */ (["against", "for"])) {
    const members = strands.filter(({ points }) => side(points) === kind)
      .sort((a, b) => a.tile.cx - b.tile.cx);
    let end = sums[kind].cx - (sumUp(members) * scale) / 2;
    for (const { tile, points, isChosen } of members) {
      const width = Math.abs(points) * scale;
      paths += `<path d="M${tile.cx} ${tile.b}V${edge + 3}" stroke="var(--${kind})" stroke-width="2.5" opacity="0.85"/>`;
      paths += `<path d="${drawRibbonDown(tile.cx, edge + 3, end + width / 2, sums[kind].y - 4, width)}" fill="var(--${kind})" opacity="${isChosen ? 1 : FAINT}"/>`;
      end += width;
    }
  }
  return paths;
}

/** The points of one side, or of the stronger one of both. @param {Strand[]} strands */
function sumUp(strands) {
  const sums = { for: 0, against: 0 };
  for (const { points } of strands) sums[side(points)] += Math.abs(points);
  return Math.max(sums.for, sums.against);
}
