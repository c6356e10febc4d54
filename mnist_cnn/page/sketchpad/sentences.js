// What a screen reader hears of the pad.

import { isEmpty } from "../shared/state.js";
import { say } from "../words/say.js";

/** What lies on the pad. @param {Pick<import("../shared/state.js").State, "strokes" | "photo" | "missed">} drawing */
export function describePad(drawing) {
  const { strokes, photo, missed } = drawing;
  if (isEmpty(drawing)) return say("sketchpad.pad");
  if (photo !== null) return say("sketchpad.pad_photo");
  if (missed !== null) return say("sketchpad.pad_missed", { number: String(missed) });
  return say("sketchpad.strokes", { count: strokes.length });
}
