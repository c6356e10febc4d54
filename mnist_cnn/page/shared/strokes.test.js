import assert from "node:assert/strict";
import test from "node:test";
import { countPoints, decodeStrokes, encodeStrokes, thinStroke, thinStrokes } from "./strokes.js";

/** @typedef {import("./strokes.js").Stroke} Stroke */

const SEVEN = /** @type {Stroke[]} */ ([[[0.25, 0.2], [0.75, 0.2], [0.45, 0.8]], [[0.4, 0.5]]]);
const STEP = 1 / 4094;

/** A line to and fro, as a scribble has. @param {number} length @returns {Stroke} */
const scribble = (length) =>
  Array.from({ length }, (_, i) => [(1 + Math.sin(i / 7)) / 2, (1 + Math.sin(i / 9.7 + i / 5000)) / 2]);

/** @param {Stroke} stroke @param {[number, number]} point */
const distance = (stroke, [x, y]) =>
  Math.min(...stroke.slice(1).map(([x1, y1], i) => {
    const [x0, y0] = stroke[i];
    const [dx, dy] = [x1 - x0, y1 - y0];
    const along = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
  }));

test("what is encoded is decoded, to half a step", () => {
  const decoded = decodeStrokes(encodeStrokes(SEVEN));
  assert.deepEqual(decoded.map((stroke) => stroke.length), [3, 1]);
  decoded.flat().forEach(([x, y], i) => {
    const [x0, y0] = SEVEN.flat()[i];
    assert.ok(Math.max(Math.abs(x - x0), Math.abs(y - y0)) <= STEP / 2);
  });
});

test("a point has four characters, and what lies outside the pad is at its edge", () => {
  assert.equal(encodeStrokes([[[0, 0]]]), "AAAA");
  assert.equal(encodeStrokes([[[1, 1]], [[-3, 7]]]), encodeStrokes([[[1, 1]], [[0, 1]]]));
  assert.equal(encodeStrokes(SEVEN).length, 4 * 5);
  assert.deepEqual(decodeStrokes(encodeStrokes([[[1, 1], [0, 1]]])), [[[1, 1], [0, 1]]]);
});

test("no strokes are no text", () => {
  assert.equal(encodeStrokes([]), "");
  assert.deepEqual(decodeStrokes(""), []);
});

test("what is no drawing is refused", () => {
  for (const text of ["AAA", "AAAAA", "A A?", "ä".repeat(4), "NaN"]) {
    assert.throws(() => decodeStrokes(text), text);
  }
});

test("thinning keeps ends and corners, and strays no further than told", () => {
  const corner = thinStroke([[0, 0], [0.1, 0], [0.2, 0], [0.2, 0.1], [0.2, 0.2]]);
  assert.deepEqual(corner, [[0, 0], [0.2, 0], [0.2, 0.2]]);
  const stroke = scribble(1000);
  const thin = thinStroke(stroke, 0.01);
  assert.ok(thin.length < 500);
  assert.ok(Math.max(...stroke.map((point) => distance(thin, point))) <= 0.01 + 1e-9);
});

test("a dot, and a stroke that ends where it begins, stay", () => {
  assert.deepEqual(thinStroke([[0.5, 0.5]]), [[0.5, 0.5]]);
  assert.deepEqual(thinStroke([]), []);
  assert.equal(thinStroke([[0, 0], [0.5, 0], [0, 0]]).length, 3);
});

test("any drawing becomes few points, soon", () => {
  const zigzag = scribble(150_000).map((_, i) => /** @type {[number, number]} */ ([i / 150_000, i % 2]));
  const strokes = Array.from({ length: 500 }, () => scribble(300));
  for (const drawing of [[scribble(150_000)], [zigzag], strokes, Array(9000).fill([[0.5, 0.5]])]) {
    const { user } = process.cpuUsage(); // microseconds; other programs do not count
    assert.ok(countPoints(thinStrokes(drawing, 450)) <= 450);
    assert.ok(process.cpuUsage().user - user < 3e6); // each takes less than 0.6 seconds
  }
});

test("of more strokes than fit the last ones stay", () => {
  const dots = Array.from({ length: 100 }, (_, i) => /** @type {Stroke} */ ([[i / 100, 0]]));
  assert.deepEqual(thinStrokes(dots, 30), dots.slice(-10));
});
