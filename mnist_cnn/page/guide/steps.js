// What each step of the guided minute says and lights, and which of them a page has.

/** @typedef {import("../words/say.js").Key} Key */
/** @typedef {{ key: Key, lit: import("../working/lights.js").Spot, section: string | null }} Step `section` may be left out */

/** @type {Step[]} */
const STEPS = [
  { key: "guide.ink", lit: { at: "pad" }, section: null },
  { key: "guide.image", lit: { at: "image" }, section: null },
  { key: "guide.first", lit: { at: "tiles", block: 0 }, section: "maps" },
  { key: "guide.second", lit: { at: "tiles", block: 1 }, section: "maps" },
  { key: "guide.scores", lit: { at: "bars" }, section: "answer" },
  { key: "guide.time", lit: { at: "time" }, section: "chart" },
];

/** The steps of a page without the sections `hide`. @param {string[]} hide */
export const listSteps = (hide) => STEPS.filter(({ section }) => section === null || !hide.includes(section));
