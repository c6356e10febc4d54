import assert from "node:assert/strict";
import { test } from "node:test";
import { change, derive, getState, listen } from "./state.js";

test("a listener that throws stops nobody, and is reported", () => {
  /** @type {any[]} */
  const [heard, reported] = [[], []];
  Object.assign(globalThis, { reportError: (/** @type {any} */ error) => reported.push(error.message) });
  const ends = [
    listen(() => { throw new Error("broken"); }),
    listen((state) => heard.push(state.notice)),
  ];
  change({ notice: "a" });
  change({ notice: "b" });
  ends.forEach((end) => end());
  assert.deepEqual([heard, reported], [["a", "b"], ["broken", "broken"]]);
});

test("what is worked out of other fields changes with them, in the same moment", () => {
  /** @type {any[]} */
  const heard = [];
  derive("refusal", ({ notice }) => notice.toUpperCase());
  const end = listen(({ refusal }, changed) => heard.push([refusal, [...changed]]));
  change({ notice: "c" });
  change({ done: [1] });
  end();
  assert.equal(getState().refusal, "C");
  assert.deepEqual(heard, [["C", ["notice", "refusal"]], ["C", ["done"]]]);
});

test("what is worked out of what is worked out is right, too, in whatever order they came", () => {
  derive("refusal", ({ network }) => network + "!");
  derive("network", ({ notice }) => notice);
  change({ notice: "d" });
  assert.deepEqual([getState().network, getState().refusal], ["d", "d!"]);
});
