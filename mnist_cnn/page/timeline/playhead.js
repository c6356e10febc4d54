// The play head: dragged with a pointer, or moved with the keys of a slider.

import { findShown, placeSnapshots } from "../shared/moments.js";
import { change, getState } from "../shared/state.js";

/** @typedef {import("../shared/moments.js").Training} Training */

const PAGE = 5; // snapshots that Page Up and Page Down move by
const SIDEWAYS = 8; // pixels from where on a finger moves the play head, and does not scroll

/**
 * From now on pointer and keys on `course` move the page to a snapshot of the training.
 * @param {HTMLElement} course
 * @param {() => Training} findTraining
 */
export function followPlayhead(course, findTraining) {
  /** @type {number | null} */
  let start = null; // where a finger lies that may yet scroll the page

  course.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    course.setPointerCapture(event.pointerId);
    start = event.pointerType === "mouse" ? null : event.clientX;
    change({ isDragging: true });
    if (start === null) drag(event);
  });
  course.addEventListener("pointermove", (event) => {
    if (!course.hasPointerCapture(event.pointerId)) return;
    if (start !== null && Math.abs(event.clientX - start) < SIDEWAYS) return;
    start = null;
    drag(event);
  });
  course.addEventListener("pointerup", (event) => {
    if (start !== null) drag(event);
  });
  course.addEventListener("lostpointercapture", () => {
    start = null;
    change({ isDragging: false });
  });
  course.addEventListener("keydown", (event) => {
    const training = findTraining();
    const shown = findShown(getState().snapshot, training);
    const target = findTarget(event.key, shown, training.snapshots.length - 1);
    if (target === undefined) return;
    event.preventDefault();
    goTo(target, training);
  });

  /** @param {PointerEvent} event */
  function drag(event) {
    const training = findTraining();
    const box = course.getBoundingClientRect();
    const place = (event.clientX - box.left) / box.width;
    goTo(findNearest(place, placeSnapshots(training)), training);
  }
}

/**
 * Moves the page to `snapshot`; the last one is the trained network, which a link does not name.
 * @param {number} snapshot
 * @param {Training} training
 */
export function goTo(snapshot, { snapshots }, isPlaying = false) {
  change({ snapshot: snapshot < snapshots.length - 1 ? snapshot : null, isPlaying });
}

/**
 * The number of the place that is nearest to `place`.
 * @param {number} place
 * @param {number[]} places
 */
export function findNearest(place, places) {
  const distances = places.map((each) => Math.abs(each - place));
  return distances.indexOf(Math.min(...distances));
}

/**
 * The number from 0 to `last` to which `key` moves from `shown`; undefined for another key.
 * @param {string} key
 * @param {number} shown
 * @param {number} last
 */
export function findTarget(key, shown, last) {
  /** @type {Record<string, number>} */
  const targets = {
    ArrowRight: shown + 1, ArrowUp: shown + 1, PageUp: shown + PAGE, End: last,
    ArrowLeft: shown - 1, ArrowDown: shown - 1, PageDown: shown - PAGE, Home: 0,
  };
  return key in targets ? Math.min(last, Math.max(0, targets[key])) : undefined;
}
