// What there is to try, and how the page sees that it is done.

import { NO_DIGIT } from "../shared/fields.js";
import { answersOf, historyOf, isAnswered, leadOf, readingOf, turnOf, wholeLeadOf } from "../asking/selectors.js";
import { rankAnswers } from "../asking/shares.js";
import { findSince } from "../bands/history.js";
import { UPRIGHT } from "../shared/turning.js";

/** @typedef {Readonly<import("../shared/state.js").State>} State */
/** @typedef {import("../shared/moments.js").Training} Training */

/**
 * @typedef {object} Task
 * @property {import("../words/say.js").Key} key of its sentence
 * @property {import("../words/say.js").Key} ask of what is written down of it, on paper
 * @property {boolean} [isDrawn] on paper there is room to draw it
 * @property {Record<string, any>} [setup] the fields that a link to it sets
 * @property {(state: State, networks: Training[]) => boolean} isDone for a drawing of the visitor's own
 */

const EQUAL = 0.1; // shares that are no farther apart count as equal
const AGAINST = -0.05; // points, which are printed as −0.1

/**
 * The tasks, for the networks that there are.
 * @param {Training[]} networks
 * @returns {Task[]}
 */
export const listTasks = (networks) => [
  { key: "tasks.equal", ask: "paper.equal", setup: { against: 7 }, isDone: isOneOrSeven },
  {
    key: "tasks.none",
    ask: "paper.none",
    isDrawn: true,
    setup: { network: (networks.find(({ noDigitLogit }) => noDigitLogit !== null) ?? networks[0]).name },
    isDone: isNoDigit,
  },
  {
    key: "tasks.moment",
    ask: "paper.moment",
    setup: { snapshot: 0 },
    isDone: isMomentFound,
  },
  { key: "tasks.map", ask: "paper.map", isDone: isStrongestOff },
  {
    key: "tasks.differ",
    ask: "paper.differ",
    isDrawn: true,
    setup: { network: networks[networks.length - 1].name },
    isDone: isReadDifferently,
  },
  {
    key: "tasks.against",
    ask: "paper.against",
    isDone: isPlaceAgainst,
  },
  {
    key: "tasks.follow",
    ask: "paper.follow",
    isDone: ({ working }) => /^share.*pixel\d+$/.test(working),
  },
  {
    key: "tasks.turn",
    ask: "paper.turn",
    setup: { face: "turn" },
    isDone: isSixANine,
  },
];

/**
 * The numbers of the tasks that are done now. What the visitor has drawn counts, once it is answered.
 * @param {Task[]} tasks
 * @param {State} state
 * @param {Training[]} networks
 */
export function findDone(tasks, state, networks) {
  const isOwn = state.strokes.length > 0 && state.example === null;
  return isOwn && isAnswered(state)
    ? [...tasks.keys()].filter((number) => tasks[number].isDone(state, networks)) : [];
}

/** @param {State} state */
const findLeader = (state) => readingOf(state)?.pair[0];

/** Whether the trained network reads, with all its maps. @param {State} state */
const isWhole = ({ snapshot, off }) => snapshot === null && !off.length;

/** @param {State} state */
const isNoDigit = (state) => isWhole(state) && findLeader(state) === NO_DIGIT;

/** @param {State} state */
function isOneOrSeven(state) {
  const shares = readingOf(state)?.shares ?? [];
  const [first, second] = rankAnswers(shares);
  return isWhole(state) && Math.min(first, second) === 1 && Math.max(first, second) === 7
    && shares[first] - shares[second] <= EQUAL;
}

/** @param {State} state */
function isMomentFound(state) {
  const course = historyOf(state);
  if (!course || state.isPlaying || state.isDragging) return false;
  const since = findSince(course.shares);
  const [answer] = rankAnswers(course.shares[course.shares.length - 1]);
  return Boolean(since) && since === course.snapshot && answer !== NO_DIGIT;
}

/** @param {State} state */
function isStrongestOff(state) {
  const strengths = wholeLeadOf(state)?.map(Math.abs) ?? [];
  return state.off.includes(strengths.indexOf(Math.max(...strengths)));
}

/** @param {State} state @param {Training[]} networks */
function isReadDifferently(state, networks) {
  const leaders = networks.map(({ name }) => answersOf(state, name)?.leader);
  return isWhole(state) && !leaders.includes(NO_DIGIT) && new Set(leaders).size > 1;
}

/** @param {State} state */
function isPlaceAgainst(state) {
  const { place } = state;
  const [reading, lead] = [readingOf(state), leadOf(state, "places")];
  return reading !== null && lead !== null && place !== null
    && hasInk(reading.image, place) && lead[place] <= AGAINST;
}

/** @param {State} state */
function isSixANine(state) {
  const told = turnOf(state);
  return told !== null && rankAnswers(told.shares[UPRIGHT])[0] === 6 && findLeader(state) === 9;
}

/** @param {Uint8Array} image 28x28 @param {number} place of 7x7, with 4x4 pixels */
function hasInk(image, place) {
  const [top, left] = [4 * Math.floor(place / 7), 4 * (place % 7)];
  return image.some((level, i) => {
    const [y, x] = [Math.floor(i / 28) - top, (i % 28) - left];
    return level > 0 && y >= 0 && y < 4 && x >= 0 && x < 4;
  });
}
