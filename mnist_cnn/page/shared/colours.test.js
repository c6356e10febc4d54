import assert from "node:assert/strict";
import { test } from "node:test";
import { colourFirst, colourPixel, colourSecond, colourWeight, mix, parseColour } from "./colours.js";

/** @type {import("./colours.js").Palette} */
const PALETTE = {
  tile: [240, 240, 240], ink: [20, 20, 20], mute: [150, 150, 150], for: [220, 100, 0], against: [40, 120, 230],
};
const isReddish = (/** @type {number[]} */ [red, , blue]) => red > blue;

test("a colour of the style sheet is read", () => {
  assert.deepEqual(parseColour(" #da6a10"), [218, 106, 16]);
  assert.deepEqual(mix([0, 0, 0], [100, 200, 50], 0.5), [50, 100, 25]);
});

test("what speaks for is orange, what speaks against is blue, what does neither is grey", () => {
  for (const colour of [
    (/** @type {number} */ points) => colourPixel(PALETTE, 1, points, 1),
    (/** @type {number} */ points) => colourSecond(PALETTE, 0.5, points, 1),
    (/** @type {number} */ points) => colourWeight(PALETTE, points),
  ]) {
    assert.ok(isReddish(colour(0.8)));
    assert.ok(!isReddish(colour(-0.8)));
    const [red, green, blue] = colour(0);
    assert.ok(red === green && green === blue);
  }
});

test("an empty cell has the colour of the tile", () => {
  assert.deepEqual(colourFirst(PALETTE, 0), PALETTE.tile);
  assert.deepEqual(colourSecond(PALETTE, 0, 0, 1), PALETTE.tile);
});
