import assert from "node:assert/strict";
import { test } from "node:test";
import { findLearner, isLearning } from "./learning.js";
import { describeChange, describeCost } from "./sentences.js";

const SKETCH = { name: "sketch", snapshots: [0, 1, 600], batchesPerEpoch: 600, noDigitLogit: 1.5 };
const LAB = { name: "lab", snapshots: [0, 600], batchesPerEpoch: 600, noDigitLogit: null };
const NETWORKS = [LAB, SKETCH];

/** @param {string} network @param {number | null} snapshot */
const learns = (network, snapshot) => isLearning(/** @type {any} */ ({ network, snapshot }), NETWORKS);

test("a network that knows no digit learns, at the end of its training", () => {
  assert.equal(findLearner(NETWORKS), SKETCH);
  assert.equal(findLearner([LAB]), undefined);
  assert.deepEqual([learns("sketch", null), learns("sketch", 2)], [true, true]);
  assert.deepEqual([learns("sketch", 1), learns("lab", null), learns("none", null)], [false, false, false]);
});

test("the page says what has changed, and what not", () => {
  assert.equal(describeChange(7, 1, 1), "Before: 7. Now: 1.");
  assert.equal(describeChange(10, 1, 1), "Before: not a digit. Now: 1.");
  assert.equal(describeChange(7, 7, 1), "It still says: 7. Show it one more.");
  assert.equal(describeChange(7, 7, 7), "It already said: 7.");
});

test("the cost is told against before", () => {
  const change = { before: [], after: [], misses: /** @type {[number, number]} */ ([8, 13]) };
  assert.equal(describeCost(change, 1000),
    "It now misreads 13 of 1,000 test digits; before you taught it, 8.");
});
