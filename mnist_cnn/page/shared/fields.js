// What a link can hold: each field of the page's state with its name, type, default and bounds.

import { decodeStrokes, encodeStrokes, thinStrokes } from "./strokes.js";

/** @typedef {import("./strokes.js").Stroke} Stroke */
/**
 * @typedef {object} NetworkFacts what bounds a field
 * @property {string} name
 * @property {number[]} snapshots
 * @property {number | null} noDigitLogit
 * @property {number} missed how many of the test digits it misreads
 */

/**
 * How a value of a field is written into a link, and read from it. `read` gives undefined for what
 * is no value; a number out of bounds gives the nearest one.
 * @template Value
 * @typedef {{ initial: Value, read: (text: string) => Value | undefined, write: (value: Value) => string }} Field
 */

export const MAPS = 64; // of the second block; these can be turned off
export const NO_DIGIT = 10; // the number of the eleventh answer
export const PARTS = ["examples", "maps", "answer", "chart", "below"]; // what a teacher may hide

/**
 * The fields, by name, in the order in which a link holds them.
 * @param {NetworkFacts[]} networks the first one reads where nothing else is said
 * @param {string | undefined} name of the network that reads
 * @param {number} examples how many there are
 * @param {number} maxPoints of the drawing
 */
export function describeFields(networks, name, examples, maxPoints) {
  const facts = networks.find((network) => network.name === name) ?? networks[0];
  return {
    network: choice(networks.map((network) => network.name)),
    snapshot: optional(whole(facts.snapshots.length)), // none: the trained network
    against: optional(whole(facts.noDigitLogit === null ? NO_DIGIT : NO_DIGIT + 1)), // none: the runner-up
    off: listOf(whole(MAPS)),
    map: optional(whole(MAPS)), // of the second block, which is enlarged
    hide: listOf(choice(PARTS)),
    missed: optional(whole(facts.missed)), // a place among the digits that the network misreads
    example: optional(whole(examples)),
    strokes: /** @type {Field<Stroke[]>} */ ({
      initial: [],
      read: decodeStrokes,
      write: (strokes) => encodeStrokes(thinStrokes(strokes, maxPoints)),
    }),
  };
}

/**
 * The values in `text`, as `writeFields` writes them. What is no value is left out, and `isWhole`
 * says so.
 * @param {string} text
 * @param {Record<string, Field<any>>} fields
 */
export function readFields(text, fields) {
  /** @type {Record<string, any>} */
  const values = {};
  let isWhole = true;
  for (const [name, written] of new URLSearchParams(text)) {
    const value = Object.hasOwn(fields, name) ? readField(written, fields[name]) : undefined;
    if (value === undefined) isWhole = false;
    else values[name] = value;
  }
  return { values, isWhole };
}

/**
 * `values` as the part of an address after its #; what is as at first is left out.
 * @param {Record<string, any>} values
 * @param {Record<string, Field<any>>} fields
 */
export function writeFields(values, fields) {
  const texts = new URLSearchParams();
  for (const [name, field] of Object.entries(fields)) {
    const text = field.write(values[name] ?? field.initial);
    if (text !== field.write(field.initial)) texts.set(name, text);
  }
  return texts.toString().replaceAll("%2C", ","); // which an address may hold as it is
}

/** @template Value @param {string} text @param {Field<Value>} field @returns {Value | undefined} */
function readField(text, field) {
  try {
    return text === "" ? field.initial : field.read(text);
  } catch {
    return undefined; // no base64
  }
}

/** @param {string[]} names @returns {Field<string>} */
const choice = (names) => ({
  initial: names[0],
  read: (text) => (names.includes(text) ? text : undefined),
  write: (value) => value,
});

/** A whole number from 0 to `end` - 1. @param {number} end @returns {Field<number>} */
const whole = (end) => ({
  initial: 0,
  read: (text) => {
    const number = Math.min(end - 1, Math.max(0, Math.round(Number(text))));
    return Number.isNaN(number) ? undefined : number;
  },
  write: String,
});

/** @template Value @param {Field<Value>} field @returns {Field<Value | null>} */
const optional = (field) => ({
  initial: null,
  read: field.read,
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
