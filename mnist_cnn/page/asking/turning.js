// What is read at every angle: asked once for each drawing, where that is looked at; and turning itself.

import { turnDrawing } from "../shared/drawing.js";
import { FACTS } from "../shared/facts.js";
import { change, findFace, getState, listen } from "../shared/state.js";
import { ANGLES, turnStrokes } from "../shared/turning.js";
import { Caller, post } from "./calls.js";
import { describe, isOfTurn, stand } from "./question.js";
import { decodeTurn } from "./replies.js";
import { anglesOf, isAnswered } from "./selectors.js";
import { chooseRival } from "./shares.js";

/** @typedef {import("./question.js").Question} Question */
/** @typedef {Readonly<import("../shared/state.js").State>} State */

const PAIRED = /** @type {const} */ (["face", "turn", "turned", "network"]); // with each, another pair is compared

/** From now on the state's `turn` is what is read of the drawing at all angles, where one looks at it. */
export function startTurning() {
  /** @type {Question | null} */
  let asked = null;
  const caller = new Caller(callTurn, {
    receive: (sent, question) => { if (sent.logits) change({ turn: decodeTurn(sent, question, FACTS.networks) }); },
    lose: () => {}, // the page says so where it asks for the answer
    refuse: (refusal) => change({ refusal }),
  });
  listen((state, changed) => {
    if (PAIRED.some((name) => changed.has(name))) change(comparePair(state));
    const wanted = findWanted(state);
    if (!wanted || [asked, state.turn?.question].some((known) => known && isOfTurn(known, wanted))) return;
    caller.send(asked = wanted);
  });
}

/** The question about the drawing as it stands unturned; null while one draws it, and where nobody looks. @param {State} state */
function findWanted(state) {
  const { question, reply, turned } = state;
  const isKnown = turned !== null || isAnswered(state); // which strokes are which digit
  if (findFace(state) !== "turn" || !question?.strokes || !isKnown) return null;
  return stand(question, reply?.number?.strokes ?? [[...question.strokes.keys()]]);
}

/** @param {Question} question @param {AbortSignal} signal */
async function callTurn(question, signal) {
  const facts = { maxPoints: FACTS.maxPoints, taught: getState().taught, wantsHistory: false };
  const answer = await post("turn", describe(question, facts), signal);
  return answer.isForgotten ? post("turn", describe(question, { ...facts, taught: null }), signal) : answer;
}

/**
 * Compared is what is read unturned, or where that leads, what leads at most other angles: so colours
 * change sides only where the answer does. The visitor may choose another answer then.
 * @param {State} state
 * @param {number} stop number of the angle
 */
function comparePair(state, stop = ANGLES.indexOf(state.turned?.angle ?? 0)) {
  const shares = findFace(state) === "turn" && anglesOf(state);
  return shares ? { over: null, against: chooseRival(shares, stop) } : {};
}

/**
 * Turns the drawing to angle number `stop`, once it is told what that gives.
 * @param {number} stop
 * @param {boolean} isPlaying
 */
export function turnTo(stop, isPlaying = false) {
  const state = getState();
  if (!anglesOf(state) || !state.turn) return;
  const angle = ANGLES[stop];
  const look = { ...comparePair(state, stop), isPlaying };
  if (angle === (state.turned?.angle ?? 0)) return change(look);
  const from = state.turned?.from ?? state.strokes;
  const strokes = angle ? turnStrokes(from, angle, FACTS.pen) : from;
  turnDrawing({ from, angle, digits: state.turn.question.digits }, strokes, look);
}
