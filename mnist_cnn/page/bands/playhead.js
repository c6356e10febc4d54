// The play head: dragged with a pointer, or moved with the keys of a slider, to a stop of the axis.

import { change, getState } from "../shared/state.js";

/** @typedef {import("./faces.js").Face} Face */

const SIDEWAYS = 8; // pixels from where on a finger moves the play head, and does not scroll

/**
 * From now on pointer and keys on `course` move the page to a stop.
 * @param {HTMLElement} course
 * @param {() => Face} findFace
 */
export function followPlayhead(course, findFace) {
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
    const face = findFace();
    const last = face.listPlaces().length - 1;
    const target = findTarget(event.key, face.findStop(getState()), last, face.page);
    if (target === undefined) return;
    event.preventDefault();
    face.goTo(target);
  });

  /** @param {PointerEvent} event */
  function drag(event) {
    const face = findFace();
    const box = course.getBoundingClientRect();
    face.goTo(findNearest((event.clientX - box.left) / box.width, face.listPlaces()));
  }
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
 * @param {number} page stops that Page Up and Page Down move by
 */
export function findTarget(key, shown, last, page) {
  /** @type {Record<string, number>} */
  const targets = {
    ArrowRight: shown + 1, ArrowUp: shown + 1, PageUp: shown + page, End: last,
    ArrowLeft: shown - 1, ArrowDown: shown - 1, PageDown: shown - page, Home: 0,
  };
  return key in targets ? Math.min(last, Math.max(0, targets[key])) : undefined;
}
