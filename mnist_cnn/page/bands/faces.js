// The two faces of the strip: what its bands run over. All else is the same.

import { training } from "./training.js";
import { turn } from "./turn.js";

/** @typedef {Readonly<import("../shared/state.js").State>} State */

/**
 * What the bands run over. An axis has stops, numbered from 0.
 * @typedef {object} Face
 * @property {import("../shared/state.js").FaceName} name
 * @property {number} page stops that Page Up and Page Down move by
 * @property {() => number[]} listPlaces of the stops, from 0 to 1
 * @property {(stop: number) => number} measure what the slider's value is there
 * @property {(state: State) => number} findStop where the play head stands
 * @property {(state: State) => Told | null} findTold what is told of what is shown
 * @property {(shares: number[][], answer: number, places: number[]) => import("./stack.js").Stretch[]} findStretches
 *   of an answer's band that have a label
 * @property {(shares: number[][]) => number | null} findDotted the stop that has a dotted line
 * @property {(stop: number, shares: number[][] | null) => string} describeStop
 * @property {(shares: number[][]) => string} describeAll
 * @property {(state: State) => { ticks: number[], marks: import("./draw.js").Mark[] }} listMarks of the axis
 * @property {(stop: number, isPlaying?: boolean) => void} goTo moves the page there
 * @property {(stop: number) => number} findStart from where it plays
 * @property {(stop: number) => number} findNext
 * @property {(stop: number) => boolean} isEnd where playing ends
 */

/** @typedef {{ shares: number[][], stop: number, pair: number[] }} Told shares of all answers at each stop, and where the picture stands */

/** @type {Record<import("../shared/state.js").FaceName, Face>} */
export const FACES = { training, turn };
