import assert from "node:assert/strict";
import test from "node:test";
import { countPoints } from "../shared/strokes.js";
import { Ink } from "./ink.js";

const MOST = 8192;

test("a stroke joins those before it, and leaves what it has told alone", () => {
  const ink = new Ink([[[0, 0]]], MOST);
  ink.add([0.1, 0.1]);
  const first = ink.strokes;
  ink.add([0.2, 0.2]);
  assert.deepEqual(first, [[[0, 0]], [[0.1, 0.1]]]);
  assert.deepEqual(ink.strokes, [[[0, 0]], [[0.1, 0.1], [0.2, 0.2]]]);
});

test("a line of 150,000 points is a line", () => {
  const ink = new Ink([], MOST);
  for (let i = 0; i < 150_000; i++) ink.add([0.5, i / 150_000]);
  const [stroke] = ink.strokes;
  assert.ok(stroke.length < 1500);
  assert.deepEqual(stroke[0], [0.5, 0]);
  assert.deepEqual(stroke[stroke.length - 1], [0.5, 149_999 / 150_000]);
});

test("a scribble of ten minutes stays bounded", () => {
  const ink = new Ink([], MOST);
  for (let i = 0; i < 36_000; i++) {
    ink.add([(1 + Math.sin(i)) / 2, (1 + Math.sin(1.7 * i)) / 2]);
    if (i % 1000 === 0) assert.ok(countPoints(ink.strokes) <= MOST);
  }
});

test("the last of 10,000 strokes is there", () => {
  let strokes = /** @type {import("../shared/strokes.js").Stroke[]} */ ([]);
  for (let i = 0; i < 10_000; i++) {
    const ink = new Ink(strokes, 300);
    ink.add([i / 10_000, 0]);
    strokes = ink.strokes;
  }
  assert.ok(countPoints(strokes) <= 300);
  assert.deepEqual(strokes[strokes.length - 1], [[0.9999, 0]]);
});
