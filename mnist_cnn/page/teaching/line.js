// The line near the answer: it asks what the drawing is, and then says what has changed.

import { readingOf } from "../asking/selectors.js";
import { waitForAnswer } from "../asking/waiting.js";
import { clear } from "../shared/drawing.js";
import { passFocus } from "../shared/focus.js";
import { NO_DIGIT } from "../shared/fields.js";
import { findShown } from "../shared/moments.js";
import { rove } from "../shared/roving.js";
import { focusPad, scrollToElement, scrollToPicture } from "../shared/scrolling.js";
import { change, getState, isEmpty, listen } from "../shared/state.js";
import { update } from "../shared/updating.js";
import { say } from "../words/say.js";
import { addShot, findLearner, findPart, isLearning, removeShot } from "./learning.js";
import { describeChange, describeCost, describeEarlier } from "./sentences.js";

/** @typedef {import("../shared/strokes.js").Stroke} Stroke */
/** @typedef {import("../shared/shots.js").Shot} Shot */
/** @typedef {import("../shared/moments.js").Training} Training */

/** Names of the buttons besides the labels. @typedef {"back" | "cost" | "done" | "stop" | "trained" | "learner"} Command */

/**
 * @param {HTMLElement} section
 * @param {HTMLElement} shown where all that was shown is
 * @param {import("./learning.js").Limits & { networks: Training[] }} facts
 * @returns {() => void} what leads the visitor from 0 to 9
 */
