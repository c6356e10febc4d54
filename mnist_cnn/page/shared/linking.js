// Addresses that open the page as it is, or as somebody wants it.

import { FACTS } from "./facts.js";
import { readFields, writeFields } from "./fields.js";

/** @typedef {Readonly<import("./state.js").State>} State */

/**
 * The part after the # of a link to the page as `state` has it.
 * @param {State} state
 * @param {number} maxPoints of the drawing, four characters each
 */
export const makeHash = (state, maxPoints) => writeFields(withoutCopies(state), { ...FACTS, maxPoints });

/**
 * `state` without the strokes of an example, which its number stands for, unless they are turned.
 * @param {State} state
 */
export function withoutCopies(state) {
  if (state.turned) return { ...state, example: null };
  return state.example === null ? state : { ...state, strokes: [] };
}

/** The same, of a page that has nothing but `values`. @param {Partial<import("./fields.js").Values>} values */
export const makeSetup = (values) => writeFields({ ...readFields("", FACTS).values, ...values }, FACTS);

/** The page's address, with `hash`. @param {string} hash */
export const makeAddress = (hash) => Object.assign(new URL(location.href), { hash }).href;
