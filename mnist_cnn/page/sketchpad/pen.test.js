import assert from "node:assert/strict";
import test from "node:test";
import { Pen } from "./pen.js";

/** @param {string} pointerType @param {number} pointerId @param {object} more @returns {any} */
const pointer = (pointerType, pointerId, more = {}) =>
  ({ pointerType, pointerId, isPrimary: true, button: 0, buttons: 1, ...more });
const MOUSE = pointer("mouse", 1);
const STYLUS = pointer("pen", 2);
const FINGER = pointer("touch", 3);
const SECOND = pointer("touch", 4, { isPrimary: false });

test("a mouse draws while its first button is down", () => {
  const pen = new Pen();
  assert.deepEqual(pen.move(MOUSE), []);
  assert.deepEqual(pen.down({ ...MOUSE, button: 2 }), []);
  assert.deepEqual(pen.down(MOUSE), ["begin"]);
  assert.deepEqual(pen.move(MOUSE), ["draw"]);
  assert.deepEqual(pen.up(MOUSE), ["end"]);
  assert.deepEqual(pen.up(MOUSE), []);
});

test("a lost pen-up ends the stroke at the next move", () => {
  const pen = new Pen();
  pen.down(MOUSE);
  assert.deepEqual(pen.move({ ...MOUSE, buttons: 0 }), ["end"]);
  assert.deepEqual(pen.move(MOUSE), []);
  pen.down(MOUSE);
  assert.deepEqual(pen.down(MOUSE), ["end", "begin"]);
});

test("a palm does not stop the pen", () => {
  const pen = new Pen();
  pen.down(STYLUS);
  assert.deepEqual(pen.down(FINGER), []);
  assert.deepEqual(pen.move(FINGER), []);
  assert.deepEqual(pen.cancel(FINGER), []);
  assert.deepEqual(pen.move(STYLUS), ["draw"]);
});

test("the pen takes over from a palm, which leaves nothing", () => {
  const pen = new Pen();
  pen.down(FINGER);
  assert.deepEqual(pen.down(STYLUS), ["discard", "begin"]);
  assert.deepEqual(pen.up(FINGER), []);
  assert.deepEqual(pen.up(STYLUS), ["end"]);
});

test("a touch that is cancelled leaves nothing, a pen's line stays", () => {
  const pen = new Pen();
  pen.down(FINGER);
  assert.deepEqual(pen.cancel(FINGER), ["discard"]);
  pen.down(STYLUS);
  assert.deepEqual(pen.cancel(STYLUS), ["end"]);
});

test("two fingers draw nothing, and one draws again once both are lifted", () => {
  const pen = new Pen();
  pen.down(FINGER);
  assert.deepEqual(pen.down(SECOND), ["discard"]);
  assert.deepEqual([...pen.move(FINGER), ...pen.move(SECOND), ...pen.up(FINGER)], []);
  assert.deepEqual(pen.down({ ...FINGER, pointerId: 5, isPrimary: false }), []);
  pen.up(SECOND);
  pen.up({ ...FINGER, pointerId: 5 });
  assert.deepEqual(pen.down(FINGER), ["begin"]);
});

test("a finger that was lifted unseen keeps no later one from drawing", () => {
  const pen = new Pen();
  pen.down(FINGER);
  assert.deepEqual(pen.down({ ...FINGER, pointerId: 6 }), ["end", "begin"]);
});
