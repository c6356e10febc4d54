// The reliability diagram and its dots, as HTML: how often networks are right against what they say.
// Source: Guo et al., "On Calibration of Modern Neural Networks", 2017.

import { joinClauses, percent } from "../shared/words.js";
import { say } from "../words/say.js";
import { countRight, shareRight, tellSaid, tellShort } from "./claims.js";

/** @typedef {import("./claims.js").Claim} Claim */
/** @typedef {import("./claims.js").Column} Column */

const LINES = [0.2, 0.4, 0.6, 0.8, 1]; // shares at which the chart has a line
const Z = 1.96; // standard deviations on either side of 95 in 100

/**
 * Between which shares the true one lies, 95 times of 100: Wilson's score interval, 1927.
 * @param {Claim} claim
 */
export function findInterval(claim) {
  const { count } = claim, share = shareRight(claim);
  const middle = share + Z ** 2 / (2 * count);
  const half = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * count)) / count);
  return [middle - half, middle + half].map((end) => end / (1 + Z ** 2 / count));
}

/**
 * The chart; `shown` is the name of the network whose line stands out, `chosen` the pressed column.
 * @param {Column[]} columns
 * @param {string} shown
 * @param {number} chosen
 */
export function drawDiagram(columns, shown, chosen) {
  const low = findLow(columns);
  const y = (/** @type {number} */ share) => round((100 * (1 - share)) / (1 - low));
  const x = (/** @type {number} */ column) => round((100 * (column + 0.5)) / columns.length);
  const names = columns[0].claims.map(({ name }) => name);
  const lines = LINES.filter((share) => share >= low)
    .map((share) => `<i class="level" style="top:${y(share)}%"><span>${share === 1 ? percent(100) : Math.round(100 * share)}</span></i>`);
  const series = names.map((name, network) => {
    const points = columns
      .map(({ claims }, column) => ({ claim: claims[network], x: x(column) }))
      .filter(({ claim }) => claim.count);
    return { name, points, isShown: name === shown };
  }).sort((a, b) => Number(a.isShown) - Number(b.isShown)); // the shown one lies on top
  const paths = series.map(({ points, isShown }) =>
    `<path${isShown ? ' class="shown"' : ""} d="M${points.map(({ claim, x }) => `${x} ${y(shareRight(claim))}`).join("L")}"/>`);
  const ideal = columns.map(({ said }, column) => `${x(column)} ${y(said)}`).join("L");
  const marks = series.flatMap(({ points, isShown }) => points.map(({ claim, x }) => {
    const [least, most] = findInterval(claim).map(y);
    return `<i class="point${isShown ? " shown" : ""}" style="left:${x}%;top:${y(shareRight(claim))}%"></i>`
      + `<i class="interval${isShown ? " shown" : ""}" style="left:${x}%;top:${most}%;height:${round(least - most)}%"></i>`;
  }));
  const buttons = columns.map((column, i) =>
    `<button type="button" aria-pressed="${i === chosen}" aria-label="${describe(column)}" `
    + `style="left:${round((100 * i) / columns.length)}%;width:${round(100 / columns.length)}%"><span>${tellShort(column)}</span></button>`);
  return `${lines.join("")}<div class="columns">${buttons.join("")}</div>`
    + `<svg viewBox="0 0 100 100" preserveAspectRatio="none"><path class="ideal" d="M${ideal}"/>${paths.join("")}</svg>`
    + marks.join("") + nameSeries(columns, y, x, shown);
}

/**
 * Each network's name, where its line is furthest from the others, and on its own side of them.
 * @param {Column[]} columns @param {(share: number) => number} y @param {(column: number) => number} x @param {string} shown
 */
function nameSeries(columns, y, x, shown) {
  const known = [...columns.keys()].filter((i) => i < columns.length - 1 && columns[i].claims.every(({ count }) => count));
  const spread = (/** @type {number} */ i) => {
    const shares = columns[i].claims.map(shareRight);
    return Math.max(...shares) - Math.min(...shares);
  };
  const column = known.sort((a, b) => spread(b) - spread(a))[0];
  if (column === undefined) return "";
  const { claims } = columns[column];
  const mean = claims.reduce((total, each) => total + shareRight(each), 0) / claims.length;
  return claims.map((each) => {
    const [least, most] = findInterval(each);
    const isAbove = shareRight(each) >= mean;
    return `<b class="${isAbove ? "above" : "below"}${each.name === shown ? " shown" : ""}" `
      + `style="left:${x(column)}%;top:${y(isAbove ? most : least)}%">${each.name}</b>`;
  }).join("");
}

/** The share at the chart's foot: all intervals have room. @param {Column[]} columns */
function findLow(columns) {
  const ends = columns.flatMap(({ claims }) => claims.filter(({ count }) => count).map((each) => findInterval(each)[0]));
  return Math.max(0, Math.min(0.55, Math.floor(10 * Math.min(...ends)) / 10));
}

/** A column in a sentence. @param {Column} column */
function describe(column) {
  const networks = column.claims.map(({ name, right, count }) => say("reliability.column_network", { name, right, count }));
  return say("reliability.column", { percent: tellSaid(column), networks: joinClauses(networks, "comma") });
}

/**
 * A hundred dots for each network: right, promised and wrong, and what nobody promised.
 * @param {Column} column
 * @param {string} shown
 */
export const drawDots = ({ claims }, shown) => claims.filter(({ count }) => count).map((each) => {
  const right = Math.round(100 * shareRight(each)), promised = Math.round(100 * each.said);
  const dots = Array.from({ length: 100 }, (_, i) =>
    `<i${i < right ? ' class="right"' : i < promised ? ' class="promised"' : ""}></i>`);
  const counted = countRight(each);
  return `<figure${each.name === shown ? ' class="shown"' : ""}><div aria-hidden="true">${dots.join("")}</div><figcaption>`
    + `${say("reliability.dots", { name: each.name, ...counted, all: each.right, count: each.count })}</figcaption></figure>`;
}).join("");

/** Two decimals are enough of a percentage. @param {number} value */
const round = (value) => Math.round(100 * value) / 100;
