// Turns pen strokes, as one turns a sheet of paper, within the pad.

import { findStrokes } from "./geometry.js";

/** @typedef {import("./strokes.js").Stroke} Stroke */

const STEP = 5; // degrees

/** All angles to which a drawing is turned, in degrees clockwise: both ends show the same. */
export const ANGLES = Array.from({ length: 360 / STEP + 1 }, (_, i) => STEP * i - 180);

/** The number of the angle at which nothing is turned. */
export const UPRIGHT = ANGLES.indexOf(0);

const NOWHERE = { x: 0.5, y: 0.5, r: 0.5, b: 0.5 };

/**
 * `strokes` turned clockwise around the middle of their box. What would leave the pad is moved back,
 * and made smaller if it does not fit: a network sees no difference.
 * @param {Stroke[]} strokes in the pad's unit square
 * @param {number} degrees
 * @param {number} pen the width of a line, of the pad's side
 * @returns {Stroke[]}
 */
export function turnStrokes(strokes, degrees, pen) {
  const { x, y, r, b } = findStrokes(strokes, 0) ?? NOWHERE;
  const [cx, cy] = [(x + r) / 2, (y + b) / 2];
  const [cos, sin] = [Math.cos, Math.sin].map((part) => part((degrees * Math.PI) / 180));
  const turned = mapPoints(strokes, (px, py) =>
    [cos * (px - cx) - sin * (py - cy), sin * (px - cx) + cos * (py - cy)]);
  const box = findStrokes(turned, 0) ?? NOWHERE;
  const scale = Math.min(1, (1 - pen) / Math.max(box.r - box.x, box.b - box.y, 1e-9));
  const left = keepOnPad(cx, scale * box.x, scale * box.r, pen / 2);
  const top = keepOnPad(cy, scale * box.y, scale * box.b, pen / 2);
  return mapPoints(turned, (px, py) => [left + scale * px, top + scale * py]);
}

/**
 * The circle on which a drawing is turned: around its ink, and on the pad.
 * @param {Stroke[]} strokes
 * @param {number} pen
 * @param {number} margin between ink and circle, and between circle and the pad's edge
 */
export function findCircle(strokes, pen, margin) {
  const { x, y, r, b } = findStrokes(strokes, 0) ?? NOWHERE;
  const radius = Math.min(0.5 - margin, Math.hypot(r - x, b - y) / 2 + pen / 2 + margin);
  const [cx, cy] = [(x + r) / 2, (y + b) / 2].map((middle) => keepOnPad(middle, -radius, radius, margin));
  return { x: cx, y: cy, radius };
}

/** Where `middle` lies so that what reaches from `low` to `high` of it is on the pad. @param {number} middle @param {number} low @param {number} high @param {number} margin */
const keepOnPad = (middle, low, high, margin) => Math.min(1 - margin - high, Math.max(margin - low, middle));

/** @param {Stroke[]} strokes @param {(x: number, y: number) => [number, number]} move @returns {Stroke[]} */
const mapPoints = (strokes, move) => strokes.map((stroke) => stroke.map(([x, y]) => move(x, y)));
