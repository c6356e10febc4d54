// What has come: the server's answers, decoded, with what earlier ones have told of the same.

import { NO_DIGIT } from "../shared/fields.js";
import { decodeBytes, decodeFloats, decodeNibbles } from "../shared/encoding.js";
import { isOfMaps, isOfTraining } from "./question.js";
import { listScores, shareOut } from "./shares.js";

/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./question.js").Network} Network */

/**
 * @typedef {object} Reply
 * @property {Question} question that it answers
 * @property {Uint8Array} image the 28x28, row by row, 255 for full ink
 * @property {Record<string, number[]>} scores of all answers, by the network's name
 * @property {WholeNumber | null} number of which that is a digit, null where one digit is drawn
 * @property {[number, number]} pair the leading answer and the one it is compared with
 * @property {Map<number, Contributions>} contributions to each digit that is known of, in logits
 * @property {Maps | null} maps these may be of a question before, while one draws
 * @property {PhotoInk | null} ink what was found in a photo
 * @property {number[][] | null} history shares of all answers, at each snapshot; null while unknown
 * @property {Reply | null} whole the last reply to the same while no map was off
 */

/**
 * @typedef {object} WholeNumber
 * @property {number} part the digit that the answer speaks of, counted from the left
 * @property {number[][]} strokes of each digit, by their places in the drawing
 * @property {[number, number, number, number][]} boxes around the digits: left, top, right, bottom
 * @property {Record<string, number[]>} answers for each digit, by the network's name
 */

/** @typedef {{ maps: Float32Array, places: Float32Array, bias: number }} Contributions */

/**
 * @typedef {object} Maps
 * @property {Question} question that they answer
 * @property {number[]} off maps that are turned off
 * @property {[number, number]} pair that cells and weights are of
 * @property {[Uint8Array, Uint8Array]} levels brightness, 0 to 15, in each block: 32 x 14 x 14, 64 x 7 x 7
 * @property {[Uint8Array, Uint8Array]} peaks the strongest cell of each map, in each block
 * @property {Float32Array} cells what each cell, 64 x 49, contributes to the pair's lead
 * @property {Uint8Array} feeds for each map of the second block, the three that feed its peak most
 * @property {Uint8Array} feedLevels how much each of these adds, 0 to 15, 15 for the first, 64 x 3
 * @property {Float32Array | null} weights of the pair, one less the other, -1 to 1 of each map's
 *   largest, 64 x 49; null while they are not known
 * @property {Float32Array | null} filters of the first block, 32 x 9; null while they are not known
 */

/**
 * @typedef {object} PhotoInk
 * @property {string} url of a picture of it: black, and transparent where no ink is
 * @property {[number, number]} size of the photo, in any unit
 * @property {[number, number, number, number]} box left, top, right, bottom, in shares of its sides
 * @property {number} rows in which writing stands, one of which is read
 */

const [MAPS, PLACES] = [64, 49];
const KEPT = 8; // histories, of the drawings and networks that were looked at last

/**
 * @typedef {object} Turn what all networks read at all of ANGLES
 * @property {Question} question about the drawing before it is turned
 * @property {Record<string, number[][]>} shares of all answers at each, by the network's name
 */

/** Decodes what is sent, and remembers what is not sent again. */
export class Replies {
  /** @type {{ question: Question, history: number[][] }[]} */
  #histories = [];

  /** @param {Network[]} networks */
  constructor(networks) {
    this.networks = networks;
  }

  /** The answers at each snapshot, if they were sent before. @param {Question} question */
  findHistory(question) {
    return this.#histories.find((kept) => isOfTraining(kept.question, question))?.history ?? null;
  }

  /**
   * @param {any} sent by the routes "read" or "explain"
   * @param {Question} question
   * @param {Reply | null} last
   * @returns {Reply}
   */
  decode(sent, question, last) {
    if (sent.history) this.#keep(question, this.#decodeHistory(sent.history, question.network));
    const reply = {
      question,
      image: decodeBytes(sent.image),
      scores: Object.fromEntries(this.networks.map(({ name, noDigitLogit }) =>
        [name, listScores(sent.logits[name], noDigitLogit)])),
      number: sent.number ?? null,
      pair: sent.pair,
      contributions: decodeContributions(sent),
      maps: sent.first ? decodeMaps(sent, question, last?.maps ?? null) : keepMaps(question, last),
      ink: sent.ink ?? null,
      history: this.findHistory(question),
      whole: null,
    };
    return { ...reply, whole: question.off.length ? keepWhole(question, last) : reply };
  }

