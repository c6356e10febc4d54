// Numbers of the working as they are printed: hundredths, with two decimals.

import { decimal, say, signedDecimal } from "../words/say.js";

/** @param {number} hundredths */
export const plain = (hundredths) => decimal(hundredths / 100, 2);

/** With its sign: +0.50, −1.02, 0.00. @param {number} hundredths */
export const signed = (hundredths) => signedDecimal(hundredths / 100, 2);

/** 0 where it is exactly that, and 0.00 where it is only printed so. @param {number} exact @param {string} text */
export const orNought = (exact, text) => (exact === 0 ? "0" : text);

/** Where number `n` of a square of `side` lies. @param {number} n @param {number} side */
export const findSpot = (n, side) => ({ row: Math.floor(n / side) + 1, column: (n % side) + 1 });

/** @param {number} n @param {number} side */
export const nameSpot = (n, side) => say("working.spot", findSpot(n, side));

/** How many times 1000 is multiplied to make `unit`. @param {number} unit */
export const countThousands = (unit) => Math.round(Math.log10(unit) / 3);