export function mountLine(section, shown, facts) {
  const { networks, maxShots } = facts;
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (section.querySelector(selector));
  const [told, labels, next] = ["[role=status]", ".labels", ".next"].map(find);
  /** @type {{ drawing: Stroke[] | string, part: number, shot: Shot, before: number } | null} */
  let last = null; // what was shown last, while it is on the pad
  /** @type {number | null} */
  let wanted = null; // the digit that the visitor is led to draw
  let isLed = false; // the visitor has just drawn the last of them
  let label = 0; // that was shown last
  const learner = findLearner(networks);
  section.tabIndex = -1;

  /** @type {Record<Command, () => void>} */
  const commands = {
    back() {
      if (last) removeShot(last.shot, facts);
      last = null;
      draw();
    },
    cost: () => scrollToElement(shown),
    done() {
      if (wanted === null) return;
      addShot(wanted, facts);
      isLed = wanted === 9;
      wanted = wanted < 9 && getState().shots.length < maxShots ? wanted + 1 : null;
      clear();
      draw();
    },
    stop() {
      wanted = null;
      draw();
    },
    trained: () => change({ snapshot: null, isPlaying: false }),
    learner: () => change({ network: learner?.name, snapshot: null, isPlaying: false, off: [], map: null }),
  };

  const all = Array.from({ length: NO_DIGIT + 1 }, (_, label) => createLabel(() => show(label)));
  labels.append(...all);
  rove(labels, all, () => 1);
  next.addEventListener("click", ({ target }) => {
    const { command } = /** @type {HTMLElement} */ (target).dataset;
    if (command) commands[/** @type {Command} */ (command)]();
  });
  listen((_, changed) => {
    if (changed.has("spoken")) name();
    if (["strokes", "photo", "missed", "isDemo", "isPlaying", "question", "reply", "network", "snapshot", "shots", "taught", "spoken"]
      .some((name) => changed.has(/** @type {any} */ (name)))) draw();
  });
  name();
  draw();
  return startTour;

  function name() {
    [...labels.children].forEach((button, label) => {
      button.textContent = say("teaching.label", { label });
      button.ariaLabel = say("teaching.this_is", { label });
    });
  }

  /** @param {number} answer that is right */
  async function show(answer) {
    await waitForAnswer(); // another digit of a number may just have been chosen
    const reading = readingOf(getState());
    if (!reading) return;
    label = answer;
    const shot = addShot(label, facts);
    last = { drawing: findDrawing(getState()), part: findPart(), shot, before: reading.pair[0] };
    draw();
  }

  function startTour() {
    wanted = 0;
    clear();
    change({ network: learner?.name, snapshot: null, isPlaying: false, off: [] });
    scrollToPicture();
    focusPad();
    draw();
  }

  function draw() {
    passFocus(redraw, () => [
      next.querySelector("[data-command=back]"), /** @type {HTMLElement} */ (labels.children[label]),
      last ? section : document.querySelector("#sketchpad canvas"),
    ]);
    if (document.activeElement === section) next.querySelector("button")?.focus({ preventScroll: true });
  }

  function redraw() {
    const { text, buttons, asks } = describe();
    update(told, { textContent: text });
    update(labels, { hidden: !asks });
    update(next, { innerHTML: buttons.join("") });
  }

  /** @returns {{ text: string, buttons: string[], asks?: boolean }} */
  function describe() {
    const state = getState();
    const isDrawn = !isEmpty(state) && state.missed === null && !state.isDemo;
    if (isDrawn) isLed = false;
    if (isLed) return { text: say("teaching.led"), buttons: [] };
    if (state.isPlaying) return { text: say("teaching.playing"), buttons: [] };
    if (state.snapshot !== null && !isEmpty(state)) return describeMoment(state);
    if (!learner || (!isDrawn && wanted === null)) return { text: "", buttons: [] };
    if (!isLearning(state, networks)) return { text: "", buttons: [createCommand("learner", say("teaching.way", { name: learner.name }))] };
    if (wanted !== null) {
      const isOne = isDrawn && state.photo === null && state.example === null && !readingOf(state)?.number;
      return { text: say("teaching.draw", { digit: wanted }), buttons: [
        createCommand("done", say("teaching.mine", { digit: wanted }), isOne ? "" : "disabled"), createCommand("stop", say("teaching.stop")),
      ] };
    }
    const isOnPad = last?.drawing === findDrawing(state) && last.part === findPart();
    const index = last && isOnPad ? state.shots.indexOf(last.shot) : -1;
    if (last && index >= 0) return describeLast(last.before, index);
    if (state.shots.length >= maxShots) {
      return { text: say("teaching.most", { count: maxShots }), buttons: [] };
    }
    return { text: say("teaching.wrong"), buttons: [], asks: true };
  }

  /** @param {ReturnType<typeof getState>} state at an earlier moment of the training */
  function describeMoment({ network, snapshot }) {
    const training = networks.find(({ name }) => name === network) ?? networks[0];
    const batches = training.snapshots[findShown(snapshot, training)];
    const text = describeEarlier(batches, training);
    return { text, buttons: [createCommand("trained", say("teaching.trained"))] };
  }

  /** @param {number} answer before it @param {number} index of what was shown last */
  function describeLast(answer, index) {
    const { shots, taught, network } = getState();
    const told = taught?.shots === shots ? taught.changes[network] : undefined;
    if (!taught || !told) return { text: say("teaching.learning"), buttons: [] };
    const [before, after] = told.misses;
    return { text: describeChange(answer, told.after[index], shots[index].label), buttons: [
      createCommand("back", say("teaching.back")),
      createCommand("cost", say("teaching.errors", { before, after, sample: taught.sample }), `title="${describeCost(told, taught.sample)}"`),
    ] };
  }
}

/** @param {Pick<ReturnType<typeof getState>, "photo" | "strokes">} state */
const findDrawing = ({ photo, strokes }) => photo ?? strokes;

/** @param {() => void} show */
function createLabel(show) {
  const button = document.createElement("button");
  button.type = "button";
  button.addEventListener("click", show);
  return button;
}

/** @param {Command} command @param {string} text @param {string} more attributes */
const createCommand = (command, text, more = "") =>
  `<button type="button" data-command="${command}" ${more}>${text}</button>`;
