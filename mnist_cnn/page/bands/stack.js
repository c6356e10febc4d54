// The shares of all answers at each stop of an axis as bands, one on the other, in a square of 100 x 100.

import { rankAnswers } from "../asking/shares.js";

const MIN_LABELLED = 12; // of the height, for a label to fit into a band
const MIN_LARGE = 35;
const NEARLY = 0.85; // of its largest height: so much a band has all along a stretch

/** @typedef {[number, number]} Stretch the first and the last of its stops */
/** @typedef {{ x: number, y: number, isLarge: boolean }} Label where it stands */

/**
 * @typedef {object} Band
 * @property {number} answer
 * @property {string} path of an SVG
 * @property {Label[]} labels
 */

/**
 * The bands of the answers, 0 at the top.
 * @param {number[][]} shares of all answers, at each stop
 * @param {number[]} places of the stops, from 0 to 1
 * @param {(shares: number[][], answer: number, places: number[]) => Stretch[]} findStretches which have a label
 * @returns {Band[]}
 */
export function stackBands(shares, places, findStretches) {
  const xs = places.map((place) => 100 * place);
  const bottom = shares.map(() => 0);
  return shares[0].map((_, answer) => {
    const top = [...bottom];
    shares.forEach((those, stop) => (bottom[stop] += 100 * those[answer]));
    const points = [
      ...xs.map((x, stop) => [x, top[stop]]),
      ...xs.map((x, stop) => [x, bottom[stop]]).reverse(),
    ];
    const path = `M${points.map((point) => point.map(round).join(" ")).join("L")}Z`;
    const labels = findStretches(shares, answer, places).map((stretch) => placeLabel(stretch, xs, top, bottom));
    return { answer, path, labels };
  });
}

/** Where the band of `answer` is highest, if that is high enough for a label. @param {number[][]} shares @param {number} answer @returns {Stretch[]} */
export function findHighest(shares, answer) {
  const heights = shares.map((those) => 100 * those[answer]);
  const most = Math.max(...heights);
  if (most < MIN_LABELLED) return [];
  const isHigh = (/** @type {number} */ stop) => heights[stop] > NEARLY * most;
  let [first, last] = [heights.indexOf(most), heights.indexOf(most)];
  while (first > 0 && isHigh(first - 1)) first--;
  while (last < heights.length - 1 && isHigh(last + 1)) last++;
  return [[first, last]];
}

/**
 * Wherever `answer` leads for more than `least` of the axis.
 * @param {number[][]} shares
 * @param {number} answer
 * @param {number[]} places
 * @param {number} least
 * @returns {Stretch[]}
 */
export function findLeads(shares, answer, places, least) {
  /** @type {Stretch[]} */
  const stretches = [];
  shares.forEach((those, stop) => {
    if (rankAnswers(those)[0] !== answer) return;
    const before = stretches[stretches.length - 1];
    if (before?.[1] === stop - 1) before[1] = stop;
    else stretches.push([stop, stop]);
  });
  return stretches.filter(([first, last]) => places[last] - places[first] > least);
}

/**
 * In the middle of `stretch`, and of the band there.
 * @param {Stretch} stretch
 * @param {number[]} xs
 * @param {number[]} top
 * @param {number[]} bottom
 * @returns {Label}
 */
function placeLabel([first, last], xs, top, bottom) {
  const x = Math.min(99, Math.max(1, (xs[first] + xs[last]) / 2));
  const [above, below] = [top, bottom].map((ys) => interpolate(x, xs, ys));
  const most = Math.max(...bottom.slice(first, last + 1).map((y, i) => y - top[first + i]));
  return { x: round(x), y: round((above + below) / 2), isLarge: most > MIN_LARGE };
}

/**
 * @param {number} x
 * @param {number[]} xs ascending
 * @param {number[]} ys
 */
function interpolate(x, xs, ys) {
  const next = Math.max(1, xs.findIndex((each) => each >= x));
  const share = (x - xs[next - 1]) / (xs[next] - xs[next - 1]);
  return ys[next - 1] + share * (ys[next] - ys[next - 1]);
}

/** @param {number} number */
const round = (number) => Math.round(100 * number) / 100;
