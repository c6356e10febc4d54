import assert from "node:assert/strict";
import { test } from "node:test";
import { callWithShots, decodeShots, encodeShots, nameShots } from "./shots.js";

/** @typedef {import("./shots.js").Shot} Shot */

/** @type {Shot[]} */
const SHOTS = [{ label: 7, strokes: [[[0, 0], [1, 0]], [[1, 1]]] }, { label: 10, strokes: [[[0, 1]]] }];
const TEXT = encodeShots(SHOTS);
const TAUGHT = { shots: SHOTS, digest: "d1", sample: 1000, changes: {} };

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

test("a call names the shots by their digest once it is known, and not at all where there are none", () => {
  assert.deepEqual(nameShots({ shots: [], taught: TAUGHT }), {});
  assert.deepEqual(nameShots({ shots: SHOTS, taught: null }), { shots: TEXT });
  assert.deepEqual(nameShots({ shots: SHOTS, taught: TAUGHT }), { taught: "d1" });
  assert.deepEqual(nameShots({ shots: [...SHOTS], taught: TAUGHT }), { shots: TEXT });
});

test("a server that has forgotten the shots is sent them with the same call", async () => {
  /** @type {any[]} */
  const sent = [];
  const call = async (/** @type {any} */ data) => {
    sent.push(data);
    return data.shots ? { logits: 1 } : { isForgotten: true };
  };
  assert.deepEqual(await callWithShots(call, { data: { taught: "d1", off: [] }, shots: SHOTS }), { logits: 1 });
  assert.deepEqual(sent, [{ taught: "d1", off: [] }, { taught: "d1", off: [], shots: TEXT }]);
});

test("a call that fails has failed", async () => {
  assert.equal(await callWithShots(async () => undefined, { data: {}, shots: SHOTS }), undefined);
});
