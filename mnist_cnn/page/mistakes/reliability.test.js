import assert from "node:assert/strict";
import { test } from "node:test";
import { claim, countRight, listColumns, listSets, tellCount, tellSaid, tellSurest } from "./claims.js";
import { drawDiagram, drawDots, findInterval } from "./diagram.js";

const BINS = [0, 0.55, 0.65, 0.75, 0.85, 0.95, 0.99, 1];
const network = (/** @type {string} */ name, /** @type {number[]} */ right, /** @type {number[]} */ count) => {
  const said = [0.4, 0.6, 0.7, 0.8, 0.91, 0.97, 0.998];
  return { name, reliability: { pen_drawings: { bins: BINS, said, right, count } } };
};
const LAB = network("lab", [10, 20, 19, 34, 95, 127, 5992], [31, 39, 50, 65, 138, 171, 6119]);
const SKETCH = network("sketch", [30, 65, 130, 263, 1101, 3043, 1745], [60, 97, 158, 280, 1123, 3068, 1748]);
const COLUMNS = listColumns([LAB, SKETCH], "pen_drawings");
const NINETY = COLUMNS[3];

/** @param {string} html @param {RegExp} pattern */
const find = (html, pattern) => [...html.matchAll(pattern)].map((match) => match[1]);

test("columns are named by what is said, and doubtful answers have none", () => {
  assert.deepEqual(COLUMNS.map(tellSaid), ["60 %", "70 %", "80 %", "90 %", "97 %", "over 99 %"]);
});

test("a set counts only where every network was measured on it", () => {
  assert.deepEqual(listSets([LAB, SKETCH]), ["pen_drawings"]);
  assert.deepEqual(listSets([LAB, { name: "new", reliability: {} }]), []);
});

test("the network that is furthest from what it says comes first, and far below it is right only so often", () => {
  assert.equal(claim(NINETY), "<b>lab is right only 69 times out of 100,</b> sketch 98.");
  assert.equal(claim({ ...NINETY, claims: [NINETY.claims[1]] }), "<b>sketch is right 98 times out of 100.</b>");
});

test("a network that never says so is told last", () => {
  const silent = { name: "mute", said: 0, right: 0, count: 0 };
  assert.equal(claim({ ...NINETY, claims: [silent, NINETY.claims[1]] }), "<b>sketch is right 98 times out of 100,</b> mute never says so.");
});

test("what is nearly always right is counted in a thousand", () => {
  const often = (/** @type {number} */ right, /** @type {number} */ count) => countRight({ name: "", said: 1, right, count });
  assert.deepEqual(often(1745, 1748), { right: 998, of: 1000 });
  assert.deepEqual(often(8001, 8003), { right: 999, of: 1000 });
  assert.deepEqual(often(7, 7), { right: 100, of: 100 });
  assert.deepEqual(often(983, 1000), { right: 98, of: 100 });
});

test("it is told on what was counted, and how often each network is all but sure", () => {
  assert.equal(tellCount([LAB], "pen_drawings"), "Counted on 6,613 digits that people drew with a pen. No network has learned from them.");
  assert.equal(tellSurest(LAB, "pen_drawings"), "lab says more than 99 % for 93 out of every 100, and is then right 98 times out of 100.");
});

test("an interval is Wilson's: narrower the more is counted, and never beyond 0 and 1", () => {
  const [least, most] = findInterval({ name: "", said: 0, right: 5, count: 10 });
  assert.ok(Math.abs(least - 0.2366) < 1e-4 && Math.abs(most - 0.7634) < 1e-4);
  assert.ok(findInterval({ name: "", said: 0, right: 10, count: 10 })[1] <= 1 + 1e-9);
});

test("a network that is right more often has the higher line, and the shown one stands out", () => {
  const html = drawDiagram(COLUMNS, "sketch", 3);
  const heights = find(html, / d="M([^"]+)"/g).map((path) => path.split("L").map((point) => Number(point.split(" ")[1])));
  const [, lab, sketch] = heights; // the first is "as often as it says"
  assert.ok(lab.length === 6 && sketch.every((height, i) => height < lab[i]));
  assert.deepEqual(find(html, /<b class="[a-z]+ shown"[^>]*>([^<]+)/g), ["sketch"]);
  assert.deepEqual(find(html, /aria-pressed="true" aria-label="([^"]+)"/g),
    ["When it says 90 %: lab is right 95 times out of 138, sketch is right 1,101 times out of 1,123"]);
});

test("of a hundred dots as many are full as were right, and what was promised besides has a ring", () => {
  const html = drawDots({ ...NINETY, claims: [NINETY.claims[0]] }, "lab");
  assert.equal(find(html, /(<i[ >])/g).length, 100);
  assert.equal(find(html, /class="(right)"/g).length, 69);
  assert.equal(find(html, /class="(promised)"/g).length, 91 - 69);
});

test("what nobody has said has no point and no dots", () => {
  const columns = listColumns([network("a", [0, 0, 1, 1, 1, 1, 1], [0, 0, 2, 2, 2, 2, 2])], "pen_drawings");
  assert.equal(find(drawDiagram(columns, "a", 0), /class="(point)/g).length, 5);
  assert.equal(drawDots(columns[0], "a"), "");
});
