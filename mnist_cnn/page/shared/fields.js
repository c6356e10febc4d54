// What a link can hold: each field of the page's state with its name, type, default and bounds.

import { decodeShots, encodeShots } from "./shots.js";
import { decodeStrokes, encodeStrokes, thinStrokes } from "./strokes.js";

/** @typedef {import("./strokes.js").Stroke} Stroke */
/** @typedef {import("./shots.js").Shot} Shot */
/**
 * What bounds the fields.
 * @typedef {object} Limits
 * @property {Pick<import("./facts.js").Network, "name" | "snapshots" | "noDigitLogit">[]} networks
 * @property {Record<string, string>} languages by their codes
 * @property {number[]} missed
 * @property {unknown[]} examples
 * @property {number} maxPoints
 * @property {number} maxShots
 * @property {number} maxShotPoints
 */

/**
 * How a value of a field is written into a link, and read from it. `read` gives undefined for what
 * is no value; a number out of bounds gives the nearest one.
 * @template Value
 * @typedef {object} Field
 * @property {Value} initial
 * @property {(text: string) => Value | undefined} read
 * @property {(value: Value) => string} write
 */

export const MAPS = 64; // of the second block; these can be turned off
const STEPS = 5; // of a number's working, at most
const GUIDED = 6; // steps of the guided minute
const DIGITS = 24; // of a number, at most
export const NO_DIGIT = 10; // the number of the eleventh answer
export const SECTIONS = ["examples", "maps", "answer", "chart", "below"]; // what a teacher may hide

/**
 * The fields, by name, in the order in which a link holds them.
 * @param {Limits} limits
 * @param {string | null} name of the network that reads
 */
function describeFields(limits, name) {
  const { networks, languages, missed, examples, maxPoints, maxShots, maxShotPoints } = limits;
  const facts = networks.find((network) => network.name === name) ?? networks[0];
  const answers = facts.noDigitLogit === null ? NO_DIGIT : NO_DIGIT + 1;
  /** @satisfies {Record<string, Field<any>>} */
  const fields = {
    lang: oneOf(Object.keys(languages)), // none: the browser's
    network: choice(networks.map((network) => network.name)),
    snapshot: optional(whole(facts.snapshots.length)), // none: the trained network
    part: optional(whole(DIGITS)), // none: the digit that was drawn last
    against: optional(whole(answers)), // none: the runner-up
    off: listOf(whole(MAPS)),
    map: optional(whole(MAPS)), // of the second block, which is enlarged
    working: path, // to the number that is opened
    step: optional(whole(STEPS + 1)), // of its working
    guide: optional(whole(GUIDED + 1)), // the step of the guided minute, from 1
    face: /** @type {Field<import("./state.js").FaceName>} */ (choice(["training", "turn"])),
    code: flag, // PyTorch instead of words
    hide: listOf(choice(SECTIONS)),
    missed: optional(nearest(missed)),
    example: optional(whole(examples.length)),
    shots: /** @type {Field<Shot[]>} */ ({
      initial: [],
      read: (text) => decodeShots(text, maxShots, maxShotPoints),
      write: encodeShots,
    }),
    strokes: /** @type {Field<Stroke[]>} */ ({
      initial: [],
      read: decodeStrokes,
      write: (strokes) => encodeStrokes(thinStrokes(strokes, maxPoints)),
    }),
  };
  return fields;
}

/** @typedef {ReturnType<typeof describeFields>} Fields */
/** @typedef {{ [Name in keyof Fields]: Fields[Name]["initial"] }} Values */

/**
 * The values in `text`, as `writeFields` writes them. Where one is none, it is as at first, and
 * `isWhole` says so.
 * @param {string} text
 * @param {Limits} limits
 */
export function readFields(text, limits) {
  const texts = new URLSearchParams(text);
  const fields = describeFields(limits, texts.get("network"));
  let isWhole = [...texts.keys()].every((name) => Object.hasOwn(fields, name));
  const entries = Object.entries(fields).map(([name, field]) => {
    const value = readField(texts.get(name) ?? "", field);
    if (value === undefined) isWhole = false;
    return [name, value ?? field.initial];
  });
  return { values: /** @type {Values} */ (Object.fromEntries(entries)), isWhole };
}

/**
 * `values` as the part of an address after its #; what is as at first is left out.
 * @param {Values} values
 * @param {Limits} limits
 */
export function writeFields(values, limits) {
  const texts = new URLSearchParams();
  for (const [name, field] of Object.entries(describeFields(limits, values.network))) {
    const write = /** @type {(value: any) => string} */ (field.write);
    const text = write(values[/** @type {keyof Values} */ (name)]);
    if (text !== write(field.initial)) texts.set(name, text);
  }
  return texts.toString().replaceAll("%2C", ","); // which an address may hold as it is
}

/** @param {string} text @param {Field<any>} field */
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

/** @type {Field<boolean>} */
const flag = {
  initial: false,
  read: (text) => (/^[01]$/.test(text) ? text === "1" : undefined),
  write: (value) => (value ? "1" : ""),
};

/** One of `names`; another one is none. @param {string[]} names @returns {Field<string | null>} */
const oneOf = (names) => ({
  initial: null,
  read: (text) => (names.includes(text) ? text : null),
  write: (value) => value ?? "",
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

/** Names and numbers, with dots between them. @type {Field<string>} */
const path = {
  initial: "",
  read: (text) => (/^[a-z0-9]+(\.[a-z0-9]+){0,7}$/.test(text) ? text : undefined),
  write: (value) => value,
};

/** The one of `numbers` that comes nearest. @param {number[]} numbers @returns {Field<number>} */
const nearest = (numbers) => ({
  initial: numbers[0],
  read: (text) => {
    const apart = numbers.map((number) => Math.abs(number - Number(text)));
    return numbers[apart.indexOf(Math.min(...apart))];
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
