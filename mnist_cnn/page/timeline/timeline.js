// Mounts the time line: what the network answered to this drawing, all along its training.

import { findShown, placeSnapshots } from "../shared/moments.js";
import { followHiding } from "../shared/hiding.js";
import { getState, isEmpty, listen } from "../shared/state.js";
import { drawAxis, drawBands } from "./course.js";
import { listShares } from "./history.js";
import { followPlayhead } from "./playhead.js";
import { playTraining } from "./player.js";
import { describeMoment, describeSince } from "./sentences.js";

/** @typedef {import("../shared/moments.js").Training} Training */
/** @typedef {import("../shared/state.js").State} State */
/** @typedef {import("./course.js").Course} Course */

/** @param {HTMLElement} element @param {{ networks: Training[] }} props */
export function mount(element, { networks }) {
  const find = (/** @type {string} */ selector) =>
    /** @type {HTMLElement} */ (element.querySelector(selector));
  const findTraining = (name = getState().network) =>
    networks.find((network) => network.name === name) ?? networks[0];
  const slider = find(".course");
  /** @type {Course | null} */
  let course = null; // the last one that the server has told of, until the pad is empty

  followHiding(find(".time"), "chart");
  followPlayhead(slider, findTraining);
  playTraining(find(".play"), findTraining);
  listen(update);
  update(getState(), new Set(["network", "explanation"]));

  /** @param {Readonly<State>} state @param {Set<keyof State>} changed */
  function update(state, changed) {
    const { explanation, network, isPlaying } = state;
    if (changed.has("network")) find(".axis").innerHTML = drawAxis(findTraining());
    if (isEmpty(state)) course = null;
    else if (changed.has("explanation") && explanation?.history) {
      const training = findTraining(explanation.network);
      course = { training, shares: listShares(explanation.history, training.noDigitLogit) };
    }
    if (changed.has("explanation")) showBands(explanation?.pair);
    slider.classList.toggle("is-playing", isPlaying);
    showMoment(explanation?.network === network && Boolean(explanation.history));
  }

  function showBands(pair = [-1, -1]) {
    const { paths, tags } = course ? drawBands(course, pair) : { paths: "", tags: "" };
    find(".bands").innerHTML = paths;
    find(".tags").innerHTML = tags;
  }

  /** @param {boolean} isFresh whether `course` is of what is drawn */
  function showMoment(isFresh) {
    const training = findTraining();
    const shown = findShown(getState().snapshot, training);
    const moment = describeMoment(training, shown, isFresh && course ? course.shares : null);
    slider.classList.toggle("is-stale", !isFresh);
    slider.ariaValueMax = String(training.snapshots.length - 1);
    slider.ariaValueNow = String(shown);
    slider.ariaValueText = moment;
    find(".playhead").style.left = `${100 * placeSnapshots(training)[shown]}%`;
    find(".moment").textContent = moment;
    find(".since").textContent = isFresh && course ? describeSince(course.training, course.shares) : "";
  }
}
