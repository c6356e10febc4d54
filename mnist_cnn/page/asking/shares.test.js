import assert from "node:assert/strict";
import { test } from "node:test";
import { choosePair, chooseRival, listScores, rankAnswers, shareOut } from "./shares.js";

test("shares sum to 1, and a point more is e times the share", () => {
  const shares = shareOut([1000, 999, -1000]);
  assert.ok(Math.abs(shares[0] / shares[1] - Math.E) < 1e-9);
  assert.ok(Math.abs(shares.reduce((a, b) => a + b) - 1) < 1e-12);
});

test("\"no digit\" is an answer where it was taught", () => {
  assert.deepEqual(listScores([1, 2], 0.5), [1, 2, 0.5]);
  assert.deepEqual(listScores([1, 2], null), [1, 2]);
});

test("the leader is compared with the runner-up, or with the answer that is asked for", () => {
  const scores = [1, 5, 3, 4];
  assert.deepEqual(rankAnswers(scores), [1, 3, 2, 0]);
  assert.deepEqual(choosePair(scores, null), [1, 3]);
  assert.deepEqual(choosePair(scores, 0), [1, 0]);
});

test("an answer is not compared with itself, nor with one that the network lacks", () => {
  assert.deepEqual(choosePair([1, 5, 3], 1), [1, 2]);
  assert.deepEqual(choosePair([1, 5, 3], 10), [1, 2]);
});

test("no digit is nobody's rival but who is compared with it", () => {
  const scores = [0, 0, 0, 0, 0, 0, 0, 5, 0, 1, 2];
  assert.deepEqual([choosePair(scores, null), choosePair(scores, 10)], [[7, 9], [7, 10]]);
  assert.deepEqual(choosePair([...scores.slice(0, 10), 6], null), [10, 7]);
});

test("while a drawing is turned it is compared with what it is unturned, or with what it is most elsewhere", () => {
  const lead = (/** @type {number} */ answer) => Array.from({ length: 11 }, (_, i) => Number(i === answer));
  const shares = Array.from({ length: 73 }, (_, stop) => lead(stop < 10 || stop > 60 ? 9 : stop < 30 ? 10 : 6));
  assert.deepEqual([0, 20, 36, 72].map((stop) => chooseRival(shares, stop)), [6, 6, 9, 6]);
  assert.equal(chooseRival(shares.map(() => lead(0)), 36), null);
});