  /** @param {Question} question @param {number[][]} history */
  #keep(question, history) {
    this.#histories = [{ question, history }, ...this.#histories].slice(0, KEPT);
  }

  /** @param {string} base64 logits of the ten digits, snapshot by snapshot @param {string} network */
  #decodeHistory(base64, network) {
    return decodeShares(base64, this.networks.find(({ name }) => name === network) ?? this.networks[0]);
  }
}

/** @param {any} sent by the route "turn" @param {Question} question @param {Network[]} networks @returns {Turn} */
export const decodeTurn = ({ logits }, question, networks) => ({
  question,
  shares: Object.fromEntries(networks.map((network) => [network.name, decodeShares(logits[network.name], network)])),
});

/** Shares of all answers. @param {string} base64 logits of the ten digits, one reading after the other @param {Network} network */
function decodeShares(base64, { noDigitLogit }) {
  const logits = decodeFloats(base64);
  return Array.from({ length: logits.length / NO_DIGIT }, (_, i) =>
    shareOut(listScores([...logits.subarray(i * NO_DIGIT, (i + 1) * NO_DIGIT)], noDigitLogit)));
}

/**
 * What stands on the screen once `fresh` has come: the later of both. Only the maps follow, where an
 * answer to a later question has come before them. It is `last` itself if `fresh` comes too late.
 * @param {Reply | null} last
 * @param {Reply} fresh
 * @returns {Reply}
 */
export function merge(last, fresh) {
  if (!last || fresh.question.number > last.question.number) return fresh;
  const isLater = fresh.maps && (!last.maps || fresh.maps.question.number > last.maps.question.number);
  if (!isLater) return last;
  if (fresh.question === last.question) return fresh;
  return isOfMaps(fresh.question, last.question) ? { ...last, maps: fresh.maps } : last;
}

/** The maps of `last`, while a drawing grows. @param {Question} question @param {Reply | null} last */
function keepMaps(question, last) {
  const maps = last?.maps;
  return maps && isOfMaps(maps.question, question) ? maps : null;
}

/** @param {Question} question @param {Reply | null} last */
function keepWhole(question, last) {
  const whole = last?.whole;
  return whole && isOfTraining({ ...whole.question, off: question.off }, question)
    && whole.question.snapshot === question.snapshot ? whole : null;
}

/** @param {any} sent @param {Question} question @param {Maps | null} last @returns {Maps} */
function decodeMaps(sent, question, last) {
  const ofNetwork = last && isOfMaps({ ...last.question, sheet: question.sheet }, question) ? last : null;
  const ofPair = String(ofNetwork?.pair) === String(sent.pair) ? ofNetwork : null;
  return {
    question,
    off: question.off,
    pair: sent.pair,
    levels: [decodeNibbles(sent.first), decodeNibbles(sent.second)],
    peaks: sent.peaks.map(decodeBytes),
    cells: sent.cells ? decodeFloats(sent.cells) : decodeSigned(sent.roughCells, sent.roughTop),
    feeds: decodeBytes(sent.feeds),
    feedLevels: decodeNibbles(sent.feedLevels),
    weights: sent.weights ? decodeSigned(sent.weights, 1) : ofPair && ofPair.weights,
    filters: sent.filters ? decodeFloats(sent.filters) : ofNetwork && ofNetwork.filters,
  };
}

/** Steps from -7 to 7, of a seventh of `top`. @param {string} base64 @param {number} top */
const decodeSigned = (base64, top) =>
  Float32Array.from(decodeNibbles(base64), (level) => ((level - 7) / 7) * top);

/** @param {any} sent @returns {Map<number, Contributions>} */
function decodeContributions({ answers, maps, places, biases }) {
  const [allMaps, allPlaces] = [decodeFloats(maps), decodeFloats(places)];
  return new Map(answers.map((/** @type {number} */ answer, /** @type {number} */ i) => [answer, {
    maps: allMaps.subarray(i * MAPS, (i + 1) * MAPS),
    places: allPlaces.subarray(i * PLACES, (i + 1) * PLACES),
    bias: biases[i],
  }]));
}
