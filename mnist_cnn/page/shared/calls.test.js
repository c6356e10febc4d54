import assert from "node:assert/strict";
import { test } from "node:test";
import { Caller, restAfter } from "./calls.js";

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

/**
 * A caller whose calls the test answers, and what it has called and received.
 * @param {{ isPatient?: () => boolean }} options
 */
function watch({ isPatient = () => false } = {}) {
  /** @type {((answer: any) => void)[]} */
  const answer = [];
  /** @type {any[]} */
  const [called, received, told, paused] = [[], [], [], []];
  const call = (/** @type {number} */ request) => new Promise((resolve) => {
    called.push(request);
    answer.push(resolve);
  });
  const pause = (/** @type {number} */ milliseconds) => new Promise((resolve) => {
    paused.push(milliseconds);
    if (!isPatient()) /** @type {any} */ (resolve)();
  });
  const caller = new Caller(call, (_, request) => received.push(request), (isFailing) => told.push(isFailing), isPatient, /** @type {any} */ (pause));
  return { caller, answer, called, received, told, paused };
}

test("while a call is under way, only the newest request waits", async () => {
  const { caller, answer, called, received } = watch();
  [1, 2, 3].forEach((request) => caller.send(request));
  answer[0]("a");
  await settle();
  answer[1]("b");
  await settle();
  assert.deepEqual([called, received], [[1, 3], [1, 3]]);
});

test("a failed call is made again, and whoever shows it is told", async () => {
  const { caller, answer, called, received, told } = watch();
  caller.send(1);
  answer[0](undefined);
  await settle();
  answer[1]("a");
  await settle();
  assert.deepEqual([called, received, told], [[1, 1], [1], [true, false]]);
});

test("what is cancelled is not received", async () => {
  const { caller, answer, received } = watch();
  caller.send(1);
  caller.cancel();
  answer[0]("a");
  await settle();
  assert.deepEqual(received, []);
});

test("a patient caller rests after an answer, until it is patient no more", async () => {
  let isPatient = true;
  const { caller, answer, called, paused } = watch({ isPatient: () => isPatient });
  caller.send(1);
  answer[0]("a");
  await settle();
  caller.send(2);
  await settle();
  assert.deepEqual([called, paused.length], [[1], 1]);
  isPatient = false;
  caller.send(3);
  await settle();
  answer[1]("b"); // else it would be asked for again and again
  assert.deepEqual(called, [1, 3]);
});

test("the longer an answer takes, the longer a patient caller rests, and longest where others wait", () => {
  assert.deepEqual([10, 150, 300, 400].map(restAfter), [10, 150, 900, 1200]);
});
