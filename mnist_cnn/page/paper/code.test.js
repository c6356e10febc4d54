import assert from "node:assert/strict";
import { test } from "node:test";
import { drawCode } from "./code.js";
import { qrcode } from "./qrcode-generator/qrcode.mjs";

/** Which modules are dark, as rows of the code without the paper around it. @param {string} text */
function readModules(text) {
  const { side, path } = drawCode(text, qrcode);
  const count = side - 8;
  const rows = Array.from({ length: count }, () => Array(count).fill(0));
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h/g)) rows[Number(y) - 4][Number(x) - 4] = 1;
  return rows;
}

test("a code has its three corners, and paper around it", () => {
  const rows = readModules("http://192.168.1.20:7860/#example=3");
  const last = rows.length - 7;
  const eye = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];
  for (const [top, left] of [[0, 0], [0, last], [last, 0]]) {
    assert.deepEqual(rows.slice(top, top + 7).map((row) => row.slice(left, left + 7).join("")), eye);
  }
});

test("the longest link of a thin drawing has modules that a phone tells apart", () => {
  const link = `http://192.168.1.20:7860/#network=lab&lang=zh-Hans&strokes=${"A".repeat(320)}`;
  assert.ok(readModules(link).length <= 77); // 30 mm wide, 0.35 mm each
});
