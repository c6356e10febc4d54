// What the page opens with: what a link holds, or what was there before a reload, or an example.

import { EMPTY, showDrawing } from "../shared/drawing.js";
import { readFields, writeFields } from "../shared/fields.js";
import { keep, recall } from "../shared/session.js";
import { recallShots } from "../shared/shots.js";
import { isEmpty, listen } from "../shared/state.js";
import { playFirst } from "./examples.js";

/** @typedef {import("../shared/fields.js").Limits} Limits */
/** @typedef {import("../shared/state.js").State} State */
/** @typedef {import("./examples.js").Example} Example */

const MAX_LINK = 20_000; // characters of a hash that is read; the page's own have 2,000
const DAMAGED = "This link is damaged, so the pad is empty. Draw a digit to go on.";

/**
 * Shows it. A link that is new in this tab comes before what the tab remembers.
 * @param {Limits} limits
 * @param {Example[]} examples
 */
export function openPage(limits, examples) {
  const link = findLink();
  const isLink = link !== "" && link !== recall("link");
  const photo = isLink ? null : recall("photo") || null;
  const text = isLink ? link.slice(0, MAX_LINK) : recall("fields") ?? "";
  const { values, isWhole } = readFields(text, limits);
  const { strokes, example, missed, ...look } = values;
  const view = look.shots.length ? look : { ...look, shots: recallShots(limits) };
  const shown = example === null ? strokes : examples[example].strokes;
  const drawing = { strokes: photo === null && missed === null ? shown : [], photo, missed, example };
  const isDamaged = !isWhole || (isLink && link.length > MAX_LINK);
  if (isDamaged) showDrawing(EMPTY, { ...view, notice: DAMAGED });
  else if (isEmpty(drawing)) playFirst(examples, view);
  else showDrawing(drawing, view);
}

/** The address's hash, "" for none. One that names an element of the page leads there, and no more. */
function findLink() {
  const hash = location.hash.slice(1);
  return document.getElementById(hash) ? "" : hash;
}

/**
 * From now on a reload shows what is shown now.
 * @param {Limits} limits
 */
export function keepPage(limits) {
  const kept = [...Object.keys(readFields("", limits).values), "photo", "isDown"];
  listen((state, changed) => {
    const isNew = [...changed].some((name) => kept.includes(name));
    if (!isNew || state.isDown || state.isDemo) return;
    keep("link", findLink());
    keep("fields", writeFields(withoutCopies(state), limits));
    if (recall("photo") !== (state.photo ?? "")) keep("photo", state.photo ?? "");
  });
}

/**
 * `state` without the strokes of an example, which its number stands for.
 * @param {Readonly<State>} state
 */
export const withoutCopies = (state) =>
  state.example === null ? state : { ...state, strokes: [] };
