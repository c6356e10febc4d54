// The line near the answer: it asks what the drawing is, and then says what has changed.

import { clear } from "../shared/drawing.js";
import { NO_DIGIT } from "../shared/fields.js";
import { scrollToElement, scrollToPicture } from "../shared/scrolling.js";
import { listScores, rankAnswers } from "../shared/shares.js";
import { change, getState, isEmpty, listen } from "../shared/state.js";
import { update } from "../shared/updating.js";
import { nameAnswer } from "../shared/words.js";
import { addShot, findLearner, findSpoken, isLearning, removeShot } from "./learning.js";
import { describeChange, describeCost, describeUntaught, nameWithArticle } from "./sentences.js";

/** @typedef {import("../shared/strokes.js").Stroke} Stroke */
/** @typedef {import("../shared/shots.js").Shot} Shot */
/** @typedef {import("../shared/moments.js").Training} Training */

/** Names of the buttons besides the labels. @typedef {"back" | "cost" | "done" | "stop"} Command */

/**
 * @param {HTMLElement} section
 * @param {HTMLElement} shown where all that was shown is
 * @param {{ networks: Training[], maxShots: number, maxPoints: number }} facts
 * @returns {() => void} what leads the visitor from 0 to 9
 */
export function mountLine(section, shown, { networks, maxShots, maxPoints }) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (section.querySelector(selector));
  const [say, labels, next] = ["[role=status]", ".labels", ".next"].map(find);
  /** @type {{ drawing: Stroke[], shot: Shot, before: number } | null} */
  let last = null; // what was shown last, while it is on the pad
  /** @type {number | null} */
  let wanted = null; // the digit that the visitor is led to draw
  const learner = findLearner(networks);

  /** @type {Record<Command, () => void>} */
  const commands = {
    back() {
      const index = last ? getState().shots.indexOf(last.shot) : -1;
      last = null;
      if (index >= 0) removeShot(index);
      draw();
    },
    cost: () => scrollToElement(shown),
    done() {
      if (wanted === null) return;
      addShot(getState().strokes, wanted, maxPoints);
      wanted = wanted < 9 && getState().shots.length < maxShots ? wanted + 1 : null;
      clear();
      draw();
    },
    stop() {
      wanted = null;
      draw();
    },
  };

  labels.append(...Array.from({ length: NO_DIGIT + 1 }, (_, label) => createLabel(label, () => show(label))));
  next.addEventListener("click", ({ target }) => {
    const { command } = /** @type {HTMLElement} */ (target).dataset;
    if (command) commands[/** @type {Command} */ (command)]();
  });
  listen((_, changed) => {
    if (["strokes", "photo", "missed", "isDemo", "answer", "network", "snapshot", "shots", "taught"]
      .some((name) => changed.has(/** @type {any} */ (name)))) draw();
  });
  draw();
  return startTour;

  /** @param {number} label */
  function show(label) {
    const { strokes } = getState();
    const before = readNow();
    addShot(findSpoken(getState()), label, maxPoints);
    const { shots } = getState();
    if (before !== null) last = { drawing: strokes, shot: shots[shots.length - 1], before };
    draw();
    next.querySelector("button")?.focus({ preventScroll: true });
  }

  /** The leading answer, null if the server has not told. */
  function readNow() {
    const { answer, network } = getState();
    const facts = networks.find(({ name }) => name === network);
    return answer && facts ? rankAnswers(listScores(answer.logits[network], facts.noDigitLogit))[0] : null;
  }

  function startTour() {
    wanted = 0;
    clear();
    change({ network: learner?.name, snapshot: null, isPlaying: false, off: [] });
    scrollToPicture();
    draw();
  }

  function draw() {
    const { text, buttons, asks } = describe();
    update(say, { textContent: text });
    update(labels, { hidden: !asks });
    update(next, { innerHTML: buttons.join("") });
  }

  /** @returns {{ text: string, buttons: string[], asks?: boolean }} */
  function describe() {
    const state = getState();
    const isDrawn = !isEmpty(state) && state.photo === null && state.missed === null && !state.isDemo;
    if (!learner || (!isDrawn && wanted === null)) return { text: "", buttons: [] };
    if (!isLearning(state, networks)) return { text: describeUntaught(learner), buttons: [] };
    if (wanted !== null) {
      return { text: `Draw ${nameWithArticle(wanted)}.`, buttons: [
        createCommand("done", `This is my ${wanted}`, isDrawn ? "" : "disabled"), createCommand("stop", "Stop"),
      ] };
    }
    const index = last?.drawing === state.strokes ? state.shots.indexOf(last.shot) : -1;
    if (last && index >= 0) return describeLast(last.before, index);
    if (state.shots.length >= maxShots) {
      return { text: `You have shown ${maxShots} digits, as many as it keeps.`, buttons: [] };
    }
    return { text: "Not right? It is a", buttons: [], asks: true };
  }

  /** @param {number} before @param {number} index of what was shown last */
  function describeLast(before, index) {
    const { shots, taught, network } = getState();
    const told = taught?.shots === shots ? taught.changes[network] : undefined;
    if (!taught || !told) return { text: "Learning it.", buttons: [] };
    const [untaught, now] = told.misses;
    return { text: describeChange(before, told.after[index]), buttons: [
      createCommand("back", "Take back"),
      createCommand("cost", `${untaught} → ${now} misses`, `title="${describeCost(told, taught.sample)}"`),
    ] };
  }
}

/** @param {number} label @param {() => void} show */
function createLabel(label, show) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = nameAnswer(label);
  button.ariaLabel = `It is ${nameWithArticle(label)}`;
  button.addEventListener("click", show);
  return button;
}

/** @param {Command} command @param {string} text @param {string} more attributes */
const createCommand = (command, text, more = "") =>
  `<button type="button" data-command="${command}" ${more}>${text}</button>`;
