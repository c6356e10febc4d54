import assert from "node:assert/strict";
import test from "node:test";
import { History } from "./history.js";

test("undo leads back, redo forth", () => {
  const history = new History();
  history.record("empty");
  history.record("1");
  assert.equal(history.undo("12"), "1");
  assert.equal(history.undo("1"), "empty");
  assert.equal(history.undo("empty"), undefined);
  assert.equal(history.redo("empty"), "1");
  assert.equal(history.redo("1"), "12");
  assert.equal(history.redo("12"), undefined);
});

test("what is drawn after an undo replaces what was undone", () => {
  const history = new History();
  history.record("empty");
  history.undo("1");
  history.record("empty");
  assert.equal(history.redo("7"), undefined);
  assert.equal(history.undo("7"), "empty");
});

test("of very many drawings the last ones are remembered", () => {
  const history = new History();
  for (let i = 0; i < 10_000; i++) history.record(i);
  let steps = 0;
  while (history.undo(-1) !== undefined) steps++;
  assert.equal(steps, 500);
});

test("what is forgotten was never recorded", () => {
  const history = new History();
  history.record("a");
  history.record("b");
  history.forget();
  assert.equal(history.undo("b"), "a");
});
