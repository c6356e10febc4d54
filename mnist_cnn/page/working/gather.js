// What the working needs of all that is told of a drawing.

import { wholeOf } from "../asking/selectors.js";
import { shareOut } from "../asking/shares.js";
import { roundShares } from "../shared/rounding.js";

/**
 * What the page knows of the drawing; null while the pen is down, or while it is not all known.
 * @param {Readonly<import("../shared/state.js").State>} state
 * @returns {Omit<import("./work.js").Page, "lower"> | null}
 */
export function gather(state) {
  const whole = wholeOf(state);
  if (!whole) return null;
  const { strokes, photo, number, scores, pair, contributions, maps, off, image } = whole;
  return {
    scores, pair, contributions, off, image,
    cells: maps.cells, maps: maps.levels,
    percents: roundShares(shareOut(scores)),
    ink: photo !== null ? "photo" : strokes ? "pen" : "scan",
    strokes: number && strokes ? number.strokes[number.part].map((n) => strokes[n]) : strokes ?? [],
  };
}
