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
  /** @type {Set<string>} */
  let changed = new Set(["network", "explanation"]);
  let frame = 0;

  followHiding(find(".time"), "chart");
  followPlayhead(slider, findTraining);
  playTraining(find(".play"), findTraining);
  listen((_, more) => {
    more.forEach((name) => changed.add(name));
    frame ||= requestAnimationFrame(update); // the picture's, too, so both speak of one moment
  });
  update();

  function update() {
    const state = getState();
    const { explanation, network, isPlaying } = state;
    frame = 0;
    if (changed.has("network")) find(".axis").innerHTML = drawAxis(findTraining());
    if (isEmpty(state)) course = null;
    else if (changed.has("explanation") && explanation?.history) {
      const training = findTraining(explanation.network);
      course = { training, shares: listShares(explanation.history, training.noDigitLogit) };
    }
    if (changed.has("explanation")) showBands(explanation?.pair);
    const isFresh = explanation?.network === network && Boolean(explanation.history);
    const shares = isFresh && course ? course.shares : null;
    slider.classList.toggle("is-playing", isPlaying);
    slider.classList.toggle("is-stale", !isFresh);
    const wanted = findShown(state.snapshot, findTraining());
    showPlayhead(wanted, shares);
    tell(explanation && shares ? explanation.snapshot : wanted, shares);
    changed = new Set();
  }

  function showBands(pair = [-1, -1]) {
    const { paths, tags } = course ? drawBands(course, pair) : { paths: "", tags: "" };
    find(".bands").innerHTML = paths;
    find(".tags").innerHTML = tags;
  }

  /** The play head moves at once; the picture follows. @param {number} snapshot @param {number[][] | null} shares */
  function showPlayhead(snapshot, shares) {
    const training = findTraining();
    slider.ariaValueMax = String(training.snapshots.length - 1);
    slider.ariaValueNow = String(snapshot);
    slider.ariaValueText = describeMoment(training, snapshot, shares);
    find(".playhead").style.left = `${100 * placeSnapshots(training)[snapshot]}%`;
  }

  /** What is read in the picture, as it stands. @param {number} snapshot @param {number[][] | null} shares */
  function tell(snapshot, shares) {
    const training = findTraining();
    find(".moment").textContent = describeMoment(training, snapshot, shares);
    find(".since").textContent = shares ? describeSince(training, shares) : "";
  }
}
