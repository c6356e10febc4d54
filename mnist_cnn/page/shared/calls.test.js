import assert from "node:assert/strict";
import { test } from "node:test";

import { Caller } from "./calls.js";

/** A server whose answers are given by hand, and a clock that waits for nobody. */
function setUp() {
  const asked = [], received = [], told = [], pauses = [];
  const caller = new Caller(
    (request) => new Promise((resolve, reject) => asked.push({ request, resolve, reject })),
    (answer) => received.push(answer),
    (isFailing) => told.push(isFailing),
    () => false,
    async (milliseconds) => { pauses.push(milliseconds); },
  );
  const answer = async (value) => {
    asked.at(-1).resolve(value);
    await settle();
  };
  return { caller, asked, received, told, pauses, answer };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("one call is under way, and the newest is next", async () => {
  const { caller, asked, received, answer } = setUp();
  [1, 2, 3].forEach((request) => caller.send(request));
  assert.deepEqual(asked.map(({ request }) => request), [1]);
  await answer("one");
  await answer("three");
  assert.deepEqual(asked.map(({ request }) => request), [1, 3]);
  assert.deepEqual(received, ["one", "three"]);
});

test("a failed call is made again, after pauses that grow up to a bound", async () => {
  const { caller, asked, received, told, pauses, answer } = setUp();
  caller.send(1);
  for (let k = 0; k < 6; k++) await answer(undefined);
  await answer("one");
  assert.equal(asked.length, 7);
  assert.ok(pauses.every((pause, k) => k === 0 || pause >= pauses[k - 1]));
  assert.ok(pauses[0] < 1000 && Math.max(...pauses) <= 5000);
  assert.deepEqual([told.at(0), told.at(-1), received], [true, false, ["one"]]);
});

test("a call that the network refuses is made again, too", async () => {
  const { caller, asked, received, answer } = setUp();
  caller.send(1);
  asked[0].reject(new TypeError("Failed to fetch"));
  await settle();
  await answer("one");
  assert.deepEqual(received, ["one"]);
});

test("what was sent since a failure takes the failed call's place", async () => {
  const { caller, asked, answer } = setUp();
  caller.send(1);
  caller.send(2);
  await answer(undefined);
  await answer("two");
  assert.deepEqual(asked.map(({ request }) => request), [1, 2]);
});

test("an answer that is no longer wanted is dropped", async () => {
  const { caller, received, answer } = setUp();
  caller.send(1);
  caller.cancel();
  await answer("one");
  assert.deepEqual(received, []);
});

test("a cancelled call that fails is not made again", async () => {
  const { caller, asked, told, answer } = setUp();
  caller.send(1);
  caller.cancel();
  await answer(undefined);
  assert.equal(asked.length, 1);
  assert.equal(told.at(-1), false);
});
