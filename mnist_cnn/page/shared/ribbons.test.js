import assert from "node:assert/strict";
import { test } from "node:test";
import { makeBox } from "./geometry.js";
import { drawRibbonsAcross } from "./ribbons.js";

const BARS = { for: makeBox(200, 40, 300, 60), against: makeBox(200, 80, 300, 100) };
const tile = (/** @type {number} */ row, column = 0) => makeBox(20 * column, 30 * row, 20 * column + 18, 30 * row + 18);
const strand = (/** @type {number} */ points, /** @type {number} */ row, column = 0) =>
  ({ tile: tile(row, column), points, tenths: Math.round(10 * points), isChosen: false });
const draw = (/** @type {import("./ribbons.js").Strand[]} */ strands) => drawRibbonsAcross(strands, BARS, 80, 1, 0.6);

/** The heights of the ribbons at the bars. @param {string} svg */
const findWidths = (svg) => [...svg.matchAll(/C[^"]* ([\d.]+)V([\d.]+)C/g)].map(([, top, bottom]) => Number(bottom) - Number(top));

test("ribbons are as wide as their maps' points, and a side's fit beside its bar", () => {
  const widths = findWidths(draw([strand(3, 0), strand(1, 1), strand(-2, 2)]));
  const [against, first, second] = widths;
  assert.ok(Math.abs(first / second - 3) < 1e-9 && Math.abs(first / against - 1.5) < 1e-9);
  assert.ok(first + second <= 25 + 1e-9);
});

test("weak contributions have narrow ribbons", () => {
  assert.ok(findWidths(draw([strand(0.06, 0)]))[0] < 2);
});

test("each ribbon has its colour and its printed points, but no third label lies in one row", () => {
  const svg = draw([strand(1, 0, 0), strand(2, 0, 1), strand(3, 0, 2), strand(-1, 1)]);
  assert.equal([...svg.matchAll(/fill="var\(--for\)"/g)].length, 3);
  assert.equal([...svg.matchAll(/fill="var\(--against\)"/g)].length, 1);
  assert.equal([...svg.matchAll(/<text/g)].length, 3);
  assert.match(svg, />−1\.0<\/text>/);
});
