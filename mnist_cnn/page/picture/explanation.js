// What the server tells of a drawing's picture, decoded.

import { decodeBytes, decodeFloats, decodeNibbles } from "../shared/encoding.js";

/**
 * @typedef {object} Explanation
 * @property {string} network whose it is
 * @property {number} snapshot at which
 * @property {number[]} off maps that are turned off
 * @property {Uint8Array} image the 28x28, row by row, 255 for full ink
 * @property {Record<string, number[]>} logits of the ten digits, by the network's name
 * @property {[number, number]} pair the leading answer and the one it is compared with
 * @property {Uint8Array} first brightness of the first block's maps, 32 x 14 x 14, 0 to 15
 * @property {Uint8Array} second that of the second block's, 64 x 7 x 7, 0 to 15
 * @property {Float32Array} cells what each cell, 64 x 49, contributes to the pair's lead
 * @property {Map<number, Contributions>} contributions to each digit that is known of, in logits
 * @property {number[][]} feeds for each map of the second block, the three that feed it most
 * @property {Float32Array} feedValues what each of these adds, 64 x 3
 * @property {Float32Array | null} history logits at every snapshot, 10 each; null while the pen is down
 */

/** @typedef {{ maps: Float32Array, places: Float32Array, bias: number }} Contributions */

const [MAPS, PLACES] = [64, 49];

/**
 * @param {any} sent by the server's function `explain`
 * @param {any} request what it was asked
 * @returns {Explanation}
 */
export function decodeExplanation(sent, request) {
  const { network, snapshot, off } = request;
  return {
    network, snapshot, off,
    image: decodeBytes(sent.image),
    logits: sent.logits,
    pair: sent.pair,
    first: decodeNibbles(sent.first),
    second: decodeNibbles(sent.second),
    cells: decodeCells(sent),
    contributions: decodeContributions(sent),
    feeds: sent.feeds.maps,
    feedValues: decodeFloats(sent.feeds.values),
    history: sent.history ? decodeFloats(sent.history) : null,
  };
}

/** @param {any} sent */
function decodeCells({ cells, roughCells, roughTop }) {
  if (cells) return decodeFloats(cells);
  return Float32Array.from(decodeNibbles(roughCells), (level) => ((level - 7) / 7) * roughTop);
}

/** @param {any} sent @returns {Map<number, Contributions>} */
function decodeContributions({ answers, maps, places, biases }) {
  const [allMaps, allPlaces] = [decodeFloats(maps), decodeFloats(places)];
  return new Map(answers.map((/** @type {number} */ answer, /** @type {number} */ i) => [answer, {
    maps: allMaps.subarray(i * MAPS, (i + 1) * MAPS),
    places: allPlaces.subarray(i * PLACES, (i + 1) * PLACES),
    bias: biases[i],
  }]));
}
