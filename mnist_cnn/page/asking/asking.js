// Asks the server whenever the question is another one, so that the state's reply is to it.

import { change, derive, getState, listen } from "../shared/state.js";
import { encodeShots } from "../shared/shots.js";
import { Caller, OUTDATED, post } from "./calls.js";
import { ask, describe, isShown } from "./question.js";
import { Replies, merge } from "./replies.js";

/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("../shared/shots.js").Shot} Shot */

/** @type {import("../words/say.js").Message} */
const LOST = { key: "asking.lost" };
/** @type {import("../words/say.js").Message} */
const NO_INK = { key: "asking.no_ink" };

/**
 * From now on the state's `question` is what is asked, its `reply` what has come of it, and its
 * `taught` what the shots have changed.
 *
 * While one draws, "read" answers as fast as it can, and "explain" follows at its own pace. Where
 * another network or snapshot is looked at, "explain" tells both at once: so no snapshot's maps stand
 * beside another one's answer.
 * @param {{ networks: import("./question.js").Network[], maxPoints: number }} facts
 */
export function startAsking({ networks, maxPoints }) {
  const replies = new Replies(networks);
  const reader = new Caller(callBy("read"), { receive, lose: loseBy("read"), refuse });
  const explainer = new Caller(
    callBy("explain"), { receive, lose: loseBy("explain"), refuse },
    () => isDrawing(getState()), // then it leaves the server as much time as it takes, or more
  );
  const teacher = new Caller(
    (/** @type {Shot[]} */ shots, signal) => post("teach", { shots: encodeShots(shots) }, signal),
    { receive: receiveTaught, lose: () => {}, refuse: (refusal) => change({ refusal }) },
  );
  /** @type {Question | null} */
  let last = null;

  listen((_, changed) => {
    if (changed.has("question")) follow();
    if (changed.has("shots")) teach();
  });
  if (!getState().network) change({ network: networks[0].name });
  derive("question", (state) => ask(state, state.question, networks));
  teach(); // a link or a reload may have brought some

  function follow() {
    const { question } = getState();
    const isDrawn = question?.drawing !== last?.drawing || question?.isDone !== last?.isDone;
    last = question;
    if (!question) {
      reader.cancel();
      explainer.cancel();
      change({ reply: null, refusal: null });
      return;
    }
    if (question.strokes && isDrawn) reader.send(question);
    explainer.send(question);
  }

  /** @param {"read" | "explain"} name @returns {(question: Question, signal: AbortSignal) => Promise<any>} */
  function callBy(name) {
    return async (question, signal) => {
      const wantsHistory = question.wantsHistory && !replies.findHistory(question);
      const facts = { maxPoints, wantsHistory, taught: getState().taught };
      const answer = await post(name, describe(question, facts), signal);
      return answer.isForgotten ? post(name, describe(question, { ...facts, taught: null }), signal) : answer;
    };
  }

  /** @param {any} sent @param {Question} question */
  function receive(sent, question) {
    const { question: now, reply } = getState();
    if (!now) return;
    if (sent.notice) {
      if (question.drawing === now.drawing) change({ notice: NO_INK, reply: null, ...forgive() });
      return;
    }
    const fresh = replies.decode(sent, question, reply);
    if (isShown(question, now)) change({ reply: merge(reply, fresh), ...forgive() });
  }

  /** @param {any} told @param {Shot[]} shots */
  function receiveTaught(told, shots) {
    if (getState().shots === shots) change({ taught: { ...told, shots } });
  }

  function teach() {
    const { shots } = getState();
    if (shots.length) teacher.send(shots);
    else teacher.cancel();
  }
}

/** Whether one drawing follows the other: while the pen is down, and while what is drawn is turned by hand. @param {Readonly<import("../shared/state.js").State>} state */
const isDrawing = ({ isDown, isDragging, turned }) => isDown || (isDragging && turned !== null);

const lost = new Set();

/** @param {string} name */
const loseBy = (name) => (/** @type {boolean} */ isLost) => {
  lost[isLost ? "add" : "delete"](name);
  if (lost.size) change({ notice: LOST, reply: null });
  else if (getState().notice === LOST) change({ notice: null });
};

/** No refusal, once the server has answered; but files that it no longer has, it will not have. */
const forgive = () => (getState().refusal === OUTDATED ? {} : { refusal: null });

/** @param {import("../words/say.js").Message} refusal */
const refuse = (refusal) => change({ refusal, reply: null });
