import assert from "node:assert/strict";
import test from "node:test";
import { findCommand } from "./commands.js";

/** @param {string} key @param {string} code @param {object} more @returns {any} */
const keys = (key, code, more = {}) =>
  ({ key, code, ctrlKey: true, metaKey: false, altKey: false, shiftKey: false, ...more });

test("Ctrl+Z undoes on every layout", () => {
  const layouts = {
    English: ["z", "KeyZ"], "Caps Lock": ["Z", "KeyZ"], German: ["z", "KeyY"], French: ["z", "KeyW"],
    Russian: ["я", "KeyZ"], Greek: ["ζ", "KeyZ"],
  };
  for (const [name, [key, code]] of Object.entries(layouts)) {
    assert.equal(findCommand(keys(key, code)), "undo", name);
    assert.equal(findCommand(keys(key, code, { shiftKey: true })), "redo", name);
  }
  assert.equal(findCommand(keys("z", "KeyZ", { ctrlKey: false, metaKey: true })), "undo");
});

test("Ctrl+Y redoes, also where Z is the key of an English Y", () => {
  for (const [key, code] of [["y", "KeyY"], ["y", "KeyZ"], ["н", "KeyY"], ["υ", "KeyY"]]) {
    assert.equal(findCommand(keys(key, code)), "redo");
  }
});

test("Delete clears, Backspace takes a stroke away, and other keys are the browser's", () => {
  assert.equal(findCommand(keys("Delete", "Delete", { ctrlKey: false })), "clear");
  assert.equal(findCommand(keys("Backspace", "Backspace", { ctrlKey: false })), "remove");
  for (const other of [keys("z", "KeyZ", { ctrlKey: false }), keys("z", "KeyZ", { altKey: true }),
    keys("Delete", "Delete"), keys("c", "KeyC"), keys("Z", "")]) {
    assert.equal(findCommand(other) === "clear", false);
  }
  assert.equal(findCommand(keys("z", "KeyZ", { ctrlKey: false })), null);
  assert.equal(findCommand(keys("z", "KeyZ", { altKey: true })), null);
});
