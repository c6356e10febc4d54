import assert from "node:assert/strict";
import { test } from "node:test";
import { listStages } from "./lines.js";
import { tell } from "../words/say.js";
import { tellCopied } from "./sentences.js";
import { writeSnippet } from "./snippet.js";

const STAGES = [
  { lines: ["nn.Conv2d(1, 2, kernel_size=3, padding=1)", "nn.MaxPool2d(2)", "nn.ReLU()"], shapes: [[2, 28, 28], [2, 14, 14], [2, 14, 14]] },
  { lines: ["nn.Conv2d(2, 4, kernel_size=3)", "nn.ReLU()"], shapes: [[4, 14, 14], [4, 14, 14]] },
  { lines: ["nn.Linear(784, 10)"], shapes: [[10]] },
];
const WEIGHTS = { address: "http://page/weights/net.pt", name: "net", digest: "0123abcd" };
const IMAGE = Uint8Array.from({ length: 784 }, (_, pixel) => [0, 255, 10][Math.min(pixel, 2) * Number(pixel < 3)]);
const SCORES = [0, 0, 0, 0, 0, 0, 0, 4.24, 0, 2.06, 0.5];

test("each stage has its shape, and its lines where it computes", () => {
  const stages = listStages(STAGES, 0.5, false);
  assert.deepEqual(stages.map(({ shape }) => shape), ["", "(1, 28, 28)", "(2, 14, 14)", "(4, 14, 14)", "(11)"]);
  assert.equal(stages[1].code, "");
  assert.equal(stages[2].code, "nn.Conv2d(1, 2,\n  kernel_size=3, padding=1),\nnn.MaxPool2d(2), nn.ReLU()");
  assert.equal(stages[4].code, "nn.Linear(784, 10)\nF.pad(s, (0, 1), value=0.500)\n.softmax(0)");
});

test("a network without an eleventh answer pads nothing, and a photo is no ink", () => {
  const stages = listStages(STAGES, null, true);
  assert.equal(stages[0].code, "x = preprocess(photo)");
  assert.equal(stages[4].code, "nn.Linear(784, 10)\n.softmax(0)");
  assert.equal(stages[4].shape, "(10)");
  assert.doesNotMatch(writeSnippet(STAGES, WEIGHTS, null, IMAGE, null), /F\.pad|the page says/);
});

test("the ink stands in the program as one sees it, and what the page says behind it", () => {
  const lines = writeSnippet(STAGES, WEIGHTS, 0.5, IMAGE, SCORES).split("\n");
  const ink = lines.slice(lines.indexOf('ink = """') + 1).slice(0, 28);
  assert.equal(ink[0], `..ff0a${"..".repeat(25)}`);
  assert.ok(ink.slice(1).every((line) => line === "..".repeat(28)));
  assert.ok(lines.some((line) => line.endsWith("# the page says: 7 with 4.2, then 9 with 2.1")));
});

test("what the program leaves out is said", () => {
  const whole = { shots: [], off: [], snapshot: null };
  assert.match(tell(tellCopied(whole)), /notebook/);
  assert.match(tell(tellCopied({ ...whole, shots: [{}] })), /taught/);
  assert.match(tell(tellCopied({ ...whole, off: [3] })), /all maps on/);
  assert.match(tell(tellCopied({ ...whole, snapshot: 0 })), /as trained/);
});
