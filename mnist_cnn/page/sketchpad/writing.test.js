import assert from "node:assert/strict";
import { test } from "node:test";
import { findStrokes, findWritten, layOut, write } from "./writing.js";

/** @param {string} text @param {boolean} isBeside */
const type = (text, isBeside = false) =>
  [...text].reduce((row, digit) => write(row, Number(digit), isBeside), /** @type {import("./writing.js").Written[]} */ ([]));

test("digits stand side by side, and the same one again is written in another hand", () => {
  assert.deepEqual(type("427").map(({ digit }) => digit), [4, 2, 7]);
  assert.deepEqual(type("77"), [{ digit: 7, hand: 1 }]);
  assert.deepEqual(type("7777777").length, 1);
  assert.deepEqual(type("77", true), [{ digit: 7, hand: 0 }, { digit: 7, hand: 0 }]);
  assert.equal(type("0123456789").length, 8);
});

test("they lie on the pad, one to the right of the other, and none is taller than an example", () => {
  for (const text of ["1", "7", "42", "2026", "10", "88", "01234567"]) {
    const row = type(text, true), strokes = layOut(row);
    const boxes = row.map((written) => strokes.splice(0, findStrokes(written).length).flat());
    const left = boxes.map((points) => Math.min(...points.map(([x]) => x)));
    const right = boxes.map((points) => Math.max(...points.map(([x]) => x)));
    assert.ok(left.every((x, i) => x > (i ? right[i - 1] : 0.05)) && Math.max(...right) < 0.95);
    const heights = boxes.map((points) => points.map(([, y]) => y));
    assert.ok(heights.every((ys) => Math.max(...ys) - Math.min(...ys) <= 0.7 + 1e-9));
  }
});

test("strokes tell which digits they are, without one that is taken back in part", () => {
  const row = type("47"), strokes = layOut(row);
  assert.deepEqual(findWritten(strokes), row);
  assert.deepEqual(findWritten(strokes.slice(0, -1)), row.slice(0, 1));
  assert.deepEqual(findWritten(strokes.slice(0, 1)), []);
  assert.deepEqual(findWritten([...strokes, [[0, 0]]]), []);
  assert.deepEqual(findWritten([]), []);
});
