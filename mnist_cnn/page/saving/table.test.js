import assert from "node:assert/strict";
import { test } from "node:test";
import { writeTable } from "./table.js";

test("a table has the 784 numbers, row by row", () => {
  const image = Uint8Array.from({ length: 784 }, (_, pixel) => pixel % 256);
  const rows = writeTable(image).trimEnd().split("\r\n").map((row) => row.split(",").map(Number));
  assert.ok(rows.length === 28 && rows.every((row) => row.length === 28));
  assert.deepEqual(rows.flat(), [...image]);
});
