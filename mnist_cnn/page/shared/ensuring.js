// What needs a drawing to tell of has one.

import { chooseDrawing } from "./drawing.js";
import { FACTS } from "./facts.js";
import { getState, isEmpty } from "./state.js";

/** An empty pad has the first example. */
export function ensureDrawing() {
  if (isEmpty(getState())) chooseDrawing({ strokes: FACTS.examples[0].strokes, example: 0 });
}
