// The way down from an answer to a pixel: asked when a number is opened, and kept while it is the same.

import { FACTS } from "../shared/facts.js";
import { decodeFloats, decodeNibbles } from "../shared/encoding.js";
import { getState } from "../shared/state.js";
import { Caller, post } from "./calls.js";
import { describe, isSettled } from "./question.js";

/** @typedef {{ values: ArrayLike<number>, weights: ArrayLike<number> }} Terms products of which a level is the sum */
/** @typedef {{ map: number, cell: number, source: number, sourceCell: number, pixel: number }} Names of the numbers on a way */
/** @typedef {{ answers: number[], way: { [Name in keyof Names]: number | null } }} Wanted of whose points, and the way as far as it is named */

/**
 * @typedef {object} Way
 * @property {Names} way
 * @property {Terms | null} points the 49 terms of the map's points; this and the next three are null
 *   where the way begins in the first block
 * @property {number[][] | null} sums what each of 32 maps adds at each of four places
 * @property {number | null} bias of the map
 * @property {Terms | null} part the nine terms of what the source adds
 * @property {ArrayLike<number>} pixels 4 x 4, on which the filter lies at four places
 * @property {ArrayLike<number>} filter
 * @property {number} filterBias
 * @property {ArrayLike<number>} around the pixel, 5 rows of 7
 * @property {{ scale: number, shift: [number, number] } | null} frame where the pad lies in the
 *   28x28; null for a scanned digit
 * @property {{ distance: number, halfWidth: number, sharpness: number } | null} line that was drawn
 *   with a pen: how far its middle is from the pixel's, how wide and how sharp it is
 * @property {Float32Array | null} tints what each cell, 64 x 49, counts for the one answer
 */

/** @typedef {{ question: import("./question.js").Question, wanted: Wanted }} Request */

export class Ways {
  /** @type {Request & { way: Way } | null} */
  #told = null;
  /** @type {Request | null} */
  #asked = null;

  /** @param {() => void} tell that a way has come @param {() => void} refuse */
  constructor(tell, refuse) {
    this.caller = new Caller(
      async (/** @type {Request} */ { question, wanted }, signal) => {
        const facts = { maxPoints: FACTS.maxPoints, taught: getState().taught, wantsHistory: false };
        const ask = (/** @type {typeof facts} */ those) =>
          post("working", { ...describe(question, those), ...wanted }, signal);
        const answer = await ask(facts);
        return answer.isForgotten ? ask({ ...facts, taught: null }) : answer;
      },
      {
        receive: (sent, request) => {
          if (sent.way) this.#told = { ...request, way: decodeWay(sent) };
          this.#asked = null;
          tell();
        },
        lose: () => {}, // the page says so where it asks for the answer
        refuse,
      },
    );
  }

  /** The way that is wanted of what is drawn, null until it has come. @param {Wanted} wanted @returns {Way | null} */
  find(wanted) {
    const { question } = getState();
    if (!question) return null;
    const told = this.#told;
    if (told && isSettled(told.question, question) && String(told.wanted.answers) === String(wanted.answers)
      && isOnWay(told.way.way, wanted.way)) return told.way;
    const isAsked = this.#asked?.question === question && JSON.stringify(this.#asked.wanted) === JSON.stringify(wanted);
    if (!isAsked) this.caller.send(this.#asked = { question, wanted });
    return null;
  }
}

/** Whether `way` leads through all that is `named`. @param {Names} way @param {Wanted["way"]} named */
const isOnWay = (way, named) =>
  /** @type {const} */ (["map", "cell", "source", "sourceCell", "pixel"]).every(
    (name) => named[name] === null || named[name] === way[name]);

/** @param {any} sent @returns {Way} */
const decodeWay = (sent) => ({
  way: sent.way,
  points: sent.points ? decodeTerms(sent.points) : null,
  sums: sent.sums ? cutRows(decodeFloats(sent.sums), 4) : null,
  bias: sent.bias ?? null,
  part: sent.part ? decodeTerms(sent.part) : null,
  pixels: decodeFloats(sent.pixels),
  filter: decodeFloats(sent.filter),
  filterBias: sent.filterBias,
  around: decodeFloats(sent.around),
  frame: sent.frame ?? null,
  line: sent.line ?? null,
  tints: sent.tints ? Float32Array.from(decodeNibbles(sent.tints), (level) => ((level - 7) / 7) * sent.tintTop) : null,
});

/** @param {string} base64 the values, then as many weights @returns {Terms} */
function decodeTerms(base64) {
  const [values, weights] = cutRows(decodeFloats(base64), 2);
  return { values, weights };
}

/** @param {Float32Array} numbers @param {number} count of rows */
const cutRows = (numbers, count) => Array.from({ length: count }, (_, row) =>
  [...numbers.subarray((row * numbers.length) / count, ((row + 1) * numbers.length) / count)]);
