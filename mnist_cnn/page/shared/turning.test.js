import assert from "node:assert/strict";
import { test } from "node:test";
import { findStrokes } from "./geometry.js";
import { ANGLES, UPRIGHT, findCircle, turnStrokes } from "./turning.js";

const PEN = 0.07;
/** @type {[number, number][][]} */
const TALL = [[[0.5, 0.1], [0.5, 0.9]], [[0.55, 0.5]]];
/** @type {[number, number][][]} */
const CORNER = [[[0.02, 0.02], [0.05, 0.95]]];

/** @param {[number, number][][]} strokes */
const lengths = (strokes) => strokes.map((stroke) => stroke.slice(1).map(([x, y], i) => Math.hypot(x - stroke[i][0], y - stroke[i][1])));

test("a quarter turn clockwise brings the top to the right", () => {
  const [[top]] = turnStrokes(TALL, 90, PEN);
  assert.ok(Math.abs(top[0] - 0.925) < 0.01 && Math.abs(top[1] - 0.5) < 0.03, String(top));
});

test("the angles go round in steps of 5, and 0 is in the middle", () => {
  assert.equal(ANGLES.length, 73);
  assert.deepEqual([ANGLES[0], ANGLES[1], ANGLES[UPRIGHT], ANGLES[72]], [-180, -175, 0, 180]);
});

test("no angle brings the ink off the pad, and what fits keeps its size", () => {
  for (const strokes of [TALL, CORNER]) {
    for (const angle of ANGLES) {
      const turned = turnStrokes(strokes, angle, PEN);
      const box = findStrokes(turned, PEN);
      assert.ok(box && box.x > -1e-9 && box.y > -1e-9 && box.r < 1 + 1e-9 && box.b < 1 + 1e-9, `${angle}`);
      lengths(turned).flat().forEach((length, i) => assert.ok(Math.abs(length - lengths(strokes).flat()[i]) < 1e-9));
    }
  }
});

test("ink that is wider than the pad turned is made smaller", () => {
  const [[first, last]] = turnStrokes([[[0, 0], [1, 1]]], 45, PEN);
  assert.ok(Math.abs(Math.hypot(last[0] - first[0], last[1] - first[1]) - (1 - PEN)) < 1e-9);
});

test("the circle lies around the ink, on the pad", () => {
  const around = findCircle(TALL, PEN, 0.03);
  assert.ok(around.radius > 0.46 && around.radius <= 0.47 && Math.abs(around.x - 0.5) < 0.03);
  const { x, y, radius } = findCircle([[[0.1, 0.1], [0.2, 0.2]]], PEN, 0.03);
  assert.ok(x - radius > 0.029 && y - radius > 0.029 && radius > 0.13);
});
