// Asks the server about the drawing whenever something changes that its answer depends on.

import { Caller } from "../shared/calls.js";
import { decodeBytes } from "../shared/encoding.js";
import { change, getState, isEmpty, listen } from "../shared/state.js";
import { ask } from "../shared/server.js";
import { callWithShots, nameShots } from "../shared/shots.js";
import { encodeStrokes, thinStrokes } from "../shared/strokes.js";
import { decodeExplanation } from "./explanation.js";

const DRAWING = /** @type {const} */ (["strokes", "photo", "missed"]);
const VIEW = /** @type {const} */ (["network", "snapshot", "part", "shots", "off", "against", "over", "isDown"]);
/** @typedef {import("../shared/state.js").State} State */

const LOST = "The server does not answer at the moment. The page goes on asking.";

/**
 * From now on the state's `answer` and `explanation` are those of what is drawn.
 *
 * While one draws, `read` answers as fast as it can, and `explain` follows at its own pace. Where
 * another network or moment is looked at, `explain` tells both at once: so no snapshot's maps stand
 * beside another one's answer.
 * @param {number} maxPoints of a drawing that is sent
 * @param {(network: string) => number} lastSnapshot of a network, by its name
 */
export function askServer(maxPoints, lastSnapshot) {
  const failing = new Set();
  /** @param {string} name */
  const tell = (name) => (/** @type {boolean} */ isFailing) => {
    failing[isFailing ? "add" : "delete"](name);
    if (failing.size) change({ notice: LOST, answer: null, explanation: null });
    else if (getState().notice === LOST) change({ notice: "" });
  };
  /** @param {"read" | "explain"} name */
  const askWithShots = (name) => (/** @type {Request} */ request) =>
    callWithShots((data) => ask(name, data), request);
  const reader = new Caller(askWithShots("read"), receiveAnswer, tell("read"));
  const explainer = new Caller(
    askWithShots("explain"), receiveExplanation, tell("explain"),
    () => getState().isDown, // then it leaves the server as much time as it takes, or more
  );

  /** @param {Readonly<State>} state @param {Set<keyof State>} changed */
  const follow = (state, changed) => {
    const isNewDrawing = DRAWING.some((name) => changed.has(name));
    if (!isNewDrawing && !VIEW.some((name) => changed.has(name))) return;
    if (isEmpty(state)) {
      reader.cancel();
      explainer.cancel();
      change({ answer: null, explanation: null });
      return;
    }
    const request = { data: describe(state), drawing: findDrawing(state), shots: state.shots };
    const isDrawn = request.data.strokes !== null && (isNewDrawing || changed.has("isDown"));
    if (isDrawn) reader.send(request);
    explainer.send(request);
  };
  listen(follow);
  if (!isEmpty(getState())) follow(getState(), new Set(DRAWING)); // a link or a reload has brought it

  /** @param {Readonly<State>} state */
  function describe(state) {
    const { strokes, photo, missed, part, network, off, against, over, isDown } = state;
    return {
      strokes: photo === null && missed === null ? encodeStrokes(thinStrokes(strokes, maxPoints)) : null,
      photo, missed, part, network, off,
      ...nameShots(state),
      against: over ?? against,
      snapshot: state.snapshot ?? lastSnapshot(network),
      isDone: !isDown,
      wantsHistory: !isDown && !hasHistory(state),
    };
  }
}

/**
 * What is sent, the drawing that it is of, and the shots that the network has learned from.
 * @typedef {{ data: any, drawing: unknown, shots: import("../shared/shots.js").Shot[] }} Request
 */

/** What is drawn, itself: another drawing is another object. @param {Readonly<State>} state */
const findDrawing = ({ strokes, photo, missed }) => photo ?? missed ?? strokes;

/** Whether the history in the explanation is of what is asked. @param {Readonly<State>} state */
function hasHistory(state) {
  const { explanation, network, part, shots, off } = state;
  return Boolean(explanation?.history) && explanation?.drawing === findDrawing(state)
    && explanation?.part === part && explanation?.network === network
    && explanation?.shots === shots && String(explanation?.off) === String(off);
}

/** @param {any} sent @param {Request} request */
function receiveAnswer(sent, request) {
  const state = getState();
  const isKnown = state.explanation?.isDone && state.explanation.drawing === request.drawing;
  if (sent.notice || !state.isDown && (isKnown || findDrawing(state) !== request.drawing)) return;
  change({ answer: {
    image: decodeBytes(sent.image), logits: sent.logits, number: sent.number ?? null,
  } });
}

/** @param {any} sent @param {Request} request */
function receiveExplanation(sent, request) {
  const state = getState();
  if (!state.isDown && findDrawing(state) !== request.drawing) return;
  if (sent.notice) return change({ notice: sent.notice, answer: null, explanation: null });
  const explanation = decodeExplanation(sent, request, state.explanation);
  if (state.isDown) return change({ explanation });
  const { image, logits, number } = explanation;
  change({ explanation, answer: { image, logits, number } });
}
