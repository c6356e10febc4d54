// What the picture shows, worked out from the page's state and from what is pointed at.

import { choosePair, listScores, shareOut } from "../shared/shares.js";
import { compare, printComparison, printParts, rankParts } from "./comparing.js";

/** @typedef {import("../shared/state.js").State} State */
/** @typedef {import("../shared/fields.js").NetworkFacts} NetworkFacts */
/** @typedef {import("./explanation.js").Explanation} Explanation */
/** @typedef {import("./comparing.js").Comparison} Comparison */
/** @typedef {import("./comparing.js").Printed} Printed */

/** @typedef {{ block: 0 | 1, number: number }} MapName a feature map, of the first or second block */

/**
 * A map that is pointed at, one of the first block that was picked, and the strongest map when the
 * pen was last lifted, which stays, so that nothing jumps.
 * @typedef {{ map: MapName | null, first: number | null, strongest: number | null }} Pointing
 */

/**
 * @typedef {object} Reading the answers as they are now
 * @property {number[]} scores
 * @property {number[]} shares
 * @property {[number, number]} pair
 */

/**
 * @typedef {object} Reasons why one of a pair leads the other
 * @property {Explanation} explanation
 * @property {Comparison} comparison
 * @property {Printed} printed
 * @property {boolean} hasCells whether the explanation's cells are of this pair
 * @property {number[]} byMap what each map contributes, at the place that is pointed at, if any
 * @property {number[]} printedByMap the same in tenths, as it is printed
 * @property {number[]} ranked the maps that count, the strongest first
 * @property {MapName | null} chosen the map that is enlarged
 */

/** @typedef {{ state: Readonly<State>, image: Uint8Array | null, reading: Reading | null, reasons: Reasons | null, isTaught: boolean }} View */

/**
 * @param {Readonly<State>} state
 * @param {Pointing} pointing
 * @param {NetworkFacts} facts of the network that reads
 * @returns {View}
 */
export function lookAt(state, pointing, { noDigitLogit }) {
  const { answer, explanation } = state;
  const reading = answer && read(listScores(answer.logits[state.network], noDigitLogit), state);
  const isExplained = reading && explanation?.network === state.network;
  return {
    state, reading,
    image: answer && answer.image,
    reasons: isExplained ? explain(explanation, state, pointing, noDigitLogit) : null,
    isTaught: noDigitLogit !== null,
  };
}

/** @param {number[]} scores @param {Readonly<State>} state @returns {Reading} */
const read = (scores, { over, against }) =>
  ({ scores, shares: shareOut(scores), pair: choosePair(scores, over ?? against) });

/**
 * @param {Explanation} explanation
 * @param {Readonly<State>} state
 * @param {Pointing} pointing
 * @param {number | null} noDigitLogit
 * @returns {Reasons | null}
 */
function explain(explanation, state, pointing, noDigitLogit) {
  const scores = listScores(explanation.logits[explanation.network], noDigitLogit);
  const wanted = choosePair(scores, state.over ?? state.against);
  const comparison = compare(explanation, scores, wanted) ?? compare(explanation, scores, explanation.pair);
  if (!comparison) return null;
  const printed = printComparison(comparison, scores);
  const hasCells = String([comparison.one, comparison.other]) === String(explanation.pair);
  const place = hasCells ? state.place : null;
  const byMap = place === null ? comparison.maps : cutPlace(explanation.cells, place);
  const ranked = rankParts(byMap);
  return {
    explanation, comparison, printed, hasCells, byMap, ranked,
    printedByMap: place === null ? printed.maps.parts : printParts(byMap, printed.places.parts[place]).parts,
    chosen: choose(state, pointing, place === null ? undefined : ranked[0]),
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
