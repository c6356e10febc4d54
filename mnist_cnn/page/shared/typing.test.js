import assert from "node:assert/strict";
import { test } from "node:test";
import { takesText } from "./typing.js";

test("text is typed in fields, not in a radio, a slider or a field for files", () => {
  /** @param {string} tagName @param {string} type @returns {any} */
  const element = (tagName, type, isContentEditable = false) => ({ tagName, type, isContentEditable });
  const typed = [element("INPUT", "text"), element("INPUT", "number"), element("TEXTAREA", "textarea"),
    element("DIV", "", true)];
  const others = [element("INPUT", "radio"), element("INPUT", "range"), element("INPUT", "file"),
    element("BUTTON", "button"), element("CANVAS", "")];
  assert.ok(typed.every(takesText));
  assert.ok(!others.some(takesText));
});
