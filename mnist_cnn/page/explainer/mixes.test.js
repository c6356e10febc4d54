import assert from "node:assert/strict";
import { test } from "node:test";
import { describeMixes } from "./mixes.js";

test("each network's digits are counted from its record", () => {
  const mix = { jittered: 45, rewritten: 35, drawn: 40, negatives: 8 };
  assert.equal(describeMixes([{ name: "sketch", mix }, { name: "lab", mix: null }]),
    "The sketch network sees 20 of every hundred as they are, the others moved a little or rewritten "
    + "in another style, plus 48 more drawn by code: 40 digits and 8 things that aren’t digits. "
    + "The lab network sees these digits as they are.");
});
