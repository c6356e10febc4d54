import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { change, getState } from "../shared/state.js";
import { tell } from "../words/say.js";
import { startAsking } from "./asking.js";
import { OUTDATED } from "./calls.js";
import { historyOf, isAnswered, readingOf, reasonsOf, wholeLeadOf } from "./selectors.js";

const NETWORKS = [
  { name: "sketch", snapshots: [0, 1, 600], noDigitLogit: 0 },
  { name: "lab", snapshots: [0, 600], noDigitLogit: null },
];
const STROKES = /** @type {import("../shared/strokes.js").Stroke[]} */ ([[[0, 0], [1, 1]]]);
const settle = () => new Promise((resolve) => setTimeout(resolve, 2));

/** @typedef {{ name: string, data: any, answer: (sent: any, status?: number) => Promise<void>, fail: () => Promise<void> }} Call */

/** Calls that are under way. @type {Call[]} */
let calls = [];
/** @type {any[]} */
const reported = [];

Object.assign(globalThis, {
  reportError: (/** @type {any} */ error) => reported.push(error),
  /** @param {URL} url @param {any} options */
  fetch: (url, { body, signal }) => new Promise((resolve, reject) => {
    const end = async (/** @type {() => void} */ how) => {
      calls = calls.filter((each) => each !== call);
      how();
      await settle();
    };
    const call = {
      name: url.pathname.split("/").at(-1) ?? "", data: JSON.parse(body),
      answer: (/** @type {any} */ sent, status = 200) =>
        end(() => resolve(new Response(JSON.stringify(sent), { status }))),
      fail: () => end(() => reject(new TypeError("no network"))),
    };
    signal.addEventListener("abort", () => end(() => reject(signal.reason)));
    calls.push(call);
  }),
});
startAsking({ networks: NETWORKS, maxPoints: 100 });

const find = (/** @type {string} */ name) => /** @type {Call} */ (calls.find((call) => call.name === name));
const floats = (/** @type {number[]} */ numbers) => Buffer.from(Float32Array.from(numbers).buffer).toString("base64");
const bytes = (/** @type {number} */ length) => Buffer.alloc(length).toString("base64");
const lean = (/** @type {number} */ answer, points = 5) => Array.from({ length: 10 }, (_, i) => (i === answer ? points : -5));

/**
 * What a server sends that reads `answer`, all along its training where it is asked for that.
 * @param {Call} call
 * @param {number} answer
 * @param {number} points
 */
function reply({ name, data }, answer, points = 5) {
  const read = {
    image: bytes(784), logits: { sketch: lean(answer, points), lab: lean(answer, points) },
    pair: [answer, answer ? 0 : 1], answers: [answer, answer ? 0 : 1],
    maps: floats([points, ...Array(127).fill(0)]), places: floats([points, ...Array(97).fill(0)]), biases: [0, 0],
  };
  if (name === "read") return read;
  const snapshots = data.network === "sketch" ? 3 : 2;
  return {
    ...read, first: bytes(3136), second: bytes(1568), peaks: [bytes(32), bytes(64)], cells: floats(Array(3136).fill(0)),
    feeds: bytes(192), feedLevels: bytes(96), weights: bytes(1568), filters: floats(Array(288).fill(0)),
    ...(data.wantsHistory && { history: floats(Array(snapshots).fill(lean(answer, points)).flat()) }),
  };
}

/** @param {object} changes to a drawing of its own */
const draw = (changes = {}) => change({ sheet: {}, strokes: [...STROKES], isDown: false, ...changes });
const answerAll = async (/** @type {number} */ answer, points = 5) => {
  for (let call = calls[0]; call; call = calls[0]) await call.answer(reply(call, answer, points));
};

beforeEach(async () => {
  change({ strokes: [], network: "sketch", snapshot: null, off: [], against: null, over: null, notice: null, reply: null });
  await settle();
  for (const call of [...calls]) await call.fail();
  assert.deepEqual([getState().reply, calls.length], [null, 0]);
});

test("what is drawn is asked, and the answer stands until the next one", async () => {
  draw();
  assert.deepEqual(calls.map(({ name }) => name), ["read", "explain"]);
  await find("read").answer(reply(find("read"), 7));
  assert.equal(readingOf(getState())?.pair[0], 7);
  assert.equal(reasonsOf(getState())?.printed.lead, 100);
  assert.equal(isAnswered(getState()), true);
  assert.equal(reasonsOf(getState())?.maps, null);
  await answerAll(7);
  assert.ok(reasonsOf(getState())?.maps && historyOf(getState()));
});

test("a stroke that is added keeps what is told, and another sheet takes it away", async () => {
  draw();
  await answerAll(7);
  change({ strokes: [...STROKES, ...STROKES], isDown: true });
  assert.equal(readingOf(getState())?.pair[0], 7);
  assert.equal(historyOf(getState())?.shares.length, 3);
  draw();
  assert.deepEqual([readingOf(getState()), reasonsOf(getState()), historyOf(getState())], [null, null, null]);
});

