// The levels of the working, one in another: how many steps each has, what it says, what it shows,
// what it lights in the picture. What it is made of is in work.js.

import { LIGHTS } from "./lights.js";
import { SENTENCES } from "./sentences.js";
import { SHOW } from "./show.js";

/** @typedef {import("./path.js").LevelName} LevelName */

/** @type {Record<LevelName, number>} */
const STEPS = { share: 4, score: 3, lead: 3, place: 3, map: 3, second: 5, part: 2, first: 5, pixel: 1 };

const names = /** @type {LevelName[]} */ (Object.keys(STEPS));

/**
 * @typedef {import("./sentences.js").Sentences & {
 *   steps: number,
 *   show: (worked: import("./work.js").Worked, step: number) => import("./blocks.js").Block[],
 *   light: (worked: import("./work.js").Worked, step: number) => import("./lights.js").Lights,
 * }} LevelKind
 */
export const LEVELS = /** @type {Record<LevelName, LevelKind>} */ (Object.fromEntries(names.map((name) =>
  [name, { ...SENTENCES[name], steps: STEPS[name], show: SHOW[name], light: LIGHTS[name] }])));
