// Mounts the time line: what the network answered to this drawing, all along its training.

import { historyOf } from "../asking/selectors.js";
import { findNetwork } from "../shared/facts.js";
import { followHiding } from "../shared/hiding.js";
import { findShown, placeSnapshots } from "../shared/moments.js";
import { getState, isEmpty, listen } from "../shared/state.js";
import { drawAxis, drawBands } from "./course.js";
import { followPlayhead } from "./playhead.js";
import { playTraining } from "./player.js";
import { describeMoment, describeSince } from "./sentences.js";

/** @typedef {import("./course.js").Course} Course */

/** From how many digits the visitor has taught the network. @param {{ noDigitLogit: number | null }} network */
const countTaught = ({ noDigitLogit }) => (noDigitLogit === null ? 0 : getState().shots.length);

/** @param {HTMLElement} element */
export function mount(element) {
  const find = (/** @type {string} */ selector) =>
    /** @type {HTMLElement} */ (element.querySelector(selector));
  const findTraining = () => findNetwork(getState().network);
  const slider = find(".course");
  /** @type {Course | null} */
  let course = null; // the last one that the server has told of, until the pad is empty
  /** @type {Set<string>} */
  let changed = new Set(["network", "reply"]);
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
    frame = 0;
    const state = getState();
    const told = historyOf(state);
    if (changed.has("network")) find(".axis").innerHTML = drawAxis(findTraining());
    if (isEmpty(state)) course = null;
    else if (told) course = { training: findTraining(), shares: told.shares };
    if (changed.has("reply")) showBands(told?.pair);
    slider.classList.toggle("is-playing", state.isPlaying);
    slider.classList.toggle("is-stale", !told);
    find(".play").classList.toggle("idle", isEmpty(state));
    const wanted = findShown(state.snapshot, findTraining());
    showPlayhead(wanted, told?.shares ?? null);
    tell(told?.snapshot ?? wanted, told?.shares ?? null);
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
    slider.ariaValueText = describeMoment(training, snapshot, shares, countTaught(training));
    find(".playhead").style.left = `${100 * placeSnapshots(training)[snapshot]}%`;
  }

  /** What is read in the picture, as it stands. @param {number} snapshot @param {number[][] | null} shares */
  function tell(snapshot, shares) {
    const training = findTraining();
    const taught = countTaught(training);
    find(".moment").textContent = describeMoment(training, snapshot, shares, taught);
    find(".since").textContent = shares ? describeSince(training, shares, taught) : "";
  }
}
