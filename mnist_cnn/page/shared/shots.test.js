import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeShots, encodeShots } from "./shots.js";

/** @typedef {import("./shots.js").Shot} Shot */

/** @type {Shot[]} */
const SHOTS = [
  { label: 7, drawn: [[[0, 0], [1, 0]], [[1, 1]]] },
  { label: 4, drawn: Uint8Array.from({ length: 784 }, (_, i) => i % 16) },
  { label: 10, drawn: [[[0, 1]]] },
];
const TEXT = encodeShots(SHOTS);

test("shots that are written are read", () => {
  assert.deepEqual(decodeShots(TEXT, 30, 100), SHOTS);
});

test("thirty digits of photos fit into a link", () => {
  const text = encodeShots(Array.from({ length: 30 }, () => SHOTS[1]));
  assert.ok(text.length < 16_000 && new URLSearchParams({ text }).toString().replaceAll("%2C", ",").length < 16_000);
});

test("of more shots than may be the last ones are read, each with as many points as may be", () => {
  assert.deepEqual(decodeShots(TEXT, 1, 100), SHOTS.slice(2));
  /** @type {[number, number][]} */
  const zigzag = Array.from({ length: 50 }, (_, i) => [i % 2, i / 50]);
  const [{ drawn }] = decodeShots(encodeShots([{ label: 1, drawn: [zigzag] }]), 30, 10);
  assert.ok(/** @type {any[]} */ (drawn).flat().length <= 10);
});

for (const text of ["", "7", "7.", "11.AAAA", "-1.AAAA", "NaN.AAAA", "7.AAA", "7.____", "7.AAAA,", "x.AAAA", "7*AAAA", `7*${"A".repeat(523)}`, `7*${"_".repeat(527)}`]) {
  test(`“${text}” is no shots`, () => assert.throws(() => decodeShots(text, 30, 100)));
}
