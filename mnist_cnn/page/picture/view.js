// What the picture shows, worked out from what is told and from what is pointed at.

import { readingOf, reasonsOf, inkOf } from "../asking/selectors.js";
import { knowsNothing } from "../shared/moments.js";
import { printParts, rankParts } from "../asking/comparing.js";

/** @typedef {import("../shared/state.js").State} State */
/** @typedef {import("../asking/selectors.js").Reading} Reading */

/** @typedef {{ block: 0 | 1, number: number }} MapName a feature map, of the first or second block */

/**
 * A map that is pointed at, one of the first block that was picked, and the strongest map when the
 * pen was last lifted, which stays, so that nothing jumps.
 * @typedef {{ map: MapName | null, first: number | null, strongest: number | null }} Pointing
 */

/**
 * @typedef {object} Parts how the maps make the lead, at the place that is pointed at, if any
 * @property {number[]} byMap what each map contributes
 * @property {number[]} printedByMap the same in tenths, as it is printed
 * @property {number[]} ranked the maps that count, the strongest first
 * @property {MapName | null} chosen the map that is enlarged
 */

/** @typedef {import("../asking/selectors.js").Reasons & Parts} Reasons */

/**
 * @typedef {object} View
 * @property {Readonly<State>} state
 * @property {Reading | null} reading
 * @property {Reasons | null} reasons
 * @property {import("../asking/replies.js").PhotoInk | null} ink
 * @property {boolean} hasNoDigit whether "no digit" is an answer of this network
 * @property {boolean} knowsNothing whether that is so early in its training that it misreads most digits
 * @property {boolean} isNamed whether the answer may be named: a teacher may leave it out
 */

/**
 * @param {Readonly<State>} state
 * @param {Pointing} pointing
 * @param {import("../shared/facts.js").Network} network that reads
 * @returns {View}
 */
export function lookAt(state, pointing, network) {
  const [reading, reasons] = [readingOf(state), reasonsOf(state)];
  return {
    state,
    reading,
    reasons: reasons && { ...reasons, ...findParts(reasons, state, pointing) },
    ink: inkOf(state),
    hasNoDigit: network.noDigitLogit !== null,
    knowsNothing: reading !== null && knowsNothing(network, reading.snapshot),
    isNamed: !state.hide.includes("answer"),
  };
}

/**
 * @param {import("../asking/selectors.js").Reasons} reasons
 * @param {Readonly<State>} state
 * @param {Pointing} pointing
 * @returns {Parts}
 */
function findParts({ comparison, printed, maps, hasCells }, state, pointing) {
  const place = hasCells ? state.place : null;
  const byMap = place === null || !maps ? comparison.maps : cutPlace(maps.cells, place);
  const ranked = rankParts(byMap);
  return {
    byMap, ranked,
    printedByMap: place === null ? printed.maps.parts : printParts(byMap, printed.places.parts[place]).parts,
    chosen: maps && choose(state, pointing, place === null ? undefined : ranked[0]),
  };
}

/** The one cell of each map that lies at `place`. @param {Float32Array} cells @param {number} place */
const cutPlace = (cells, place) => Array.from({ length: 64 }, (_, map) => cells[49 * map + place]);

/**
 * @param {Readonly<State>} state
 * @param {Pointing} pointing
 * @param {number | undefined} strongestHere at the place that is pointed at
 * @returns {MapName | null}
 */
function choose({ map }, pointing, strongestHere) {
  if (pointing.map) return pointing.map;
  if (pointing.first !== null) return { block: 0, number: pointing.first };
  const number = map ?? strongestHere ?? pointing.strongest;
  return number === null ? null : { block: 1, number };
}
