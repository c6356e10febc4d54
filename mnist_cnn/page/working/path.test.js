import assert from "node:assert/strict";
import { test } from "node:test";
import { findOpen, readPath } from "./path.js";

const names = (/** @type {string} */ text) => readPath(text).map(({ name }) => name).join(" ");

test("a path leads from a share down to a pixel, through seven levels", () => {
  const text = "share7.score.map9.cell17.from10.cell78.pixel297";
  const levels = readPath(text);
  assert.equal(names(text), "share score map second part first pixel");
  assert.equal(levels[6].path, text);
  const { answer, map, cell, source, sourceCell, pixel } = levels[6];
  assert.deepEqual([answer, map, cell, source, sourceCell, pixel], [7, 9, 17, 10, 78, 297]);
  assert.deepEqual([levels[1].answer, levels[1].map], [7, null]);
});

test("it can begin at a score, the lead, a place, a map of either block", () => {
  assert.equal(names("score3.map9"), "score map");
  assert.equal(names("lead.map40.cell3"), "lead map second");
  assert.equal(names("place10.map29.cell10.from3"), "place second part");
  assert.equal(names("map40.cell3"), "map second");
  assert.equal(names("from10.cell78.pixel3"), "first pixel");
});

test("what cannot stand where it is ends the path before it", () => {
  for (const text of ["", "pixel3", "share11", "share", "score", "share7x", "Share7", "share-1", "share7 "]) {
    assert.equal(names(text), "", text);
  }
  assert.equal(names("share7.map9"), "share");
  assert.equal(names("share7.score.map64"), "share score");
  assert.equal(names("share7.score3"), "share");
  assert.equal(names("lead.map0.cell0.from0.cell195.pixel784"), "lead map second part first");
  assert.equal(names("share10.score.map9"), "share score");
  assert.equal(names("constructor"), "");
});

test("where the answer is hidden, only what does not name it is open", () => {
  const open = (/** @type {string} */ working, hide = ["answer"]) => findOpen({ working, hide }).length;
  for (const text of ["share7", "lead.map3", "place10", "map9.cell17.from10.cell78"]) assert.equal(open(text), 0, text);
  assert.equal(open("from10.cell78.pixel297"), 2);
  assert.equal(open("share7", ["maps"]), 1);
});
