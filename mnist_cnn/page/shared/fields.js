// What a link can hold: each field of the page's state with its name, type, default and bounds.

import { decodeStrokes, encodeStrokes, thinStrokes } from "./strokes.js";

/** @typedef {import("./strokes.js").Stroke} Stroke */
/** @typedef {{ name: string, snapshots: number[], noDigitLogit: number | null }} NetworkFacts */

/**
 * How a value of a field is written into a link, and read from it. `read` gives undefined for what
 * is no value; a number out of bounds gives the nearest one.
 * @template Value
 * @typedef {{ initial: Value, read: (text: string) => Value | undefined, write: (value: Value) => string }} Field
 */

export const MAPS = 64; // of the second block; these can be turned off
export const NO_DIGIT = 10; // the number of the eleventh answer
export const PARTS = ["examples", "maps", "answer", "chart", "below"]; // what a teacher may hide
export const MAX_LINK = 2000; // characters; programs that pass links on cut longer ones
const TEST_DIGITS = 10_000; // of MNIST
const LINK_POINTS = 450; // of a drawing in a link, at four characters each

/**
 * The fields, by name, in the order in which a link holds them.
 * @param {NetworkFacts[]} networks the first one reads where a link names none
 */
export function describeFields(networks) {
  const names = networks.map(({ name }) => name);
  const snapshots = Math.max(...networks.map(({ snapshots }) => snapshots.length));
  return {
    network: choice(names),
    snapshot: optional(whole(0, snapshots - 1)), // none: the trained network
    against: optional(whole(0, NO_DIGIT)), // none: the runner-up
    off: listOf(whole(0, MAPS - 1)),
    map: optional(whole(0, MAPS - 1)), // of the second block, which is enlarged
    missed: optional(whole(0, TEST_DIGITS - 1)), // one of MNIST's, which a network misreads
    hide: listOf(choice(PARTS)),
    strokes: /** @type {Field<Stroke[]>} */ ({
      initial: [],
      read: (text) => decodeStrokes(text),
      write: (strokes) => encodeStrokes(thinStrokes(strokes, LINK_POINTS)),
    }),
  };
}

/**
 * The values in a link's hash. A value that is none is left out, and `isWhole` says so.
 * @param {string} hash with or without its #
 * @param {Record<string, Field<any>>} fields
 */
export function readHash(hash, fields) {
  /** @type {Record<string, any>} */
  const values = {};
  let isWhole = hash.length <= 10 * MAX_LINK;
  const entries = isWhole ? [...new URLSearchParams(hash.replace(/^#/, ""))] : [];
  for (const [name, text] of entries) {
    const value = Object.hasOwn(fields, name) ? attempt(() => fields[name].read(text)) : undefined;
    if (value === undefined) isWhole = false;
    else values[name] = value;
  }
  return { values, isWhole };
}

/**
 * The hash, without its #, that holds `values`; what is as at first is left out.
 * @param {Record<string, any>} values
 * @param {Record<string, Field<any>>} fields
 */
export function writeHash(values, fields) {
  const hash = new URLSearchParams();
  for (const [name, field] of Object.entries(fields)) {
    const text = field.write(values[name] ?? field.initial);
    if (text !== field.write(field.initial)) hash.set(name, text);
  }
  return hash.toString();
}

/** @param {string[]} names @returns {Field<string>} */
const choice = (names) => ({
  initial: names[0],
  read: (text) => (names.includes(text) ? text : undefined),
  write: (value) => value,
});

/** @param {number} low @param {number} high @returns {Field<number>} */
const whole = (low, high) => ({
  initial: low,
  read: (text) => {
    const number = text.trim() === "" ? NaN : Number(text);
    return Number.isNaN(number) ? undefined : Math.min(high, Math.max(low, Math.round(number)));
  },
  write: String,
});

/** @template Value @param {Field<Value>} field @returns {Field<Value | null>} */
const optional = (field) => ({
  initial: null,
  read: (text) => (text === "" ? null : field.read(text)),
  write: (value) => (value === null ? "" : field.write(value)),
});

/** @template Value @param {Field<Value>} field @returns {Field<Value[]>} */
const listOf = (field) => ({
  initial: [],
  read: (text) => {
    const values = text.split(",").filter(Boolean).map(field.read);
    return values.includes(undefined) ? undefined : /** @type {Value[]} */ ([...new Set(values)]);
  },
  write: (values) => values.map(field.write).join(","),
});

/** @template Value @param {() => Value} read @returns {Value | undefined} */
function attempt(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}
