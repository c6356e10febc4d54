// The ring around the ink, by whose knob the drawing is turned.

import { turnOf } from "../asking/selectors.js";
import { turnTo } from "../asking/turning.js";
import { change, findFace, getState, listen } from "../shared/state.js";
import { ANGLES, findCircle } from "../shared/turning.js";
import { update } from "../shared/updating.js";

const MARGIN = 0.036; // of the pad's side, around the ink and at the pad's edge: half a knob

/**
 * @param {HTMLElement} layer over the pad, as large as it
 * @param {HTMLElement} knob on it
 * @param {number} pen the width of a line, of the pad's side
 */
export function showRing(layer, knob, pen) {
  /** The ring of what is drawn. */
  const findRing = () => {
    const { turned, strokes } = getState();
    return findCircle(turned?.from ?? strokes, pen, MARGIN);
  };
  listen((state) => {
    const isShown = findFace(state) === "turn" && !state.isDown && !state.hide.includes("chart") && turnOf(state) !== null;
    update(layer, { hidden: !isShown });
    if (!isShown) return;
    const ring = findRing();
    const angle = state.turned?.angle ?? 0;
    const end = findPoint(ring, angle);
    update(/** @type {Element} */ (layer.querySelector("svg")), { innerHTML: drawRing(ring, angle, end) });
    knob.style.left = `${100 * end.x}%`;
    knob.style.top = `${100 * end.y}%`;
  });
  followKnob(layer, knob, findRing);
}

/** @param {HTMLElement} layer @param {HTMLElement} knob @param {() => ReturnType<typeof findCircle>} findRing */
function followKnob(layer, knob, findRing) {
  knob.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    knob.setPointerCapture(event.pointerId);
    change({ isDragging: true, isPlaying: false });
  });
  knob.addEventListener("pointermove", (event) => {
    if (!knob.hasPointerCapture(event.pointerId)) return;
    const { left, top, width } = layer.getBoundingClientRect();
    const { x, y } = findRing();
    const [dx, dy] = [(event.clientX - left) / width - x, (event.clientY - top) / width - y];
    turnTo(findStop((Math.atan2(dx, -dy) * 180) / Math.PI));
  });
  knob.addEventListener("lostpointercapture", () => change({ isDragging: false }));
}

/** The stop nearest to an angle from -180 to 180. @param {number} angle */
const findStop = (angle) => Math.round((angle - ANGLES[0]) / (ANGLES[1] - ANGLES[0]));

/** @param {ReturnType<typeof findCircle>} ring @param {number} angle clockwise from the top */
function findPoint({ x, y, radius }, angle) {
  const turn = (angle * Math.PI) / 180;
  return { x: x + radius * Math.sin(turn), y: y - radius * Math.cos(turn) };
}

/** The ring, and the way of the finger from its top. @param {ReturnType<typeof findCircle>} ring @param {number} angle @param {{ x: number, y: number }} end */
function drawRing({ x, y, radius }, angle, end) {
  const top = y - radius;
  const way = angle && `<path class="way" d="M${x} ${top - 0.014}V${top + 0.014}M${x} ${top}A${radius} ${radius} 0 0 ${Number(angle > 0)} ${end.x} ${end.y}"/>`;
  return `<circle cx="${x}" cy="${y}" r="${radius}"/>${way || ""}`;
}
