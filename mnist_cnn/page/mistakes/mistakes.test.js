import assert from "node:assert/strict";
import { test } from "node:test";
import { describeCurves, drawCurves, spread } from "./curve.js";
import { drawMatrix } from "./matrix.js";
import { drawPictures, findIn, listMissed } from "./pictures.js";

const MISTAKES = {
  testDigits: 10_000, missesBySnapshot: [], confusion: [],
  missedDigits: [9, 12, 40], missedLabels: [7, 4, 7], missedAnswers: [2, 9, 1], rejected: [1],
};
const MISSED = listMissed(MISTAKES);
const network = (/** @type {string} */ name, /** @type {number[]} */ missesBySnapshot) => ({
  ...MISTAKES, name, missesBySnapshot, snapshots: [0, 10, 600, 1200].slice(0, missesBySnapshot.length), batchesPerEpoch: 600,
  noDigitLogit: null,
});

/** @param {string} html @param {RegExp} pattern */
const find = (html, pattern) => [...html.matchAll(pattern)].map((match) => match[1]);

test("the matrix has a button for each kind of mistake, the strongest for the most frequent", () => {
  const html = drawMatrix([[90, 4, 0], [0, 80, 1], [0, 0, 70]]);
  assert.deepEqual(find(html, /aria-label="([^"]+)"/g), ["0 read as 1: 4", "1 read as 2: 1"]);
  assert.deepEqual(find(html, /--tone:(\d+)%/g), ["100", "50"]);
  assert.deepEqual(find(html, /class="right">(\d+)/g), ["90", "80", "70"]);
});

test("a network that misreads nothing has an empty matrix", () => {
  assert.ok(!drawMatrix([[1, 0], [0, 1]]).includes("button"));
});

test("the missed digits are sorted by what they are, and keep their row of the sheet", () => {
  assert.deepEqual(find(drawPictures(MISSED), /digit (\d+)/g), ["12", "40", "9"]);
  assert.deepEqual(find(drawPictures(MISSED), /--row:(\d)/g), ["1", "2", "0"]);
});

test("a cell lists its own digits", () => {
  assert.deepEqual(find(drawPictures(findIn(MISSED, { label: 7, answer: 2 })), /digit (\d+)/g), ["9"]);
});

test("what would be called no digit is told", () => {
  assert.deepEqual(find(drawPictures(MISSED), /aria-label="([^"]*or as[^"]*)"/g),
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
