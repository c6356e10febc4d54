import assert from "node:assert/strict";
import { test } from "node:test";
import { Caller, Refusal, restAfter } from "./calls.js";

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
Object.assign(globalThis, { reportError() {} });

/**
 * A caller whose calls the test answers, and what it has called, received and told.
 * @param {{ isPatient?: () => boolean, receive?: (answer: any) => void, patience?: number }} options
 */
function watch({ isPatient = () => false, receive = () => {}, patience = 10_000 } = {}) {
  /** @type {{ resolve: (answer: any) => void, reject: (error: Error) => void }[]} */
  const answer = [];
  /** @type {any[]} */
  const [called, received, told, paused, signals] = [[], [], [], [], []];
  const call = (/** @type {number} */ request, /** @type {AbortSignal} */ signal) =>
    /** @type {Promise<any>} */ (new Promise((resolve, reject) => {
      called.push(request);
      signals.push(signal);
      signal.addEventListener("abort", () => reject(signal.reason));
      answer.push({ resolve, reject });
    }));
  const pause = (/** @type {number} */ milliseconds) => new Promise((resolve) => {
    paused.push(milliseconds);
    if (!isPatient()) /** @type {any} */ (resolve)();
  });
  const listener = {
    receive(/** @type {any} */ answer, /** @type {number} */ request) {
      receive(answer);
      received.push(request);
    },
    lose: (/** @type {boolean} */ isLost) => told.push(isLost),
    refuse: (/** @type {any} */ reason) => told.push(reason.key),
  };
  const caller = new Caller(call, listener, isPatient, /** @type {any} */ (pause), patience);
  return { caller, answer, called, received, told, paused, signals };
}

test("while a call is under way, only the newest request waits", async () => {
  const { caller, answer, called, received } = watch();
  [1, 2, 3].forEach((request) => caller.send(request));
  answer[0].resolve("a");
  await settle();
  answer[1].resolve("b");
  await settle();
  assert.deepEqual([called, received], [[1, 3], [1, 3]]);
});

test("a lost call is made again, and whoever shows it is told", async () => {
  const { caller, answer, called, received, told } = watch();
  caller.send(1);
  answer[0].reject(new TypeError("no network"));
  await settle();
  answer[1].resolve("a");
  await settle();
  assert.deepEqual([called, received, told], [[1, 1], [1], [true, false]]);
});

test("while calls are lost, the pauses between them grow to four seconds, and begin anew", async () => {
  const { caller, answer, paused } = watch();
  caller.send(1);
  for (let i = 0; i < 6; i++) {
    answer[i].reject(new TypeError("no network"));
    await settle();
  }
  answer[6].resolve("a");
  await settle();
  caller.send(2);
  answer[7].reject(new TypeError("no network"));
  await settle();
  assert.deepEqual(paused, [500, 1000, 2000, 4000, 4000, 4000, 500]);
});

test("after a loss the newest request is made, not the lost one", async () => {
  const { caller, answer, called, received } = watch();
  caller.send(1);
  caller.send(2);
  answer[0].reject(new TypeError("no network"));
  await settle();
  answer[1].resolve("a");
  await settle();
  assert.deepEqual([called, received], [[1, 2], [2]]);
});

test("a call that is not answered in time is ended and made again", { timeout: 5000 }, async () => {
  const { caller, answer, called, told, signals } = watch({ patience: 20 });
  caller.send(1);
  const patient = setInterval(() => {}, 10); // Node waits for no signal's time
  await new Promise((resolve) => signals[0].addEventListener("abort", resolve));
  clearInterval(patient);
  await settle();
  answer[1].resolve("a");
  await settle();
  assert.deepEqual([called, told, signals[0].aborted], [[1, 1], [true, false], true]);
});

test("a refused call is told of, and not made again", async () => {
  const { caller, answer, called, received, told } = watch();
  caller.send(1);
  answer[0].reject(new Refusal("network"));
  await settle();
  caller.send(2);
  answer[1].resolve("a");
  await settle();
  assert.deepEqual([called, received, told], [[1, 2], [2], ["refusal.network"]]);
});

test("an answer that nobody can make out is told of as refused, and stops nothing", async () => {
  const receive = (/** @type {any} */ answer) => atob(answer.image);
  const { caller, answer, called, received, told } = watch({ receive });
  caller.send(1);
  answer[0].resolve({ image: "?" });
  await settle();
  caller.send(2);
  answer[1].resolve({ image: "AAAA" });
  await settle();
  assert.deepEqual([called, received, told.length], [[1, 2], [2], 1]);
  assert.equal(told[0], "refusal.unknown");
});

test("what is cancelled is ended, not received, and not made again", async () => {
  const { caller, called, received, told, signals } = watch();
  caller.send(1);
  caller.cancel();
  await settle();
  assert.deepEqual([called, received, told, signals[0].aborted], [[1], [], [], true]);
});

test("a patient caller rests after an answer, until it is patient no more", async () => {
  let isPatient = true;
  const { caller, answer, called, paused } = watch({ isPatient: () => isPatient });
  caller.send(1);
  answer[0].resolve("a");
  await settle();
  caller.send(2);
  await settle();
  assert.deepEqual([called, paused.length], [[1], 1]);
  isPatient = false;
  caller.send(3);
  await settle();
  answer[1].resolve("b");
  assert.deepEqual(called, [1, 3]);
});

test("the longer an answer takes, the longer a patient caller rests, and longest where others wait", () => {
  assert.deepEqual([10, 150, 300, 400].map(restAfter), [10, 150, 900, 1200]);
});
