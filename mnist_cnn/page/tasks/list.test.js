import assert from "node:assert/strict";
import { test } from "node:test";
import { findDone, listTasks } from "./list.js";

const NETWORKS = [
  { name: "sketch", snapshots: [0, 600, 1200], batchesPerEpoch: 600, noDigitLogit: 0 },
  { name: "lab", snapshots: [0, 600, 1200], batchesPerEpoch: 600, noDigitLogit: null },
];
const TASKS = listTasks(NETWORKS);
const [EQUAL, NO_DIGIT, MOMENT, MAP, DIFFERENT, PLACE] = TASKS.keys();

/** @param {Record<number, number>} high */
const logits = (high) => Array.from({ length: 10 }, (_, digit) => high[digit] ?? -5);
/** @param {Record<number, number>} values @param {number} length */
const parts = (values, length) => Float32Array.from({ length }, (_, i) => values[i] ?? 0);

const STROKES = [[[0.5, 0.5]]];
const STATE = /** @type {any} */ ({
  strokes: STROKES, photo: null, missed: null, example: null, isDown: false, isPlaying: false,
  network: "sketch", snapshot: null, off: [], against: null, map: null, place: null, done: [], hide: [],
  answer: { logits: { sketch: logits({ 7: 5 }), lab: logits({ 7: 5 }) } },
  explanation: {
    drawing: STROKES, network: "sketch", snapshot: 2, off: [], isDone: true, pair: [7, 1],
    image: new Uint8Array(784).fill(255, 0, 28),
    contributions: new Map([
      [7, { maps: parts({ 3: 2, 5: -1 }, 64), places: parts({ 0: -0.5, 1: 1, 8: -0.5 }, 49), bias: 0 }],
      [1, { maps: parts({ 5: 4 }, 64), places: parts({}, 49), bias: 0 }],
    ]),
    history: Float32Array.from([logits({ 1: 5 }), logits({ 7: 5 }), logits({ 7: 6 })].flat()),
  },
  notice: "",
});

/** @param {object} changes to the state @param {any} whole */
const done = (changes, whole = STATE.explanation) =>
  findDone(TASKS, { ...STATE, ...changes }, { networks: NETWORKS, whole });
/** @param {Record<number, number>} sketch @param {Record<number, number>} lab */
const read = (sketch, lab = sketch) => ({ answer: { logits: { sketch: logits(sketch), lab: logits(lab) } } });

test("a 7 that is read without doubt does none of them", () => {
  assert.deepEqual(done({}), []);
});

test("1 and 7 are equally likely if they lead, at most a tenth apart", () => {
  assert.deepEqual(done(read({ 1: 5, 7: 5.1 })), [EQUAL]);
  assert.deepEqual(done(read({ 1: 5, 7: 5.5 })), []);
  assert.deepEqual(done(read({ 1: 5, 7: 5.1, 4: 6 })), []);
});

test("no digit counts where it leads, and where it was taught", () => {
  assert.deepEqual(done(read({ 7: -1 })), [NO_DIGIT]);
  assert.deepEqual(done({ ...read({ 7: -1 }), network: "lab" }), []);
});

test("the moment is found where the play head stands on it", () => {
  assert.deepEqual(done({ snapshot: 1 }), [MOMENT]);
  assert.deepEqual(done({ snapshot: 0 }), []);
});

test("the training that plays finds no moment", () => {
  assert.deepEqual(done({ snapshot: 1, isPlaying: true }), []);
});

test("the map that matters most is the one with the largest contribution, for or against", () => {
  const off = (/** @type {number} */ map) => ({ off: [map], explanation: { ...STATE.explanation, off: [map] } });
  assert.deepEqual(done(off(5)), [MAP]);
  assert.deepEqual(done(off(3)), []);
  assert.deepEqual(done(off(5), { ...STATE.explanation, drawing: [] }), []);
  assert.deepEqual(done(off(5), null), []);
});

test("an untrained network, or one without a map, is no judge", () => {
  for (const view of [{ snapshot: 0 }, { off: [1] }]) {
    assert.deepEqual(done({ ...read({ 7: -1 }), ...view }), []);
    assert.deepEqual(done({ ...read({ 1: 5, 7: 5.1 }), ...view }), []);
    assert.deepEqual(done({ ...read({ 7: 5 }, { 1: 5 }), ...view }), []);
  }
});

test("networks differ if both read a digit", () => {
  assert.deepEqual(done(read({ 7: 5 }, { 1: 5 })), [DIFFERENT]);
  assert.deepEqual(done(read({ 7: -1 }, { 1: 5 })), [NO_DIGIT]);
});

test("a place speaks against the answer if it has ink and takes points from it", () => {
  assert.deepEqual(done({ place: 0 }), [PLACE]);
  assert.deepEqual(done({ place: 1 }), []);
  assert.deepEqual(done({ place: 8 }), []);
});

test("only what the visitor has drawn counts, once the pen is up", () => {
  const isRead = read({ 7: -1 });
  assert.deepEqual(done({ ...isRead, example: 3 }), []);
  assert.deepEqual(done({ ...isRead, strokes: [], missed: 247 }), []);
  assert.deepEqual(done({ ...isRead, strokes: [...STROKES, ...STROKES] }), []);
  assert.deepEqual(done({ ...isRead, explanation: { ...STATE.explanation, isDone: false } }), []);
});
