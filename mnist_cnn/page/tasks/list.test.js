import assert from "node:assert/strict";
import { test } from "node:test";
import { shareOut } from "../asking/shares.js";
import { findDone, listTasks } from "./list.js";

const NETWORKS = [
  { name: "sketch", snapshots: [0, 600, 1200], batchesPerEpoch: 600, noDigitLogit: 0 },
  { name: "lab", snapshots: [0, 600, 1200], batchesPerEpoch: 600, noDigitLogit: null },
];
const TASKS = listTasks(NETWORKS);
const [EQUAL, NO_DIGIT, MOMENT, MAP, DIFFERENT, PLACE, , SIX] = TASKS.keys();

/** @param {Record<number, number>} high */
const logits = (high) => Array.from({ length: 10 }, (_, digit) => high[digit] ?? -5);
/** @param {Record<number, number>} values @param {number} length */
const parts = (values, length) => Float32Array.from({ length }, (_, i) => values[i] ?? 0);

const STROKES = [[[0.5, 0.5]]];
const [SHEET, SHOTS] = [{}, /** @type {any[]} */ ([])];
const QUESTION = {
  number: 1, sheet: SHEET, drawing: STROKES, strokes: STROKES, photo: null, missed: null, part: null,
  network: "sketch", snapshot: 2, isTrained: true, off: [], shots: SHOTS, against: null, isDone: true,
};
const REPLY = {
  question: QUESTION, pair: [7, 1], number: null,
  image: new Uint8Array(784).fill(255, 0, 28),
  scores: {},
  contributions: new Map([
    [7, { maps: parts({ 3: 2, 5: -1 }, 64), places: parts({ 0: -0.5, 1: 1, 8: -0.5 }, 49), bias: 0 }],
    [1, { maps: parts({ 5: 4 }, 64), places: parts({}, 49), bias: 0 }],
  ]),
  history: [{ 1: 5 }, { 7: 5 }, { 7: 6 }].map((high) => shareOut([...logits(high), 0])),
};
const STATE = {
  strokes: STROKES, photo: null, missed: null, example: null, isDown: false, isPlaying: false,
  network: "sketch", snapshot: null, off: [], against: null, over: null, place: null, hide: [],
};

/**
 * The tasks that are done with `changes` to the state, to the question, and to the reply.
 * @param {any} changes
 * @param {any} asked
 * @param {any} told
 */
function done(changes, asked = {}, told = {}) {
  const question = { ...QUESTION, ...asked };
  const scores = { sketch: [...logits({ 7: 5 }), 0], lab: logits({ 7: 5 }) };
  const reply = { ...REPLY, question, scores, ...told };
  const state = { ...STATE, ...changes, question, reply: { ...reply, whole: reply, ...told } };
  return findDone(TASKS, /** @type {any} */ (state), NETWORKS);
}
/** @param {Record<number, number>} sketch @param {Record<number, number>} lab */
const read = (sketch, lab = sketch) => ({ scores: { sketch: [...logits(sketch), 0], lab: logits(lab) } });

test("a 7 that is read without doubt does none of them", () => {
  assert.deepEqual(done({}), []);
});

test("1 and 7 are equally likely if they lead, at most a tenth apart", () => {
  assert.deepEqual(done({}, {}, read({ 1: 5, 7: 5.1 })), [EQUAL]);
  assert.deepEqual(done({}, {}, read({ 1: 5, 7: 5.5 })), []);
  assert.deepEqual(done({}, {}, read({ 1: 5, 7: 5.1, 4: 6 })), []);
});

test("no digit counts where it leads, and where it was taught", () => {
  assert.deepEqual(done({}, {}, read({ 7: -1 })), [NO_DIGIT]);
  assert.deepEqual(done({ network: "lab" }, { network: "lab" }, read({ 7: -1 })), []);
});

test("the moment is found where the play head stands on it, and the answer is a digit", () => {
  assert.deepEqual(done({ snapshot: 1 }, { snapshot: 1, isTrained: false }), [MOMENT]);
  assert.deepEqual(done({ snapshot: 0 }, { snapshot: 0, isTrained: false }), []);
  const history = [{ 1: 5 }, { 1: -9 }, { 1: -9 }].map((high) => shareOut([...logits(high), 0]));
  assert.deepEqual(done({ snapshot: 1 }, { snapshot: 1, isTrained: false }, { history }), []);
});

test("the training that plays finds no moment", () => {
  assert.deepEqual(done({ snapshot: 1, isPlaying: true }, { snapshot: 1, isTrained: false }), []);
});

test("the map that matters most is the one with the largest contribution, for or against", () => {
  assert.deepEqual(done({ off: [5] }, { off: [5] }), [MAP]);
  assert.deepEqual(done({ off: [3] }, { off: [3] }), []);
  assert.deepEqual(done({ off: [5] }, { off: [5] }, { whole: null }), []);
});

test("an untrained network, or one without a map, ticks nothing by its answer", () => {
  for (const view of [{ snapshot: 0 }, { off: [1] }]) {
    assert.deepEqual(done(view, view, read({ 7: -1 })), []);
    assert.deepEqual(done(view, view, read({ 1: 5, 7: 5.1 })), []);
    assert.deepEqual(done(view, view, read({ 7: 5 }, { 1: 5 })), []);
  }
});

test("networks differ if both read a digit", () => {
  assert.deepEqual(done({}, {}, read({ 7: 5 }, { 1: 5 })), [DIFFERENT]);
  assert.deepEqual(done({}, {}, read({ 7: -1 }, { 1: 5 })), [NO_DIGIT]);
});

test("a place speaks against the answer if it has ink and takes points from it", () => {
  assert.deepEqual(done({ place: 0 }), [PLACE]);
  assert.deepEqual(done({ place: 1 }), []);
  assert.deepEqual(done({ place: 8 }), []);
});

test("only what the visitor has drawn counts, once it is answered and the pen is up", () => {
  const isRead = read({ 7: -1 });
  assert.deepEqual(done({ example: 3 }, {}, isRead), []);
  assert.deepEqual(done({ strokes: [], missed: 247 }, {}, isRead), []);
  for (const asked of [{ drawing: [] }, { network: "lab" }, { snapshot: 1 }, { off: [3] }, { isDone: false }]) {
    assert.deepEqual(done({}, asked, { ...isRead, question: QUESTION }), [], JSON.stringify(asked));
  }
});

test("a 6 that is turned until it leads as a 9 counts, and no other 9", () => {
  const nine = { ...read({ 9: 5 }), pair: [9, 6] };
  const question = { ...QUESTION, base: STROKES, angle: 180 };
  const turned = (/** @type {number} */ upright) => ({ question, shares: { sketch: Array(73).fill([...logits({ [upright]: 5 }), 0]) } });
  assert.deepEqual(done({ turn: turned(6) }, question, nine), [SIX]);
  assert.deepEqual(done({ turn: turned(9) }, question, nine), []);
  assert.deepEqual(done({}, question, nine), []);
});
