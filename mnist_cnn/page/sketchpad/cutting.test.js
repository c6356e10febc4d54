import assert from "node:assert/strict";
import test from "node:test";
import { cutStrokes } from "./cutting.js";

/** @type {import("../shared/strokes.js").Stroke[]} */
const LINES = [[[0, 0], [0, 0.5], [0.5, 0.5]], [[1, 0], [1, 1]]];

test("the first quarter of two lines is half of the first one", () => {
  assert.deepEqual(cutStrokes(LINES, 0.25), [[[0, 0], [0, 0.5]]]);
});

test("the pen may be in the middle of a line", () => {
  assert.deepEqual(cutStrokes(LINES, 0.75), [LINES[0], [[1, 0], [1, 0.5]]]);
});

test("at first there is the first point, in the end all", () => {
  assert.deepEqual(cutStrokes(LINES, 0), [[[0, 0]]]);
  assert.deepEqual(cutStrokes(LINES, 1), LINES);
  assert.deepEqual(cutStrokes([[[0.5, 0.5]]], 1), [[[0.5, 0.5]]]);
});
