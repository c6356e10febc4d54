// The strip's second face: what is read of the drawing at every angle.

import { turnOf } from "../asking/selectors.js";
import { turnTo } from "../asking/turning.js";
import { FACTS, findNetwork } from "../shared/facts.js";
import { findStrokes } from "../shared/geometry.js";
import { findShown, knowsNothing } from "../shared/moments.js";
import { getState } from "../shared/state.js";
import { outlineStrokes } from "../shared/strokes.js";
import { ANGLES, UPRIGHT, turnStrokes } from "../shared/turning.js";
import { describeAngle, describeTurn, nameAngle } from "./sentences.js";
import { findLeads } from "./stack.js";

const EIGHTH = 9; // stops between two angles at which the axis shows the drawing: 45°
const LEAST = 7 / 360; // of the axis: an answer that leads for less has no label

const findTraining = () => findNetwork(getState().network);
const PLACES = ANGLES.map((angle) => (angle + 180) / 360);

/** @type {import("./faces.js").Face} */
export const turn = {
  name: "turn",
  page: EIGHTH,
  listPlaces: () => PLACES,
  measure: (stop) => ANGLES[stop],
  findStop: ({ turned }) => ANGLES.indexOf(turned?.angle ?? 0),
  findTold: turnOf,
  findStretches: (shares, answer, places) => findLeads(shares, answer, places, LEAST),
  findDotted: () => null,
  describeStop: (stop, shares) => describeAngle(stop, shares, knowsNothing(findTraining(), findShown(getState().snapshot, findTraining()))),
  describeAll: describeTurn,
  listMarks: ({ turned, strokes }) => {
    const eighths = [...ANGLES.keys()].filter((stop) => stop % EIGHTH === 0);
    return {
      ticks: eighths.map((stop) => PLACES[stop]),
      marks: eighths.map((stop) => ({
        place: PLACES[stop],
        text: stop % (2 * EIGHTH) ? "" : nameAngle(ANGLES[stop]),
        drawing: drawSmall(turned?.from ?? strokes, ANGLES[stop]),
        isRare: stop % (2 * EIGHTH) !== 0,
      })),
    };
  },
  goTo: turnTo,
  findStart: (stop) => stop,
  findNext: (stop) => (stop + 1 < ANGLES.length ? stop + 1 : 1), // both ends are one angle
  isEnd: (stop) => stop === UPRIGHT,
};

/** The drawing, turned, as large as it fits. @param {import("../shared/strokes.js").Stroke[]} strokes @param {number} angle */
function drawSmall(strokes, angle) {
  const turned = turnStrokes(strokes, angle, FACTS.pen);
  const box = findStrokes(turned, FACTS.pen);
  if (!box) return '<svg viewBox="0 0 1 1" aria-hidden="true"></svg>';
  const side = Math.max(box.r - box.x, box.b - box.y);
  const [left, top] = [(box.x + box.r - side) / 2, (box.y + box.b - side) / 2];
  return `<svg viewBox="${left} ${top} ${side} ${side}" aria-hidden="true"><path d="${outlineStrokes(turned)}"/></svg>`;
}
