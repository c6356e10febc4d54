import assert from "node:assert/strict";
import { test } from "node:test";
import { describeNetworks, findSnapshot } from "./networks.js";

const make = (/** @type {string} */ name, /** @type {string} */ about, /** @type {number[]} */ snapshots) =>
  ({ name, about, snapshots, noDigitLogit: null });

test("a sentence says what the networks are", () => {
  const networks = [make("sketch", "", []), make("lab", "", []), make("new", "learned from noise", [])];
  assert.equal(describeNetworks(networks), "Three versions of one network: sketch learned from scanned and drawn digits, and scribbles; "
    + "lab from scanned digits only; new learned from noise.");
});

test("another network is shown at the same moment of its training", () => {
  const [a, b] = [make("a", "", [0, 100, 600, 1200]), make("b", "", [0, 600, 1200])];
  assert.deepEqual([0, 1, 2, 3].map((snapshot) => findSnapshot(a, b, snapshot)), [0, 0, 1, null]);
  assert.equal(findSnapshot(a, b, null), null);
});
