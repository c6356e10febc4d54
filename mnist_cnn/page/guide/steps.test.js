import assert from "node:assert/strict";
import { test } from "node:test";
import { listSteps } from "./steps.js";

test("a stage that is left out is not shown", () => {
  assert.equal(listSteps([]).length, 6);
  assert.deepEqual(listSteps(["maps", "chart", "below"]).map(({ lit }) => lit.at), ["pad", "image", "bars"]);
});
