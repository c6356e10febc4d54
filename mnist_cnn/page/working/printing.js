// Numbers of the working as they are printed: hundredths, with two decimals.

/** @param {number} hundredths */
export const plain = (hundredths) => (hundredths < 0 ? "−" : "") + (Math.abs(hundredths) / 100).toFixed(2);

/** With its sign: +0.50, −1.02, 0.00. @param {number} hundredths */
export const signed = (hundredths) => (hundredths > 0 ? "+" : "") + plain(hundredths);

/** 0 where it is exactly that, and 0.00 where it is only printed so. @param {number} exact @param {string} text */
export const orNought = (exact, text) => (exact === 0 ? "0" : text);

/** Where number `n` of a square of `side` lies. @param {number} n @param {number} side */
export const nameSpot = (n, side) => `row ${Math.floor(n / side) + 1}, column ${(n % side) + 1}`;

/** "0.12, 0.96 and 0.58". @param {string[]} texts */
export const listWords = (texts) =>
  texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts[texts.length - 1]}`;

/** What `unit`, a power of 1000, is called; "" for 1. @param {number} unit */
export const nameUnit = (unit) =>
  unit === 1 ? "" : ["thousands", "millions", "billions", "trillions"][Math.round(Math.log10(unit) / 3) - 1] ?? `10^${Math.round(Math.log10(unit))}`;
