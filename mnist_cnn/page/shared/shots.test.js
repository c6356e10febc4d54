import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeShots, encodeShots } from "./shots.js";

/** @typedef {import("./shots.js").Shot} Shot */

/** @type {Shot[]} */
const SHOTS = [{ label: 7, strokes: [[[0, 0], [1, 0]], [[1, 1]]] }, { label: 10, strokes: [[[0, 1]]] }];
const TEXT = encodeShots(SHOTS);

test("shots that are written are read", () => {
  assert.deepEqual(decodeShots(TEXT, 30, 100), SHOTS);
});

test("of more shots than may be the last ones are read, each with as many points as may be", () => {
  assert.deepEqual(decodeShots(TEXT, 1, 100), SHOTS.slice(1));
  /** @type {[number, number][]} */
  const zigzag = Array.from({ length: 50 }, (_, i) => [i % 2, i / 50]);
  const [{ strokes }] = decodeShots(encodeShots([{ label: 1, strokes: [zigzag] }]), 30, 10);
  assert.ok(strokes.flat().length <= 10);
});

for (const text of ["", "7", "7.", "11.AAAA", "-1.AAAA", "NaN.AAAA", "7.AAA", "7.____", "7.AAAA,", "x.AAAA"]) {
  test(`“${text}” is no shots`, () => assert.throws(() => decodeShots(text, 30, 100)));
}
