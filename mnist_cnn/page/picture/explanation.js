// What the server tells of a drawing's picture, decoded.

import { decodeBytes, decodeFloats, decodeNibbles } from "../shared/encoding.js";

/**
 * @typedef {object} Explanation
 * @property {unknown} drawing of which it is
 * @property {number | null} part that was asked for, of a number
 * @property {string} network whose it is
 * @property {number} snapshot at which
 * @property {import("../shared/shots.js").Shot[]} shots that it has learned from
 * @property {number[]} off maps that are turned off
 * @property {boolean} isDone the pen was up: contributions to all ten digits, exact cells
 * @property {Uint8Array} image the 28x28, row by row, 255 for full ink
 * @property {Record<string, number[]>} logits of the ten digits, by the network's name
 * @property {import("../shared/state.js").WholeNumber | null} number
 * @property {PhotoInk | null} ink what was found in a photo
 * @property {[number, number]} pair the leading answer and the one it is compared with
 * @property {[Uint8Array, Uint8Array]} maps brightness, 0 to 15, in each block: 32 x 14 x 14, 64 x 7 x 7
 * @property {[Uint8Array, Uint8Array]} peaks the strongest cell of each map, in each block
 * @property {Float32Array} cells what each cell, 64 x 49, contributes to the pair's lead
 * @property {Map<number, Contributions>} contributions to each digit that is known of, in logits
 * @property {Uint8Array} feeds for each map of the second block, the three that feed its peak most
 * @property {Uint8Array} feedLevels how much each of these adds, 0 to 15, 15 for the first, 64 x 3
 * @property {Float32Array | null} weights of the pair, one less the other, -1 to 1 of each map's
 *   largest, 64 x 49; null while they are not known
 * @property {Float32Array | null} filters of the first block, 32 x 9; null while they are not known
 * @property {Float32Array | null} history logits at every snapshot, 10 each; null while the pen is down
 */

/**
 * @typedef {object} PhotoInk
 * @property {string} url of a picture of it: black, and transparent where no ink is
 * @property {[number, number]} size of the photo, in any unit
 * @property {[number, number, number, number]} box left, top, right, bottom, in shares of its sides
 */

/** @typedef {{ maps: Float32Array, places: Float32Array, bias: number }} Contributions */

const [MAPS, PLACES] = [64, 49];

/**
 * @param {any} sent by the server's function `explain`
 * @param {import("./asking.js").Request} request what it was asked
 * @param {Explanation | null} last the explanation before, which may have told what is not sent again
 * @returns {Explanation}
 */
export function decodeExplanation(sent, { data, drawing, shots }, last) {
  const { part, network, snapshot, off, isDone, wantsHistory } = data;
  const ofNetwork = last && last.network === network && last.snapshot === snapshot
    && last.shots === shots ? last : null;
  const ofPair = String(ofNetwork?.pair) === String(sent.pair) ? ofNetwork : null;
  return {
    drawing, part, network, snapshot, shots, off, isDone,
    image: decodeBytes(sent.image),
    logits: sent.logits,
    number: sent.number ?? null,
    ink: sent.ink ?? null,
    pair: sent.pair,
    maps: [decodeNibbles(sent.first), decodeNibbles(sent.second)],
    peaks: sent.peaks.map(decodeBytes),
    cells: isDone ? decodeFloats(sent.cells) : decodeSigned(sent.roughCells, sent.roughTop),
    contributions: decodeContributions(sent),
    feeds: decodeBytes(sent.feeds),
    feedLevels: decodeNibbles(sent.feedLevels),
    weights: sent.weights ? decodeSigned(sent.weights, 1) : ofPair && ofPair.weights,
    filters: sent.filters ? decodeFloats(sent.filters) : ofNetwork && ofNetwork.filters,
    history: sent.history ? decodeFloats(sent.history) : isDone && !wantsHistory ? last?.history ?? null : null,
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
