// What each level shows at each of its steps.

import { showFirst, showPart, showPixel, showSecond } from "./show_cells.js";
import { showLead, showPlace, showPoints, showScore, showShares } from "./show_points.js";

/** @typedef {import("./work.js").Worked} Worked */
/** @typedef {import("./blocks.js").Block} Block */

/** @type {Record<import("./path.js").LevelName, (worked: Worked, step: number) => Block[]>} */
export const SHOW = {
  share: showShares,
  score: showScore,
  lead: showLead,
  place: showPlace,
  map: showPoints,
  second: showSecond,
  part: showPart,
  first: showFirst,
  pixel: showPixel,
};
