// What the page opens with: what a link holds, or what was there before a reload, or an example.

import { EMPTY, showDrawing } from "../shared/drawing.js";
import { readFields, writeFields } from "../shared/fields.js";
import { withoutCopies } from "../shared/linking.js";
import { keep, recall, recallCode } from "../shared/session.js";
import { isEmpty, listen } from "../shared/state.js";
import { findLink, followAddress, leaveLink } from "./address.js";
import { playFirst } from "./examples.js";

/** @typedef {import("../shared/fields.js").Limits} Limits */
/** @typedef {import("../shared/state.js").State} State */
/** @typedef {import("./examples.js").Example} Example */

const MAX_LINK = 20_000; // characters of a hash that is read; the page's own have 2,000

/**
 * Shows it. What the tab remembers counts where the address is the one of which it remembers it.
 * @param {Limits} limits
 * @param {Example[]} examples
 */
export function openPage(limits, examples) {
  const link = findLink();
  if (link === recall("link")) show(recall("fields") ?? "", recall("photo") || null);
  else show(link);
  followAddress(() => show(findLink()));

  /** @param {string} text @param {string | null} photo */
  function show(text, photo = null) {
    const { values, isWhole } = readFields(text.slice(0, MAX_LINK), limits);
    const { strokes, example, missed, shots, ...look } = values;
    const view = { ...look, guests: shots, code: look.code || recallCode() };
    const shown = example === null ? strokes : examples[example].strokes;
    const drawing = { strokes: photo === null && missed === null ? shown : [], photo, missed, example };
    if (!isWhole || text.length > MAX_LINK) showDrawing(EMPTY, { ...view, notice: { key: "link.damaged" } });
    else if (isEmpty(drawing)) playFirst(examples, view);
    else showDrawing(drawing, view);
  }
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
    leaveLink();
    keep("link", findLink());
    keep("fields", writeFields({ ...withoutCopies(state), shots: state.guests }, limits));
    if (recall("photo") !== (state.photo ?? "")) keep("photo", state.photo ?? "");
  });
}
