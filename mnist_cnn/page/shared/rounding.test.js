import assert from "node:assert/strict";
import { test } from "node:test";
import { roundParts, roundShares } from "./rounding.js";

const sum = (/** @type {ArrayLike<number>} */ numbers) => Array.from(numbers).reduce((a, b) => a + b, 0);

test("rounded parts sum to the total, each less than one away", () => {
  for (let trial = 0; trial < 500; trial++) {
    const parts = Array.from({ length: 1 + (trial % 60) }, () => 40 * (Math.random() - 0.5));
    const total = Math[trial % 2 ? "floor" : "ceil"](sum(parts)) + 0; // never -0
    const wholes = roundParts(parts, total);
    assert.equal(sum(wholes), total);
    wholes.forEach((whole, i) => assert.ok(Math.abs(whole - parts[i]) < 1, `${parts[i]} ${whole}`));
  }
});

test("a part that is 0 stays 0 where another can be rounded", () => {
  assert.deepEqual(roundParts([0, 0.3, 0, 0.4], 1), [0, 0, 0, 1]);
});

test("whole parts take what the total has more or less", () => {
  assert.deepEqual(roundParts([2, 3], 6), [3, 3]);
  assert.deepEqual(roundParts([2, 3], 4), [1, 3]);
});

test("shares sum to 100 percent", () => {
  assert.deepEqual(roundShares([1 / 3, 1 / 3, 1 / 3]), [34, 33, 33]);
});
