// What there is to try, and how the page sees that it is done.

import { NO_DIGIT } from "../shared/fields.js";
import { findShown } from "../shared/moments.js";
import { listScores, rankAnswers, shareOut } from "../shared/shares.js";
import { findSince, listShares } from "../timeline/history.js";

/** @typedef {Readonly<import("../shared/state.js").State>} State */
/** @typedef {import("../shared/moments.js").Training} Training */
/** @typedef {import("../picture/explanation.js").Explanation} Explanation */

/**
 * @typedef {object} Facts besides the state
 * @property {Training[]} networks
 * @property {Explanation | null} whole the last explanation while no map was off
 */

/**
 * @typedef {object} Task
 * @property {string} text
 * @property {Record<string, any>} [setup] the fields that a link to it sets
 * @property {(state: State, facts: Facts) => boolean} isDone for a drawing of the visitor's own
 */

const EQUAL = 0.1; // shares that are no farther apart count as equal
const AGAINST = -0.05; // points, which are printed as −0.1

/**
 * The tasks, for the networks that there are.
 * @param {Training[]} networks
 * @returns {Task[]}
 */
export const listTasks = (networks) => [
  { text: "Make 1 and 7 equally likely.", setup: { against: 7 }, isDone: isOneOrSeven },
  {
    text: "Draw something that is no digit.",
    setup: { network: (networks.find(({ noDigitLogit }) => noDigitLogit !== null) ?? networks[0]).name },
    isDone: isNoDigit,
  },
  {
    text: "Find the moment in training at which it understood your digit.",
    setup: { snapshot: 0 },
    isDone: isMomentFound,
  },
  { text: "Turn off the map that matters most.", isDone: isStrongestOff },
  {
    text: "Draw a digit that the networks read differently.",
    setup: { network: networks[networks.length - 1].name },
    isDone: isReadDifferently,
  },
  {
    text: "Find a place in your ink that speaks against the answer.",
    isDone: isPlaceAgainst,
  },
];

/**
 * The numbers of the tasks that are done now. What the visitor has drawn counts, once the pen is up.
 * @param {Task[]} tasks
 * @param {State} state
 * @param {Facts} facts
 */
export function findDone(tasks, state, facts) {
  const { strokes, example, explanation } = state;
  const isOwn = strokes.length > 0 && example === null;
  const isRead = explanation?.isDone && explanation.drawing === strokes; // not what was there before
  return isOwn && isRead ? [...tasks.keys()].filter((number) => tasks[number].isDone(state, facts)) : [];
}

/** @param {State} state @param {Facts} facts */
const findTraining = ({ network }, { networks }) =>
  networks.find(({ name }) => name === network) ?? networks[0];

/** The shares of all answers that `training`'s network gives. @param {State} state @param {Training} training */
function findShares({ answer }, { name, noDigitLogit }) {
  const logits = answer?.logits[name];
  return logits ? shareOut(listScores(logits, noDigitLogit)) : [];
}

/** @param {State} state @param {Training} training */
const findLeader = (state, training) => rankAnswers(findShares(state, training))[0];

/** Whether the trained network reads, with all its maps. @param {State} state */
const isWhole = ({ snapshot, off }) => snapshot === null && !off.length;

/** @param {State} state @param {Facts} facts */
const isNoDigit = (state, facts) =>
  isWhole(state) && findLeader(state, findTraining(state, facts)) === NO_DIGIT;

/** @param {State} state @param {Facts} facts */
function isOneOrSeven(state, facts) {
  const shares = findShares(state, findTraining(state, facts));
  const [first, second] = rankAnswers(shares);
  return isWhole(state) && Math.min(first, second) === 1 && Math.max(first, second) === 7
    && shares[first] - shares[second] <= EQUAL;
}

/** @param {State} state @param {Facts} facts */
function isMomentFound(state, facts) {
  const { explanation, network, snapshot, isPlaying } = state;
  if (!explanation?.history || explanation.network !== network || isPlaying) return false;
  const training = findTraining(state, facts);
  const shares = listShares(explanation.history, training.noDigitLogit);
  const since = findSince(shares);
  return Boolean(since) && since === findShown(snapshot, training)
    && rankAnswers(shares[shares.length - 1])[0] !== NO_DIGIT;
}

/** @param {State} state @param {Facts} facts */
function isStrongestOff({ explanation, network, off }, { whole }) {
  if (!explanation || !whole || whole.drawing !== explanation.drawing
    || whole.network !== network || whole.snapshot !== explanation.snapshot) return false;
  const strengths = findLead(whole, "maps").map(Math.abs);
  return off.includes(strengths.indexOf(Math.max(...strengths)));
}

/** @param {State} state @param {Facts} facts */
function isReadDifferently(state, { networks }) {
  const leaders = networks.map((training) => findLeader(state, training));
  return isWhole(state) && !leaders.includes(NO_DIGIT) && new Set(leaders).size > 1;
}

/** @param {State} state */
const isPlaceAgainst = ({ explanation, place }) =>
  explanation !== null && place !== null
    && hasInk(explanation.image, place) && findLead(explanation, "places")[place] <= AGAINST;

/**
 * What each map or place contributes to the lead of the first answer of the pair over the other.
 * @param {Explanation} explanation
 * @param {"maps" | "places"} parts
 */
function findLead({ contributions, pair: [one, other] }, parts) {
  const values = contributions.get(one)?.[parts]; // none for "no digit", to which nothing contributes
  const others = contributions.get(other)?.[parts];
  return Array.from(values ?? others ?? [], (_, i) => (values?.[i] ?? 0) - (others?.[i] ?? 0));
}

/** @param {Uint8Array} image 28x28 @param {number} place of 7x7, with 4x4 pixels */
function hasInk(image, place) {
  const [top, left] = [4 * Math.floor(place / 7), 4 * (place % 7)];
  return image.some((level, i) => {
    const [y, x] = [Math.floor(i / 28) - top, (i % 28) - left];
    return level > 0 && y >= 0 && y < 4 && x >= 0 && x < 4;
  });
}
