// What the page shows, in one place: the components change it, and hear of each other's changes.

/** @typedef {import("./strokes.js").Stroke} Stroke */

/**
 * @typedef {object} Answer what the server has read in a drawing
 * @property {Uint8Array} image the 28x28, row by row, 255 for full ink
 * @property {Record<string, number[]>} logits of the ten digits, by the network's name
 * @property {WholeNumber | null} number of which that is a digit, null where one digit is drawn
 */

/**
 * @typedef {object} WholeNumber
 * @property {number} part the digit that the picture speaks of, counted from the left
 * @property {number[][]} strokes of each digit, by their places in the drawing
 * @property {[number, number, number, number][]} boxes around the digits: left, top, right, bottom
 * @property {Record<string, number[]>} answers for each digit, by the network's name
 */

/**
 * @typedef {object} State
 * @property {Stroke[]} strokes what is drawn
 * @property {string | null} photo a picture's data URL, instead of strokes
 * @property {number | null} missed the number of an MNIST test digit that a network misreads, instead
 * @property {number | null} example the number of the example that `strokes` are, none if one drew
 * @property {boolean} isDemo that example shows by itself, and nobody has drawn or chosen anything
 * @property {boolean} isDown the pen is on the pad, or an example draws itself
 * @property {string} network the name of the network that reads
 * @property {number | null} snapshot of its training, null for the trained network
 * @property {boolean} isPlaying the training is played, snapshot by snapshot
 * @property {number | null} part of a number, the digit that the picture speaks of; null for the
 *   one that was drawn last
 * @property {import("./shots.js").Shot[]} shots digits that the visitor has shown the network
 * @property {import("./shots.js").Taught | null} taught what they have changed, once the server has told
 * @property {number[]} off maps of the second block that are turned off
 * @property {number | null} against the answer that the leading one is compared with
 * @property {number | null} over the answer that is pointed at, in place of `against` meanwhile
 * @property {number | null} map the map of the second block that is enlarged
 * @property {number | null} place of the 49, which is pointed at
 * @property {number[]} done tasks that the visitor has done, by their numbers
 * @property {string[]} hide parts of the page that are left out
 * @property {Answer | null} answer null while nothing is drawn, or until the server has answered
 * @property {import("../picture/explanation.js").Explanation | null} explanation of an answer
 * @property {string} notice a sentence for the visitor, "" for none
 */

/** @type {State} */
const state = {
  strokes: [], photo: null, missed: null, example: null, isDemo: false, isDown: false,
  network: "", snapshot: null, isPlaying: false, part: null, shots: [], taught: null, off: [],
  against: null, over: null, map: null,
  place: null, done: [], hide: [],
  answer: null, explanation: null, notice: "",
};

/** @typedef {(state: Readonly<State>, changed: Set<keyof State>) => void} Listener */

/** @type {Set<Listener>} */
const listeners = new Set();

/** @returns {Readonly<State>} */
export const getState = () => state;

/**
 * Sets `changes`, and tells every listener which fields have another value now.
 * @param {Partial<State>} changes
 */
export function change(changes) {
  const changed = /** @type {(keyof State)[]} */ (Object.keys(changes)).filter(
    (name) => state[name] !== changes[name],
  );
  if (!changed.length) return;
  Object.assign(state, changes);
  listeners.forEach((listener) => listener(state, new Set(changed)));
}

/**
 * Calls `listener` after each change, until what this returns is called.
 * @param {Listener} listener
 */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Nothing is drawn. @param {Pick<State, "strokes" | "photo" | "missed">} state */
export const isEmpty = ({ strokes, photo, missed }) =>
  !strokes.length && photo === null && missed === null;
