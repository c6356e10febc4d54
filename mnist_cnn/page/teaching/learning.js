// What the visitor shows, and takes back: the state and the browser's memory change together.

import { change, getState } from "../shared/state.js";
import { keepShots } from "../shared/shots.js";
import { thinStrokes } from "../shared/strokes.js";

/** @typedef {Readonly<import("../shared/state.js").State>} State */
/** @typedef {import("../shared/shots.js").Shot} Shot */
/** @typedef {import("../shared/moments.js").Training} Training */

/** @param {Shot[]} shots */
function setShots(shots) {
  keepShots(shots);
  change({ shots });
}

/** @typedef {import("../shared/strokes.js").Stroke} Stroke */

/** The strokes of the digit that the picture speaks of. @param {State} state */
export function findSpoken({ strokes, answer }) {
  const number = answer?.number;
  return number ? number.strokes[number.part].flatMap((i) => strokes.slice(i, i + 1)) : strokes;
}

/**
 * Shows `strokes` as `label`.
 * @param {Stroke[]} strokes
 * @param {number} label
 * @param {number} maxPoints
 */
export function addShot(strokes, label, maxPoints) {
  const { shots } = getState();
  setShots([...shots, { label, strokes: thinStrokes(strokes, maxPoints) }]);
}

/** @param {number} index */
export const removeShot = (index) => setShots(getState().shots.filter((_, i) => i !== index));

export const forgetShots = () => setShots([]);

/** The network that learns, if there is one. @param {Training[]} networks */
export const findLearner = (networks) => networks.find(({ noDigitLogit }) => noDigitLogit !== null);

/**
 * Whether what reads now learns: a network that knows "no digit", at the end of its training.
 * @param {State} state
 * @param {Training[]} networks
 */
export function isLearning({ network, snapshot }, networks) {
  const training = networks.find(({ name }) => name === network);
  return training !== undefined && training.noDigitLogit !== null
    && (snapshot === null || snapshot === training.snapshots.length - 1);
}
