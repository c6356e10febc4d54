// What the visitor shows, and takes back: the state and the browser's memory change together.

import { readingOf } from "../asking/selectors.js";
import { followTabs } from "../shared/session.js";
import { encodeShots, keepShots, recallShots } from "../shared/shots.js";
import { change, derive, getState } from "../shared/state.js";
import { thinStrokes } from "../shared/strokes.js";

/** @typedef {Readonly<import("../shared/state.js").State>} State */
/** @typedef {import("../shared/shots.js").Shot} Shot */
/** @typedef {import("../shared/moments.js").Training} Training */

/** @typedef {import("../shared/shots.js").Drawn} Drawn */

const LEVELS = 15 / 255; // of a pixel of a shot, to one of the image

/** @type {import("../words/say.js").Message} */
const NOT_KEPT = { key: "teaching.not_kept" };

/** Of a number, the digit that the picture speaks of. */
export const findPart = () => readingOf(getState())?.number?.part ?? 0;

/**
 * What is drawn of the digit that the picture speaks of: its strokes, or the 28x28 of a photo's.
 * @param {State} state
 * @param {number} maxPoints of its strokes
 * @returns {Drawn}
 */
function findSpoken(state, maxPoints) {
  const reading = readingOf(state);
  if (reading && state.photo !== null) return reading.image.map((level) => Math.round(level * LEVELS));
  const number = reading?.number;
  const strokes = number ? number.strokes[number.part].flatMap((i) => state.strokes.slice(i, i + 1)) : state.strokes;
  return thinStrokes(strokes, maxPoints);
}

/** @typedef {{ maxShots: number, maxShotPoints: number }} Limits */

/**
 * From now on the state's `shots` are those of a link, and one's own, which all tabs share.
 * @param {Limits} limits
 */
export function followShots(limits) {
  /** @type {Pick<State, "own" | "guests" | "shots">} */
  let last = { own: [], guests: [], shots: [] };
  derive("shots", ({ own, guests }) => {
    const isSame = own === last.own && guests === last.guests;
    if (!isSame) last = { own, guests, shots: [...guests, ...own].slice(-limits.maxShots) };
    return last.shots;
  });
  const recallOwn = () => change({ own: recallShots(limits) });
  followTabs(recallOwn);
  recallOwn();
}

/**
 * One's own shots become what `edit` makes of them: of those that are kept, to which another tab may
 * have added.
 * @param {Limits} limits
 * @param {(own: Shot[]) => Shot[]} edit
 */
function editOwn(limits, edit) {
  const own = edit(recallShots(limits, getState().own));
  change({ own, ...(!keepShots(own) && { notice: NOT_KEPT }) });
}

/**
 * Shows the digit that the picture speaks of as `label`.
 * @param {number} label
 * @param {Limits} limits
 * @returns {Shot}
 */
export function addShot(label, limits) {
  const shot = { label, drawn: findSpoken(getState(), limits.maxShotPoints) };
  editOwn(limits, (own) => [...own, shot]);
  return shot;
}

/** @param {Shot} shot @param {Limits} limits */
export function removeShot(shot, limits) {
  if (getState().guests.includes(shot)) {
    change({ guests: getState().guests.filter((guest) => guest !== shot) });
    return;
  }
  const text = encodeShots([shot]);
  editOwn(limits, (own) => {
    const index = own.findLastIndex((each) => encodeShots([each]) === text);
    return own.filter((_, i) => i !== index);
  });
}

/** Forgets those of a link, or else one's own. @param {Limits} limits */
export function forgetShots(limits) {
  if (getState().guests.length) change({ guests: [] });
  else editOwn(limits, () => []);
}

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
