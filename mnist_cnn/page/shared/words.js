// Numbers and answers as the page prints them. Points, which are logits, come in tenths.

import { decimal, say, signedDecimal } from "../words/say.js";
import { NO_DIGIT } from "./fields.js";

/** @param {number} answer */
export const nameAnswer = (answer) => (answer === NO_DIGIT ? say("answer.none") : String(answer));

/** An answer within a sentence, where "ahead of no digit" would read as ahead of none. @param {number} answer */
export const sayAnswer = (answer) => (answer === NO_DIGIT ? say("answer.none_said") : String(answer));

/** Clauses in a row, with no word before the last one. @param {string[]} clauses @param {"comma" | "semicolon" | "plus"} mark between them */
export const joinClauses = (clauses, mark) => clauses.reduce((first, next) => say(`list.${mark}`, { first, next }));

/** A number's digits; what is none is a dash. @param {number[]} answers */
export const nameNumber = (answers) =>
  answers.map((answer) => (answer === NO_DIGIT ? "–" : String(answer))).join("");

/** The tenths that a number of points is printed as. @param {number} points */
export const toTenths = (points) => Math.round(10 * points) + 0; // +0: never -0

/** With its sign: +1.5, −0.3, 0.0. @param {number} tenths */
export const signed = (tenths) => signedDecimal(tenths / 10, 1);

/** @param {number} tenths */
export const plain = (tenths) => decimal(tenths / 10, 1);

/** A whole number of hundredths, or one that is written already. @param {number | string} number */
export const percent = (number) => say("number.percent", { number });

/** The class, and the colour, of what speaks for or against. @param {number} value */
export const side = (value) => /** @type {"for" | "against"} */ (value < 0 ? "against" : "for");

/** A number of points in its colour, as HTML. @param {number} tenths */
export const coloured = (tenths) =>
  tenths ? `<b class="${side(tenths)}">${signed(tenths)}</b>` : `<b>${signed(0)}</b>`;
