import assert from "node:assert/strict";
import { test } from "node:test";
import { findLinks, findPatch, findWindow } from "./chain.js";

/** Maps, of which 3 of the second block is fed by 5, 6 and, by nothing, 7 of the first. */
function makeMaps() {
  const [feeds, feedLevels] = [new Uint8Array(192), new Uint8Array(192)];
  feeds.set([5, 6, 7], 9);
  feedLevels.set([15, 3, 0], 9);
  const peaks = [new Uint8Array(32), new Uint8Array(64)];
  const levels = [new Uint8Array(32 * 196), new Uint8Array(64 * 49)];
  peaks[1][3] = 17;
  levels[1][49 * 3 + 17] = 9;
  return /** @type {any} */ ({ feeds, feedLevels, peaks, levels, off: [] });
}

test("a cell of the first block sees 4 x 4 pixels, one of the second 10 x 10", () => {
  assert.deepEqual(findWindow(0, 14 * 2 + 3), { x: 5, y: 3, side: 4 });
  assert.deepEqual(findWindow(1, 7 * 2 + 3), { x: 9, y: 5, side: 10 });
});

test("the patch of a map is what its strongest cell sees, and an empty map has none", () => {
  assert.deepEqual(findPatch(makeMaps(), { block: 1, number: 3 }, null), findWindow(1, 17));
  assert.equal(findPatch(makeMaps(), { block: 1, number: 4 }, null), null);
  assert.equal(findPatch(makeMaps(), { block: 1, number: 3 }, 16), null);
});

test("a map of the second block is linked to what feeds it", () => {
  const links = [{ from: 5, to: 3, strength: 1 }, { from: 6, to: 3, strength: 0.2 }];
  assert.deepEqual(findLinks(makeMaps(), { block: 1, number: 3 }, null, []), links);
  assert.deepEqual(findLinks(makeMaps(), { block: 1, number: 3 }, 16, []), []);
  assert.deepEqual(findLinks({ ...makeMaps(), off: [3] }, { block: 1, number: 3 }, null, []), []);
});

test("a map of the first block is linked to the ranked maps that it feeds", () => {
  assert.deepEqual(findLinks(makeMaps(), { block: 0, number: 6 }, null, [3, 8]), [{ from: 6, to: 3, strength: 0.2 }]);
});
