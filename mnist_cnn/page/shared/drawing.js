// What is drawn, as one thing: it is shown, taken back, and brought back.

import { History } from "./history.js";
import { change, getState, isEmpty } from "./state.js";

/** @typedef {import("./strokes.js").Stroke} Stroke */
/** @typedef {Pick<import("./state.js").State, "sheet" | "strokes" | "photo" | "missed" | "example">} Drawing */

/** @type {Omit<Drawing, "sheet">} */
export const EMPTY = { strokes: [], photo: null, missed: null, example: null };

/** How another drawing is looked at: nothing that was chosen for the last one but the comparison. */
const FRESH_LOOK = { part: null, off: /** @type {number[]} */ ([]), map: null };

/** @type {History<Drawing>} */
const history = new History();
let beforeStroke = getDrawing();

/** What the visitor has drawn or chosen: nothing while an example shows by itself. @returns {Drawing} */
export function getDrawing() {
  const { sheet, strokes, photo, missed, example, isDemo, turned } = getState();
  return isDemo ? { ...EMPTY, sheet } : { sheet, strokes, photo, missed, example: turned ? null : example };
}

/**
 * Shows `drawing` instead of what is drawn, on a sheet of its own if it names none. It ends the stroke
 * under way, or the example's.
 * @param {Partial<Drawing>} drawing
 * @param {Partial<import("./state.js").State>} more changes at the same moment
 */
export function showDrawing(drawing, more = {}) {
  const look = drawing.sheet === getState().sheet ? {} : FRESH_LOOK;
  change({ ...EMPTY, ...look, sheet: {}, isDown: false, isDemo: false, turned: null, notice: null, ...drawing, ...more });
}

/** The drawing to which a stroke is added now. */
export function beginStroke() {
  beforeStroke = getDrawing();
  return beforeStroke;
}

/** From now on Undo takes the stroke back. */
export const recordStroke = () => history.record(beforeStroke);

/** The stroke under way was none. */
export const discardStroke = () => showDrawing(beforeStroke);

/**
 * Shows `drawing`, which the visitor has chosen, so that Undo takes it back.
 * @param {Partial<Drawing>} drawing
 * @param {Partial<import("./state.js").State>} more changes at the same moment
 */
export function chooseDrawing(drawing, more = {}) {
  history.record(getDrawing());
  showDrawing(drawing, more);
}

/**
 * Shows the drawing turned. Undo takes all turning back as one step, and there is nothing to take back
 * at 0 degrees.
 * @param {NonNullable<import("./state.js").State["turned"]>} turned
 * @param {Stroke[]} strokes that it gives
 * @param {Partial<import("./state.js").State>} more changes at the same moment
 */
export function turnDrawing(turned, strokes, more) {
  const isTurned = getState().turned !== null;
  if (turned.angle && !isTurned) history.record(getDrawing());
  if (!turned.angle && isTurned) history.forget();
  change({ strokes, turned: turned.angle ? turned : null, isDemo: false, ...more });
}

export function clear() {
  if (!isEmpty({ ...getState(), ...getDrawing() })) history.record(getDrawing());
  showDrawing(EMPTY);
}

/** Takes the last stroke away, or all that is no stroke. */
export function removeStroke() {
  const { isDown, isDemo } = getState();
  const { strokes, sheet } = getDrawing();
  if (isDown && !isDemo) undo();
  else if (strokes.length > 1) chooseDrawing({ strokes: strokes.slice(0, -1), sheet });
  else clear();
}

/** Which commands would change anything now. */
export const findEffects = () => ({ ...history.leads, clear: !isEmpty(getState()), link: !isEmpty(getState()) });

export function undo() {
  const { isDown, isDemo } = getState();
  if (isDown && !isDemo) recordStroke(); // which is the one that is taken back
  const before = history.undo(getDrawing());
  if (before) showDrawing(before);
}

export function redo() {
  const after = history.redo(getDrawing());
  if (after) showDrawing(after);
}
