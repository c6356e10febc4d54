import assert from "node:assert/strict";
import test from "node:test";
import { readFields, writeFields } from "./fields.js";

const LIMITS = {
  networks: [
    { name: "sketch", snapshots: [0, 1, 600], noDigitLogit: 1.5 },
    { name: "lab", snapshots: [0, 600], noDigitLogit: null },
  ],
  languages: { en: "English", de: "Deutsch" },
  missed: [18, 247, 9982],
  examples: Array(8),
  maxPoints: 450,
  maxShots: 2,
  maxShotPoints: 4,
};
const FIRST = readFields("", LIMITS).values;

/** @param {string} text */
const read = (text) => readFields(text, LIMITS);

test("a page as at first is an empty link, and the first network reads it", () => {
  assert.equal(writeFields(FIRST, LIMITS), "");
  assert.equal(FIRST.network, "sketch");
});

test("what is written is read", () => {
  const values = {
    ...FIRST, lang: "de", network: "lab", snapshot: 1, against: 3, off: [4, 63], map: 7, face: "turn", code: true, hide: ["maps", "below"],
    missed: 247, example: 2, strokes: [[[0, 1], [1, 0]], [[1, 1]]],
    shots: [{ label: 7, drawn: [[[0, 1], [1, 0]]] }, { label: 10, drawn: [[[1, 1]]] }],
  };
  const text = writeFields(/** @type {any} */ (values), LIMITS);
  assert.ok(text.includes("off=4,63"));
  assert.deepEqual(read(text), { values, isWhole: true });
});

test("a number that is none of the field's gives the nearest", () => {
  const nearest = { 2.2: 2, 99: 2, "-3": 0, Infinity: 2 };
  for (const [text, value] of Object.entries(nearest)) {
    assert.deepEqual(read(`snapshot=${text}`), { values: { ...FIRST, snapshot: value }, isWhole: true });
  }
  assert.equal(read("missed=250").values.missed, 247);
  assert.equal(read("network=lab&snapshot=2&against=10").values.snapshot, 1);
  assert.equal(read("network=lab&against=10").values.against, 9);
});

test("nothing is as at first", () => {
  assert.deepEqual(read("snapshot=&network=&strokes=&off="), { values: FIRST, isWhole: true });
});

test("what is no value is left out, and said to be", () => {
  const broken = ["NaN", "snapshot=NaN", "network=none", "off=1,x", "hide=all", "strokes=%%%", "strokes=AAA",
    "strokes=ä", "__proto__=1", "constructor=1", "=", "missed=NaN", "<script>", "snapshot=1e999x"];
  for (const text of broken) assert.deepEqual(read(text), { values: FIRST, isWhole: false }, text);
  assert.equal(read("network=lab&snapshot=NaN").values.network, "lab");
});

test("a link of any drawing has 2,000 characters or less", () => {
  const strokes = Array.from({ length: 40 }, (_, i) =>
    Array.from({ length: 400 }, (_, k) => [k / 400, (1 + Math.sin(i + k / 9)) / 2]));
  assert.ok(writeFields({ ...FIRST, network: "lab", strokes: /** @type {any} */ (strokes) }, LIMITS).length < 1900);
});
