import assert from "node:assert/strict";
import { test } from "node:test";
import { cutBox, drawRibbon, findInk, findStrokes, fitBox, makeBox, routeWire } from "./geometry.js";

const BOX = makeBox(100, 200, 300, 400);

test("a part of a box is cut at its edges", () => {
  assert.deepEqual(cutBox(BOX, 0.25, -0.5, 0.75, 2), makeBox(150, 200, 250, 400));
});

test("a photo lies in the middle of the pad, as large as it can", () => {
  assert.deepEqual(fitBox(BOX, 50, 25), makeBox(100, 250, 300, 350));
  assert.deepEqual(fitBox(BOX, 1, 4), makeBox(175, 200, 225, 400));
});

test("a wire runs level over tiles and bends in the gap alone", () => {
  assert.equal(routeWire(0, 5, 10, 20, 30, 7), "M0 5H10C15 5 15 7 20 7H30");
});

test("a ribbon has its widths at its ends", () => {
  assert.equal(drawRibbon(0, 10, 4, 20, 30, 2), "M0 8C10 8 10 29 20 29V31C10 31 10 12 0 12Z");
});

test("the box of the ink holds what is at least half ink", () => {
  const image = new Uint8Array(784);
  image[28 * 4 + 7] = 255;
  image[28 * 9 + 5] = 128;
  image[0] = 127;
  assert.deepEqual(findInk(image), { x: 5, y: 4, r: 8, b: 10 });
  assert.equal(findInk(new Uint8Array(784)), null);
});

test("the box of strokes holds the width of the pen", () => {
  assert.deepEqual(findStrokes([[[0.5, 0.25]], [[0.25, 0.5]]], 0.25), { x: 0.125, y: 0.125, r: 0.625, b: 0.625 });
  assert.equal(findStrokes([], 0.1), null);
});
