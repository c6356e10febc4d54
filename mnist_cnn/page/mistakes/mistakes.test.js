import assert from "node:assert/strict";
import { test } from "node:test";
import { drawConfusion } from "./confusion.js";
import { describeCurves, drawCurves, spread } from "./curve.js";
import { drawMissed } from "./missed.js";

const MISSED = [
  { number: 9, label: 7, answer: 2, isRejected: false },
  { number: 12, label: 4, answer: 9, isRejected: true },
  { number: 40, label: 7, answer: 1, isRejected: false },
];
const network = (/** @type {string} */ name, /** @type {number[]} */ missesBySnapshot) => ({
  name, missesBySnapshot, snapshots: [0, 10, 600, 1200].slice(0, missesBySnapshot.length), batchesPerEpoch: 600,
  noDigitLogit: null, testDigits: 10_000, confusion: [], missed: [],
});

/** @param {string} html @param {RegExp} pattern */
const find = (html, pattern) => [...html.matchAll(pattern)].map((match) => match[1]);

test("the matrix has a button for each kind of mistake, the strongest for the most frequent", () => {
  const html = drawConfusion([[90, 4, 0], [0, 80, 1], [0, 0, 70]]);
  assert.deepEqual(find(html, /aria-label="([^"]+)"/g), ["0 read as 1: 4", "1 read as 2: 1"]);
  assert.deepEqual(find(html, /--tone:(\d+)%/g), ["100", "50"]);
  assert.deepEqual(find(html, /class="right">(\d+)/g), ["90", "80", "70"]);
});

test("a network that misreads nothing has an empty matrix", () => {
  assert.ok(!drawConfusion([[1, 0], [0, 1]]).includes("button"));
});

test("the missed digits are sorted by what they are, and keep their row of the sheet", () => {
  assert.deepEqual(find(drawMissed(MISSED, null), /data-row="(\d)"/g), ["1", "2", "0"]);
});

test("a cell lists its own digits", () => {
  assert.deepEqual(find(drawMissed(MISSED, { label: 7, answer: 2 }), /digit (\d+)/g), ["9"]);
});

test("what would be called no digit is told", () => {
  assert.deepEqual(find(drawMissed(MISSED, null), /aria-label="([^"]*or as[^"]*)"/g),
    ["Test digit 12, a 4, read as 9, or as no digit"]);
});

test("fewer misses are lower in the chart, and each network has its line", () => {
  const html = drawCurves([network("a", [9000, 100, 50]), network("b", [9000, 200, 20, 10])], "b");
  const [a, b] = find(html, / d="M([^"]+)"/g).map((path) => path.split("L").map((point) => Number(point.split(" ")[1])));
  assert.ok(a.length === 3 && b.length === 4 && a[0] === 0 && b[3] === 100 && a[2] < b[2]);
  assert.deepEqual(find(html, /<b class="shown"[^>]*>([^<]+)/g), ["10 b"]);
});

test("names that would cover each other are moved apart, in their order", () => {
  const moved = spread([50, 52, 10], 9);
  assert.ok(moved[1] - moved[0] >= 9 && moved[2] === 10 && moved[1] === 52);
});

test("the chart can be heard", () => {
  assert.equal(describeCurves([network("a", [9012, 800, 100, 57])]),
    "Of 10,000 test digits, a misreads 9,012 untrained, 100 after epoch 1, 57 after epoch 2.");
});
