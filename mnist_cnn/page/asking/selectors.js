// What the views show: of the reply, if it is of what is shown, else null. Nobody else compares them.

import { compare, printComparison } from "./comparing.js";
import { ANGLES } from "../shared/turning.js";
import { isOfTurn, isSettled, isShown } from "./question.js";
import { choosePair, rankAnswers, shareOut } from "./shares.js";

/** @typedef {Readonly<import("../shared/state.js").State>} State */
/** @typedef {import("./replies.js").Reply} Reply */
/** @typedef {import("./replies.js").Maps} Maps */

/**
 * @typedef {object} Reading the answers as they stand
 * @property {Uint8Array} image
 * @property {number[]} scores
 * @property {number[]} shares
 * @property {[number, number]} pair the leading answer and the one that it is compared with
 * @property {import("./replies.js").WholeNumber | null} number
 * @property {number[]} answers one, or those of the number's digits
 * @property {number} snapshot of the network's training at which it reads so
 */

/** The reply to what is shown. @param {State} state */
const findReply = ({ question, reply }) =>
  question && reply && isShown(reply.question, question) ? reply : null;

/**
 * The reply that tells what the shown network reads: its own, or another's where both are trained.
 * @param {State} state
 */
function findRead(state) {
  const { question, reply } = state;
  if (!question || !reply || isShown(reply.question, question)) return findReply(state);
  const [told, asked] = [reply.question, question];
  return told.sheet === asked.sheet && told.isTrained && asked.isTrained && !asked.off.length
    && told.part === asked.part && told.shots === asked.shots ? reply : null;
}

/** @param {State} state @returns {Reading | null} */
export function readingOf(state) {
  const reply = findRead(state);
  return reply && read(reply, state);
}

/** @param {Reply} reply @param {State} state @returns {Reading} */
function read(reply, state) {
  const { network, over, against, question } = state;
  const scores = reply.scores[network];
  const wanted = choosePair(scores, over ?? against);
  const isOwn = reply.question.network === network;
  const pair = isOwn && !compare(reply, scores, wanted) ? reply.pair : wanted;
  const answers = reply.number ? reply.number.answers[network] : [pair[0]];
  const { snapshot } = isOwn || !question ? reply.question : question;
  return { image: reply.image, scores, shares: shareOut(scores), pair, number: reply.number, answers, snapshot };
}

/**
 * What the network called `name` reads in what is drawn: its answer, or its number's, and the shares.
 * @param {State} state
 * @param {string} name
 */
export function answersOf({ question, reply }, name) {
  if (!question || !reply || reply.question.sheet !== question.sheet) return null;
  const shares = shareOut(reply.scores[name]);
  const [leader] = rankAnswers(shares);
  return { shares, leader, number: reply.number?.answers[name] ?? null };
}

/**
 * @typedef {object} Reasons why one of a pair leads the other
 * @property {import("./comparing.js").Comparison} comparison
 * @property {import("./comparing.js").Printed} printed
 * @property {Maps | null} maps
 * @property {boolean} hasCells whether the maps' cells are of this pair
 * @property {unknown[]} topic what is explained; another digit, or another network, has another one
 * @property {boolean} isDone the pen is up
 */

/** @param {State} state @returns {Reasons | null} */
export function reasonsOf(state) {
  const reply = findReply(state);
  if (!reply) return null;
  const { scores, pair } = read(reply, state);
  const comparison = compare(reply, scores, pair);
  if (!comparison) return null;
  const { drawing, network, isDone } = reply.question;
  return {
    comparison,
    printed: printComparison(comparison, scores),
    maps: reply.maps,
    hasCells: String(pair) === String(reply.maps?.pair),
    topic: [drawing, reply.number?.part ?? 0, network],
    isDone,
  };
}

/** What was found in the photo. @param {State} state */
export const inkOf = (state) => findReply(state)?.ink ?? null;

/**
 * The answers at all snapshots of the training, and the snapshot at which the picture stands.
 * @param {State} state
 * @returns {{ shares: number[][], snapshot: number, pair: number[] } | null}
 */
export function historyOf(state) {
  const reply = findReply(state);
  if (!reply?.history) return null;
  return { shares: reply.history, snapshot: reply.question.snapshot, pair: reply.pair };
}

/** The shares of all answers at every angle, whatever is shown yet. @param {State} state */
export const anglesOf = ({ question, turn, network }) =>
  (question && turn && isOfTurn(turn.question, question) ? turn.shares[network] : null);

/**
 * The answers at all angles, and the number of that at which the picture stands.
 * @param {State} state
 * @returns {{ shares: number[][], stop: number, pair: number[] } | null}
 */
export function turnOf(state) {
  const [reply, shares] = [findReply(state), anglesOf(state)];
  if (!reply || !shares || reply.question.base !== state.question?.base) return null;
  return { shares, stop: ANGLES.indexOf(reply.question.angle), pair: reply.pair };
}

/** Whether all is told of what is asked now, with the pen up. @param {State} state */
export const isAnswered = ({ question, reply }) =>
  question !== null && reply !== null && isSettled(reply.question, question);

/** Whether something is told, but not of what is asked now. @param {State} state */
export const isWaiting = (state) => findReply(state) !== null && !isAnswered(state);

/**
 * All that is told of what is asked, and of what: null while some of it is not.
 * @param {State} state
 */
export function wholeOf(state) {
  const { question, reply } = state;
  if (!question || !reply || !isAnswered(state) || reply.maps?.question !== reply.question) return null;
  const { strokes, photo, off, network } = question;
  const { image, number, pair, contributions, maps } = reply;
  return { strokes, photo, off, scores: reply.scores[network], image, number, pair, contributions, maps };
}

/**
 * What each map or place contributes to the lead of the first of the reply's pair over the other.
 * @param {State} state
 * @param {"maps" | "places"} parts
 */
export function leadOf(state, parts) {
  const reply = isAnswered(state) ? findReply(state) : null;
  return reply && findLead(reply, parts);
}

/**
 * What each map contributed before any was turned off, to the same of the same network.
 * @param {State} state
 */
export function wholeLeadOf(state) {
  const whole = isAnswered(state) ? findReply(state)?.whole : null;
  return whole ? findLead(whole, "maps") : null;
}

/** @param {Reply} reply @param {"maps" | "places"} parts */
function findLead({ contributions, pair: [one, other] }, parts) {
  const values = contributions.get(one)?.[parts]; // none for "no digit", to which nothing contributes
  const others = contributions.get(other)?.[parts];
  return Array.from(values ?? others ?? [], (_, i) => (values?.[i] ?? 0) - (others?.[i] ?? 0));
}