test("a reading names its own snapshot while another one is asked", async () => {
  draw();
  await answerAll(7);
  change({ snapshot: 0 });
  assert.equal(readingOf(getState())?.snapshot, 2);
  await answerAll(4);
  assert.equal(readingOf(getState())?.snapshot, 0);
  change({ snapshot: null });
  await answerAll(7);
  change({ network: "lab" }); // which has two snapshots, and is read by the reply before
  assert.equal(readingOf(getState())?.snapshot, 1);
});

test("an answer to the sheet before is shown to nobody", async () => {
  draw();
  const [read, explain] = calls;
  draw({ isDown: true });
  await read.answer(reply(read, 7));
  await explain.answer(reply(explain, 7));
  assert.equal(readingOf(getState()), null);
});

test("another network's training is never shown as this one's, whatever order answers come in", async () => {
  draw();
  await answerAll(7, 9);
  change({ network: "lab" });
  change({ network: "sketch" });
  assert.equal(historyOf(getState())?.shares.length, 3);
  for (let call = calls[0]; call; call = calls[0]) {
    await call.answer(reply(call, 7, call.data.network === "lab" ? 2 : 9));
    const course = /** @type {any} */ (historyOf(getState()));
    const reading = /** @type {any} */ (readingOf(getState()));
    assert.equal(course.shares.length, 3);
    assert.deepEqual(course.shares[2], reading.shares);
  }
  change({ network: "lab" });
  await answerAll(7, 2);
  assert.equal(historyOf(getState())?.shares.length, 2);
});

test("a training that is known is not sent again, and that of other maps is another one", async () => {
  draw();
  await answerAll(7);
  change({ off: [3] });
  assert.equal(find("explain").data.wantsHistory, true);
  await answerAll(1);
  change({ off: [] });
  assert.equal(find("explain").data.wantsHistory, false);
  await answerAll(7);
  assert.equal(historyOf(getState())?.shares[2].indexOf(Math.max(...historyOf(getState())?.shares[2] ?? [])), 7);
});

test("the quick answer comes with its own sums, and a late explanation gives it maps alone", async () => {
  draw({ isDown: true });
  const [read, explain] = calls;
  await read.answer(reply(read, 7));
  change({ strokes: [...STROKES, ...STROKES] });
  const later = find("read");
  await later.answer(reply(later, 4, 3));
  await explain.answer(reply(explain, 7));
  assert.deepEqual([readingOf(getState())?.pair[0], reasonsOf(getState())?.printed.lead], [4, 80]);
  assert.ok(reasonsOf(getState())?.maps);
});

test("the strongest map is that of the same network at the same snapshot, with all its maps", async () => {
  for (const changes of [{ network: "lab" }, { snapshot: 0 }]) {
    draw({ network: "sketch", snapshot: null, off: [] });
    await answerAll(7);
    change({ off: [0] });
    await answerAll(7);
    assert.equal(wholeLeadOf(getState())?.[0], 5);
    change(changes);
    await answerAll(7);
    assert.equal(wholeLeadOf(getState()), null, JSON.stringify(changes));
  }
});

/** @param {() => Promise<void>} lose the call that reads */
async function expectBack(lose) {
  await lose();
  assert.match(tell(getState().notice), /isn’t answering/);
  assert.deepEqual([readingOf(getState()), getState().refusal], [null, null]);
  while (!find("read")) await settle();
  await answerAll(7);
  assert.deepEqual([getState().notice, readingOf(getState())?.pair[0]], [null, 7]);
}

test("a lost call is told of, and made again", async () => {
  draw();
  await expectBack(() => find("read").fail());
});

for (const status of [400, 404, 413, 422]) {
  test(`a refusal by ${status} is told by the server's code, and not asked again`, async () => {
    draw();
    for (const call of [...calls]) await call.answer({ error: "network" }, status);
    assert.deepEqual([getState().refusal?.key, calls.length], ["refusal.network", 0]);
    draw();
    await answerAll(7);
    assert.deepEqual([getState().refusal, readingOf(getState())?.pair[0]], [null, 7]);
  });
}

test("an answer does not hide that the server has other files of the page's by now", async () => {
  draw();
  change({ refusal: OUTDATED });
  await answerAll(7);
  assert.deepEqual([getState().refusal, readingOf(getState())?.pair[0]], [OUTDATED, 7]);
});

for (const status of [408, 429, 500, 503]) {
  test(`after ${status} the call is made again`, async () => {
    draw();
    await expectBack(() => find("read").answer({}, status));
  });
}

test("an odd answer ends nothing, and is told of", async () => {
  draw();
  for (const call of [...calls]) await call.answer({ shape: "another" });
  assert.match(tell(getState().refusal), /been updated since/);
  assert.ok(reported.length);
  draw();
  await answerAll(7);
  assert.equal(readingOf(getState())?.pair[0], 7);
});

test("a server that has forgotten the shots is sent them with the same call", async () => {
  const shots = [{ label: 7, drawn: STROKES }];
  change({ shots, taught: { shots, digest: "d1", sample: 1000, changes: {} } });
  draw();
  const read = find("read");
  assert.deepEqual([read.data.taught, read.data.shots], ["d1", undefined]);
  await read.answer({ isForgotten: true });
  assert.match(find("read").data.shots, /^7\./);
  change({ shots: [], taught: null });
});
