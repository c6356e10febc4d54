import assert from "node:assert/strict";
import { test } from "node:test";
import { ANGLES, UPRIGHT } from "../shared/turning.js";
import { findSince } from "./history.js";
import { findNearest, findTarget } from "./playhead.js";
import { describeAngle, describeMoment, describeSince, describeTurn } from "./sentences.js";
import { findHighest, findLeads, stackBands } from "./stack.js";

const TRAINING = { name: "net", batchesPerEpoch: 600, noDigitLogit: null, snapshots: [0, 20, 600, 1200] };
/** @param {number} answer @param {number} share */
const lean = (answer, share) => Array.from({ length: 10 }, (_, i) => (i === answer ? share : (1 - share) / 9));
const LEARNED = [lean(3, 0.2), lean(7, 0.5), lean(7, 0.51), lean(7, 0.99)];

test("an answer is understood since it has stayed above half of the shares", () => {
  assert.equal(findSince(LEARNED), 2);
  assert.equal(findSince([lean(7, 0.9), ...LEARNED]), 3);
  assert.equal(findSince([lean(7, 0.9), lean(7, 0.8)]), 0);
  assert.equal(findSince([lean(7, 0.9), lean(7, 0.4)]), null);
  assert.equal(findSince([lean(7, 0.9), lean(3, 0.9)]), 1);
});

test("the bands fill the square, and each lies on the next", () => {
  const bands = stackBands(LEARNED, [0, 0.2, 0.5, 1], findHighest);
  assert.equal(bands.length, 10);
  const edges = bands.map(({ path }) => path.slice(1, -1).split("L").map((point) => point.split(" ").map(Number)));
  edges.forEach((edge, i) => {
    const below = edge.slice(4).reverse();
    assert.deepEqual(below, i < 9 ? edges[i + 1].slice(0, 4) : [[0, 100], [20, 100], [50, 100], [100, 100]]);
  });
  assert.deepEqual(edges[0].slice(0, 4).map(([, y]) => y), [0, 0, 0, 0]);
});

test("a label lies in its band, and a thin band has none", () => {
  const bands = stackBands(LEARNED, [0, 0.2, 0.5, 1], findHighest);
  const [label] = bands[7].labels;
  assert.ok(label && label.isLarge && label.x > 90 && label.y > 1 && label.y < 99);
  assert.deepEqual(bands[0].labels, []);
});

test("an answer has a label wherever it leads long enough, and none where it does not", () => {
  const shares = [9, 9, 6, 6, 6, 5, 9, 9].map((answer) => lean(answer, 0.9));
  const places = [0, 0.1, 0.3, 0.5, 0.6, 0.8, 0.9, 1];
  const find = (/** @type {number} */ answer) => findLeads(shares, answer, places, 0.05);
  assert.deepEqual([find(9), find(6), find(5), find(0)], [[[0, 1], [6, 7]], [[2, 4]], [], []]);
});

test("sentences tell the moment, the answer, and since when it is read so", () => {
  assert.equal(describeMoment(TRAINING, 1, LEARNED), "After 20 batches: 7, 50\u00a0%.");
  assert.equal(describeMoment(TRAINING, 0, null), "Untrained.");
  assert.equal(describeSince(TRAINING, LEARNED), "Read as a 7 since epoch 1 (dotted line).");
  assert.equal(describeSince(TRAINING, LEARNED.map(() => lean(8, 0.9))), "Read as an 8 from the start.");
  assert.equal(describeSince(TRAINING, LEARNED.map(() => lean(8, 0.3))), "It never became sure of an answer.");
});

test("a network that the visitor has taught is told as that", () => {
  const taught = LEARNED.map((shares, i) => (i < LEARNED.length - 1 ? lean(1, 0.9) : shares));
  assert.equal(describeSince(TRAINING, taught, 3), "Read as a 7 since you taught it (dotted line).");
  assert.match(describeMoment(TRAINING, taught.length - 1, taught, 3), /, and 3 of yours: 7/);
  assert.doesNotMatch(describeMoment(TRAINING, 1, taught, 3), /yours/);
});

test("a pointer goes to the nearest snapshot", () => {
  assert.deepEqual([-1, 0.1, 0.4, 0.76, 2].map((place) => findNearest(place, [0, 0.2, 0.5, 1])), [0, 0, 2, 3, 3]);
});

test("keys move as a slider's and stay within the training", () => {
  assert.deepEqual(
    ["ArrowRight", "ArrowLeft", "Home", "End", "PageUp", "PageDown"].map((key) => findTarget(key, 1, 3, 5)),
    [2, 0, 0, 3, 3, 0],
  );
  assert.equal(findTarget("a", 1, 3, 5), undefined);
});

/** What is read at each angle: `answers` from each of these angles on. @param {Record<string, number>} answers */
function turn(answers) {
  const froms = Object.keys(answers).map(Number).sort((a, b) => a - b);
  return ANGLES.map((angle) => lean(answers[String(froms.findLast((from) => from <= angle))], 0.9));
}

test("a turned drawing is told by its angle, and by how far it keeps its answer", () => {
  const shares = turn({ "-180": 9, "-80": 6, 55: 0, 100: 9 });
  assert.equal(describeAngle(UPRIGHT, shares), "As you drew it: 6, 90\u00a0%.");
  assert.equal(describeAngle(ANGLES.indexOf(145), shares), "Turned 145° clockwise: 9, 90\u00a0%.");
  assert.equal(describeAngle(ANGLES.indexOf(-90), null), "Turned 90° back.");
  assert.equal(describeAngle(UPRIGHT, shares, true), "As you drew it: it knows nothing yet.");
  assert.equal(describeTurn(shares), "A 6 from −80° to 50°, and upside down a 9.");
  assert.equal(describeTurn(turn({ "-180": 8 })), "An 8, however you turn it.");
  assert.equal(describeTurn(turn({ "-180": 8, "-90": 1, "-50": 8, 60: 1, 120: 8 })), "An 8 from −50° to 55°, and upside down, too.");
  assert.equal(describeTurn(shares.map(() => lean(8, 0.4))), "It is not sure even as you drew it.");
});
