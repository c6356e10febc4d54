// What the page speaks: English, which comes with its scripts, until another language has come.

import english from "./en.json" with { type: "json" };
import { Language } from "./fill.js";

/** @typedef {keyof typeof english} Key */
/** @typedef {import("./fill.js").Slots} Slots */
/** @typedef {{ key: Key, slots?: Slots }} Message a sentence that is yet to be said, in the language of then */

const ENGLISH = new Language(/** @type {any} */ (english));
let spoken = ENGLISH;

/** From now on the page speaks `words`, English where they are null. @param {import("./fill.js").Words | null} words */
export function speak(words) {
  spoken = words ? new Language(words) : ENGLISH;
}

/** The sentence called `key`, its slots filled: a number as the language writes it. @param {Key} key @param {Slots} [slots] */
export const say = (key, slots) => spoken.say(key, slots);

/** What `message` says, "" for none. @param {Message | null} message */
export const tell = (message) => (message ? say(message.key, message.slots) : "");

/** @param {number} number */
export const whole = (number) => spoken.numbers.format(number);

/** @param {number} value @param {number} digits decimals */
export const decimal = (value, digits) => spoken.decimal(value, digits);

/** @param {number} value @param {number} digits decimals */
export const signedDecimal = (value, digits) => spoken.signed(value, digits);

/** Texts in a row, with the word before the last one. @param {string[]} texts */
export const list = (texts) => spoken.list(texts);

/** Which keys there are. @param {string} key @returns {key is Key} */
export const isKey = (key) => key in english;
