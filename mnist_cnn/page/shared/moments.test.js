import assert from "node:assert/strict";
import { test } from "node:test";
import { findMoment, findShown, labelAxis, placeMoment, placeSnapshots } from "./moments.js";

const FULL = {
  name: "net", batchesPerEpoch: 600, noDigitLogit: null,
  snapshots: [0, 1, 2, 5, 10, 20, 50, 100, 200, 400, ...Array.from({ length: 20 }, (_, i) => 600 * (i + 1))],
};
const isRising = (/** @type {number[]} */ places) => places.every((place, i) => !i || place > places[i - 1]);

test("the axis starts with the untrained network and ends with the trained one", () => {
  const places = placeSnapshots(FULL);
  assert.equal(places[0], 0);
  assert.ok(Math.abs(places[places.length - 1] - 1) < 1e-12);
});

test("the first epoch takes about half of the axis, on a logarithmic scale", () => {
  const [one, ten, hundred] = [9, 99, 599].map((batches) => placeMoment(batches, 600, 20));
  assert.ok(one < ten && ten < hundred && Math.abs(ten - 2 * one) < 1e-9);
  assert.ok(Math.abs(placeMoment(600, 600, 20) - 0.5) < 0.05);
});

test("the later epochs are equally far from each other", () => {
  const places = [1, 2, 3].map((epoch) => placeMoment(600 * epoch, 600, 20));
  assert.ok(Math.abs(places[2] - places[1] - (places[1] - places[0])) < 1e-12);
});

test("any number of snapshots stands in order", () => {
  for (const snapshots of [FULL.snapshots, [0, 600, 1200], [0, 3], [0, 10, 600], [0, 900, 1000]]) {
    assert.ok(isRising(placeSnapshots({ ...FULL, snapshots })), String(snapshots));
  }
});

test("a moment is before the training, after an epoch or after batches", () => {
  assert.deepEqual([0, 1, 600, 900, 12000].map((batches) => findMoment(batches, 600)), [
    { kind: "untrained", slots: {} }, { kind: "batches", slots: { batches: 1 } }, { kind: "epoch", slots: { epoch: 1 } },
    { kind: "batches", slots: { batches: 900 } }, { kind: "epoch", slots: { epoch: 20 } },
  ]);
});

test("the trained network is the last snapshot, and so is one that a shorter training lacks", () => {
  assert.equal(findShown(null, FULL), 29);
  assert.equal(findShown(29, { ...FULL, snapshots: [0, 600] }), 1);
  assert.equal(findShown(0, FULL), 0);
});

test("the labels of the axis stand apart", () => {
  for (const [perEpoch, epochs] of [[600, 20], [600, 2], [600, 1], [100, 10], [938, 50], [3, 1]]) {
    const places = labelAxis(perEpoch, epochs).map(({ place }) => place);
    assert.ok(isRising(places) && places.length < 12, `${perEpoch} ${epochs} ${places}`);
    assert.ok(places.every((place) => place <= 1));
  }
});
