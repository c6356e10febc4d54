// What each network has learned from, in a sentence.

import { say } from "../words/say.js";

/**
 * @typedef {object} Mix of every 100 of MNIST's digits, and what comes to them
 * @property {number} jittered moved by a little
 * @property {number} rewritten in another hand
 * @property {number} drawn digits that code draws
 * @property {number} negatives drawings that are no digit
 */

/** @typedef {{ name: string, mix: Mix | null }} Network null where MNIST's digits are all, as they are */

/** @param {Network[]} networks */
export const describeMixes = (networks) => networks.map(describeMix).join(" ");

/** @param {Network} network */
function describeMix({ name, mix }) {
  if (!mix) return say("explainer.mix_none", { name });
  const { jittered, rewritten, drawn, negatives } = mix;
  return say("explainer.mix", { name, kept: 100 - jittered - rewritten, added: drawn + negatives, drawn, negatives });
}
