// The digits that a visitor shows the network, shots of few-shot learning: how they travel, and how
// the browser keeps them. Python's side is `shots.py`.

import { decodeNibbles, encodeNibbles } from "./encoding.js";
import { keep, recall } from "./session.js";
import { decodeStrokes, encodeStrokes, thinStrokes } from "./strokes.js";

/** @typedef {import("./strokes.js").Stroke} Stroke */
/** @typedef {Stroke[] | Uint8Array} Drawn strokes, or the 28x28 of a photo's digit: 784 levels from 0 to 15 */
/** @typedef {{ label: number, drawn: Drawn }} Shot what is drawn, and the answer that is right */

/**
 * @typedef {object} Change of a network that has learned from shots
 * @property {number[]} before what it answered to each of them, untaught
 * @property {number[]} after what it answers now
 * @property {[number, number]} misses of the sample, before and after
 */

/**
 * @typedef {object} Taught what the server has told of shots
 * @property {Shot[]} shots
 * @property {string} digest by which calls name them
 * @property {number} sample how many of MNIST's test digits the misses are counted of
 * @property {Record<string, Change>} changes by the network's name
 */

const PIXELS = 28 * 28;

/** @param {Shot[]} shots */
export const encodeShots = (shots) =>
  shots.map(({ label, drawn }) => (drawn instanceof Uint8Array
    ? `${label}*${encodeNibbles(drawn)}` : `${label}.${encodeStrokes(drawn)}`)).join(",");

/**
 * The shots in `text`, as `encodeShots` writes them: the last `most`, each with `maxPoints` or fewer.
 * @param {string} text
 * @param {number} most
 * @param {number} maxPoints
 * @returns {Shot[]}
 * @throws {Error} if `text` is not that
 */
export const decodeShots = (text, most, maxPoints) =>
  text.split(",").slice(-most).map((shot) => {
    const [, label, kind, content] = /^(10|\d)([.*])([\w-]+)$/.exec(shot) ?? [];
    const drawn = kind === "*" ? decodeImage(content) : thinStrokes(decodeStrokes(content), maxPoints);
    if (!drawn.length) throw new Error("no shot");
    return { label: Number(label), drawn };
  });

/** @param {string} text @returns {Uint8Array} */
function decodeImage(text) {
  const levels = decodeNibbles(text.replaceAll("-", "+").replaceAll("_", "/"));
  if (levels.length !== PIXELS || !levels.some(Boolean)) throw new Error("no image");
  return levels;
}

/** From now on the browser shows `shots` again at each visit, if this is true. @param {Shot[]} shots */
export const keepShots = (shots) => keep("shots", encodeShots(shots), "localStorage");

/**
 * The shots that this browser keeps, `known` where it can keep none; none where they are damaged.
 * @param {{ maxShots: number, maxShotPoints: number }} limits
 * @param {Shot[]} known
 */
export function recallShots({ maxShots, maxShotPoints }, known = []) {
  const text = recall("shots", "localStorage");
  try {
    return text === null ? known : text && decodeShots(text, maxShots, maxShotPoints) || [];
  } catch {
    return [];
  }
}
