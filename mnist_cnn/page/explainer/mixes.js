// What each network has learned from, in a sentence.

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
  if (!mix) return `The ${name} network sees these digits as they are.`;
  const { jittered, rewritten, drawn, negatives } = mix;
  return `The ${name} network sees ${100 - jittered - rewritten} of every hundred as they are, the others `
    + `moved a little or rewritten in another style, plus ${drawn + negatives} more drawn by code: `
    + `${drawn} digits and ${negatives} things that aren’t digits.`;
}
