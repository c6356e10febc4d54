import assert from "node:assert/strict";
import { test } from "node:test";
import { addUp, findStrongest, pool, shareUp, sumMaps, sumPlace } from "./arithmetic.js";

const sum = (/** @type {number[]} */ numbers) => numbers.reduce((a, b) => a + b, 0);
const random = (/** @type {number} */ count) => Array.from({ length: count }, () => 3 * (Math.random() - 0.5));

test("parts and bias add up to the total as they are printed", () => {
  for (let trial = 0; trial < 500; trial++) {
    const values = random(1 + (trial % 64)).map((value, n) => (n % 5 === 3 ? 0 : value));
    const bias = trial % 2 ? Math.random() - 0.5 : 0;
    const added = addUp(values, bias);
    assert.equal(sum(added.parts) + added.bias, added.total);
    assert.equal(added.plus + added.minus + added.bias, added.total);
    assert.ok(Math.abs(added.total - 100 * (sum(values) + bias)) <= 0.5 + 1e-9);
    assert.ok(Math.abs(added.bias - 100 * bias) <= 1);
    added.parts.forEach((part, n) => assert.ok(part * values[n] >= 0 && (values[n] || part === 0)));
  }
});

test("parts add up to the total that the level above has printed", () => {
  const above = addUp([0.123, 0.256, -0.004]);
  for (const [n, total] of above.parts.entries()) {
    const below = addUp([above.values[n] - 0.2, 0.1, 0.1], 0, total);
    assert.equal(below.total, total);
    assert.equal(sum(below.parts), total);
  }
});

test("of four sums the largest stays, and 0 where all are below it", () => {
  const pooled = pool([[0.1, 0.2], [0.5, 0.46], [-1, 0], [0.9, 0]], 0);
  assert.deepEqual([pooled.kept, pooled.result], [1, 96]);
  assert.equal(pool([[-1], [-2], [-0.5], [-3]], 0.1).result, 0);
  assert.equal(pool([[-1], [-2], [-0.5], [-3]], 0.1).kept, 2);
});

test("a score and a lead are sums over the maps, and a place over its cells", () => {
  const make = () => ({ maps: random(64), places: random(49), bias: Math.random() });
  const contributions = new Map([...Array(10).keys()].map((answer) => [answer, make()]));
  const scores = [...contributions.values()].map(({ maps, bias }) => sum(maps) + bias).concat(0.994);
  /** @type {import("./arithmetic.js").Scores} */
  const known = { scores, pair: [3, 5], contributions, cells: random(64 * 49) };
  const exact = (/** @type {number} */ points) => Math.round(100 * points);
  assert.equal(sumMaps(known, 7).total, exact(scores[7]));
  assert.equal(sumMaps(known, null).total, exact(scores[3] - scores[5]));
  assert.equal(sumMaps({ ...known, pair: [3, 10] }, null).total, exact(scores[3] - 0.994));
  assert.equal(sumMaps(known, 10).total, 99);
  assert.ok(sumMaps(known, 10).parts.every((part) => part === 0));
  const place = Array.from({ length: 64 }, (_, map) => known.cells[49 * map + 12]);
  assert.deepEqual(sumPlace(known, 12).values, place);
});

test("powers add up, and shares to 100.0 percent, however large the scores", () => {
  for (const top of [0, 4.2, 9, 14, 28, 60]) {
    const { powers, total, shares, unit } = shareUp([top, 1, -3, 0.5, top - 1, 2, -8, 0, 1, 1, 0.994]);
    assert.equal(sum(powers), total);
    assert.equal(sum(shares), 1000);
    assert.ok(total < 1e7 && total * unit >= 100, `${total} ${unit}`);
  }
  assert.equal(shareUp([Math.log(79.56)]).total, 7956);
});

test("the strongest part is of the total's sign", () => {
  assert.equal(findStrongest([0.2, -3, 0.4], 1), 2);
  assert.equal(findStrongest([0.2, -3, 0.4], -1), 1);
  assert.equal(findStrongest([0, 0], 0), 0);
});
