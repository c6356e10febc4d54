// What holds for all drawings: networks, limits and examples. Python's side is `facts.py`.

import facts from "../facts.json" with { type: "json" };

/**
 * @typedef {object} Network what its record tells of it
 * @property {string} name
 * @property {string} about how it was trained, in a few words
 * @property {string} digest the first digits of its weights' SHA-256
 * @property {number[]} snapshots batches before each; the last one is the trained network
 * @property {number} batchesPerEpoch
 * @property {number | null} noDigitLogit the fixed logit of "no digit", null where it was not taught
 * @property {import("../explainer/mixes.js").Mix | null} mix
 * @property {number} testDigits how many it has read
 * @property {number[]} missesBySnapshot
 * @property {number[][]} confusion how often [digit] was read as [answer]
 * @property {number[]} missedDigits their numbers in MNIST's test set, as in the sheet of images
 * @property {number[]} missedLabels what they are
 * @property {number[]} missedAnswers what is read
 * @property {Record<string, import("../mistakes/claims.js").Reliability>} reliability by what it was measured on
 * @property {number[]} rejected rows of those that are called "no digit", which leads even the answer
 */

/** @typedef {import("../words/say.js").Key} Key */
/** @typedef {{ [Each in Key]: Each extends `example.${infer Id}.about` ? Id : never }[Key]} ExampleId of which the words tell */

/**
 * @typedef {object} Facts
 * @property {Record<string, string>} languages each one's own name, by its code
 * @property {Network[]} networks the first one reads where nothing else is said
 * @property {number[]} missed the test digits that a network misreads
 * @property {number} pen the width of a line, of the pad's side
 * @property {number} photoSide pixels
 * @property {number} maxPoints of a drawing that is sent
 * @property {number} maxShots of a visitor
 * @property {number} maxShotPoints of one of them
 * @property {{ id: ExampleId, strokes: import("./strokes.js").Stroke[] }[]} examples
 * @property {{ lines: string[], shapes: number[][] }[]} stages of the network: its layers, as `model.py`
 *   has them, and the shape of what each makes of one image
 * @property {string | null} space OWNER/NAME of the Space that the page runs in
 */

export const FACTS = /** @type {Facts} */ (facts);

/** The facts of the network called `name`. @param {string} name */
export const findNetwork = (name) =>
  FACTS.networks.find((network) => network.name === name) ?? FACTS.networks[0];
