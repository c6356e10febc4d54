import assert from "node:assert/strict";
import { test } from "node:test";
import { nameAnswer, plain, sayAnswer, signed, toTenths } from "./words.js";

test("points are printed with one decimal and a minus sign, and zero has none", () => {
  assert.deepEqual([12, -3, 0].map(signed), ["+1.2", "−0.3", "0.0"]);
  assert.deepEqual([12, -3].map(plain), ["1.2", "−0.3"]);
  assert.equal(signed(toTenths(-0.04)), "0.0");
});

test("the eleventh answer has a name, and another one in sentences", () => {
  assert.deepEqual([0, 9, 10].map(nameAnswer), ["0", "9", "no digit"]);
  assert.deepEqual([7, 10].map(sayAnswer), ["7", "not a digit"]);
});
