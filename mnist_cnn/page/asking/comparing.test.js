import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, printComparison, rankParts } from "./comparing.js";

const random = (/** @type {number} */ scale) => scale * (Math.random() - 0.4);
const sum = (/** @type {ArrayLike<number>} */ numbers) => Array.from(numbers).reduce((a, b) => a + b, 0);

/** An explanation of two digits whose sums hold, and the scores. @param {number} scale */
function explain(scale) {
  const cells = [0, 1].map(() => Array.from({ length: 64 }, () => Array.from({ length: 49 }, () => Math.random() < 0.2 ? random(scale) : 0)));
  const biases = [random(scale), random(scale)];
  const contributions = new Map(cells.map((maps, answer) => [answer, {
    maps: Float32Array.from(maps, sum),
    places: Float32Array.from({ length: 49 }, (_, k) => sum(maps.map((map) => map[k]))),
    bias: biases[answer],
  }]));
  const scores = cells.map((maps, answer) => sum(maps.flat()) + biases[answer]);
  const all = [...scores, ...Array(8).fill(-9), 1.097];
  return { explanation: /** @type {any} */ ({ contributions }), scores: all };
}

test("what is printed adds up, and is at most a tenth off", () => {
  for (let trial = 0; trial < 300; trial++) {
    const { explanation, scores } = explain(10 ** (trial % 4 - 2));
    for (const pair of /** @type {[number, number][]} */ ([[0, 1], [0, 10], [10, 1]])) {
      const comparison = /** @type {any} */ (compare(explanation, scores, pair));
      const printed = printComparison(comparison, scores);
      for (const name of /** @type {const} */ (["maps", "places"])) {
        const { parts, plus, minus } = printed[name];
        assert.equal(sum(parts.filter((part) => part > 0)), plus);
        assert.equal(sum(parts.filter((part) => part < 0)), minus);
        assert.equal(plus + minus + printed.bias, printed.lead);
        parts.forEach((part, i) => assert.ok(Math.abs(part - 10 * comparison[name][i]) <= 1 + 1e-5));
        assert.ok(Math.abs(plus - sum(comparison[name].map((/** @type {number} */ v) => Math.max(0, 10 * v)))) <= 1 + 1e-5);
      }
      assert.ok(Math.abs(printed.bias - 10 * comparison.bias) <= 1 + 1e-5);
      assert.ok(Math.abs(printed.lead - 10 * comparison.lead) <= 1 + 1e-5);
    }
  }
});

test("nothing is compared with an answer that the server has not told of", () => {
  const { explanation, scores } = explain(1);
  assert.equal(compare(explanation, scores, [0, 5]), null);
});

test("parts are ranked by strength, and what is printed as nothing is left out", () => {
  assert.deepEqual(rankParts([0.1, -0.5, 0.01, 0.3]), [1, 3, 0]);
});
