// What is asked: one frozen object for one question.

import { NO_DIGIT } from "../shared/fields.js";
import { encodeShots } from "../shared/shots.js";
import { findFace, isEmpty } from "../shared/state.js";
import { encodeStrokes, thinStrokes } from "../shared/strokes.js";

/** @typedef {Readonly<import("../shared/state.js").State>} State */
/** @typedef {import("../shared/strokes.js").Stroke} Stroke */
/** @typedef {import("../shared/shots.js").Shot} Shot */
/** @typedef {{ name: string, snapshots: number[], noDigitLogit: number | null }} Network */

/**
 * @typedef {object} Question
 * @property {number} number a later question has a larger one
 * @property {object} sheet of paper: a stroke that is added to a drawing leaves it on its sheet
 * @property {Stroke[] | string | number} drawing itself: another one is another object
 * @property {Stroke[] | null} strokes one of these three is the drawing
 * @property {Stroke[] | null} base the strokes before they were turned
 * @property {number} angle by which they are turned, in degrees clockwise
 * @property {number[][] | null} digits the strokes of each digit, where they are known from before
 * @property {string | null} photo
 * @property {number | null} missed
 * @property {number | null} part of a number, the digit that is to be explained
 * @property {string} network
 * @property {number} snapshot
 * @property {boolean} isTrained that snapshot is the last one
 * @property {number[]} off maps that are turned off
 * @property {Shot[]} shots that the network has learned from
 * @property {number | null} against the answer that the leading one is compared with
 * @property {boolean} isDone the pen is up
 * @property {boolean} wantsHistory the answers at all snapshots are looked at, too
 */

let count = 0;

/**
 * The question that `state` asks, null where nothing is drawn: `last` itself if that asks the same.
 * @param {State} state
 * @param {Question | null} last
 * @param {Network[]} networks
 * @returns {Question | null}
 */
export function ask(state, last, networks) {
  if (isEmpty(state)) return null;
  const { sheet, strokes, photo, missed, part, network, off, shots, isDown, turned } = state;
  const { snapshots, noDigitLogit } = networks.find(({ name }) => name === network) ?? networks[0];
  const snapshot = Math.min(state.snapshot ?? Infinity, snapshots.length - 1);
  const against = state.over ?? state.against;
  const question = {
    sheet, photo, missed, part, network, snapshot, off, shots,
    drawing: photo ?? missed ?? strokes,
    strokes: photo === null && missed === null ? strokes : null,
    base: photo === null && missed === null ? turned?.from ?? strokes : null,
    angle: turned?.angle ?? 0,
    digits: turned?.digits ?? null,
    isTrained: snapshot === snapshots.length - 1,
    against: against === NO_DIGIT && noDigitLogit === null ? null : against,
    isDone: !isDown,
    wantsHistory: !isDown && findFace(state) === "training",
  };
  return last && isSame(question, last) ? last : Object.freeze({ ...question, number: ++count });
}

/** @typedef {Omit<Question, "number">} Asked */

/** Whether both ask the same. @param {Asked} one @param {Asked} other */
const isSame = (one, other) =>
  isOfTraining(one, other) && isOfMaps(one, other)
    && one.against === other.against && one.isDone === other.isDone
    && one.wantsHistory === other.wantsHistory;

/** Whether the answers at all snapshots are the same to both. @param {Asked} one @param {Asked} other */
export const isOfTraining = (one, other) => one.drawing === other.drawing && isOfLearner(one, other);

/** Whether both look at one snapshot of one network, while one drawing may grow. @param {Asked} one @param {Asked} other */
export const isOfMaps = (one, other) =>
  one.sheet === other.sheet && one.snapshot === other.snapshot && isOfLearner(one, other);

/** Whether the answers at all angles are the same to both. @param {Asked} one @param {Asked} other */
export const isOfTurn = (one, other) =>
  one.base === other.base && one.part === other.part && one.shots === other.shots
    && (isWhole(one) && isWhole(other) || isOfLearner(one, other) && one.snapshot === other.snapshot);

/** Whether all networks are asked as they are trained, with all their maps. @param {Asked} question */
const isWhole = ({ isTrained, off }) => isTrained && !off.length;

/**
 * `question` about the drawing as it stands before it is turned.
 * @param {Question} question
 * @param {number[][]} digits the strokes of each, where it does not know them
 * @returns {Question}
 */
export const stand = (question, digits) => Object.freeze({
  ...question, drawing: question.base ?? question.drawing, strokes: question.base, angle: 0,
  digits: question.digits ?? digits, wantsHistory: false,
});

/** @param {Asked} one @param {Asked} other */
const isOfLearner = (one, other) =>
  one.part === other.part && one.network === other.network && one.shots === other.shots
    && String(one.off) === String(other.off);

/**
 * Whether what is told of `told` can stand on the screen where `asked` is asked: of one sheet and one
 * network. Its snapshot, its maps that are off and its digit follow; what tells of them is its own.
 * @param {Question} told
 * @param {Question} asked
 */
export const isShown = (told, asked) => told.sheet === asked.sheet && told.network === asked.network;

/** Whether `told` is all that is asked, whatever is compared. @param {Question} told @param {Question} asked */
export const isSettled = (told, asked) =>
  isOfTraining(told, asked) && told.snapshot === asked.snapshot && told.isDone && asked.isDone;

/** @type {WeakMap<Stroke[], string>} */
const texts = new WeakMap();

/** `strokes` as they travel; they are thinned and encoded once. @param {Stroke[]} strokes @param {number} maxPoints */
function write(strokes, maxPoints) {
  const text = texts.get(strokes) ?? encodeStrokes(thinStrokes(strokes, maxPoints));
  texts.set(strokes, text);
  return text;
}

/**
 * What is sent of `question`. Shots are named by their digest once the server has told it.
 * @param {Question} question
 * @param {{ maxPoints: number, taught: import("../shared/shots.js").Taught | null, wantsHistory: boolean }} facts
 */
export function describe(question, { maxPoints, taught, wantsHistory }) {
  const { strokes, photo, missed, digits, part, network, snapshot, off, against, isDone, shots } = question;
  return {
    strokes: strokes && write(strokes, maxPoints), photo, missed,
    digits, part, network, snapshot, off, against, isDone, wantsHistory,
    ...nameShots(shots, taught),
  };
}

/**
 * @param {Shot[]} shots
 * @param {import("../shared/shots.js").Taught | null} taught
 * @returns {{ shots?: string, taught?: string }}
 */
function nameShots(shots, taught) {
  if (!shots.length) return {};
  return taught?.shots === shots ? { taught: taught.digest } : { shots: encodeShots(shots) };
}
