// The digits that a visitor shows the network, shots of few-shot learning: how they travel, and how
// the browser keeps them. Python's side is `shots.py`.

import { keep, recall } from "./session.js";
import { decodeStrokes, encodeStrokes, thinStrokes } from "./strokes.js";

/** @typedef {import("./strokes.js").Stroke} Stroke */
/** @typedef {{ label: number, strokes: Stroke[] }} Shot a drawing, and the answer that is right */

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

/** @param {Shot[]} shots */
export const encodeShots = (shots) =>
  shots.map(({ label, strokes }) => `${label}.${encodeStrokes(strokes)}`).join(",");

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
    const [, label, points] = /^(10|\d)\.([\w-]+)$/.exec(shot) ?? [];
    const strokes = thinStrokes(decodeStrokes(points), maxPoints);
    if (!strokes.length) throw new Error("no shot");
    return { label: Number(label), strokes };
  });

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
