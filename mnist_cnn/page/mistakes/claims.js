// What networks say of their answers, and how often they are right: in numbers and in sentences.

import { joinClauses, percent as writePercent } from "../shared/words.js";
import { say } from "../words/say.js";

/**
 * Bin i holds the answers whose share lies between bins[i] and bins[i + 1].
 * @typedef {object} Reliability
 * @property {number[]} bins their edges, from 0 to 1
 * @property {number[]} said the mean share of the answers in each bin
 * @property {number[]} right how many of them are right
 * @property {number[]} count how many there are
 */

/** @typedef {{ name: string, reliability: Record<string, Reliability> }} Network */

/**
 * @typedef {object} Claim what one network says in one column, and what comes of it
 * @property {string} name of the network
 * @property {number} said from 0 to 1
 * @property {number} right
 * @property {number} count
 */

/** @typedef {{ percent: number, isSurest: boolean, said: number, claims: Claim[] }} Column of answers that are said with about the same share, or with more than `percent` */

export const SETS = /** @type {const} */ (["pen_drawings", "test_digits"]); // as records name them

const MODEST = 0.5; // an answer with a smaller share is none that anybody would rely on
const FAR = 0.05; // below what it says: "only" as often

/** The sets on which all of `networks` were measured. @param {Network[]} networks */
export const listSets = (networks) =>
  SETS.filter((set) => networks.every(({ reliability }) => set in reliability));

/**
 * What `networks` say of the answers of one set, from the most doubtful ones to the surest.
 * @param {Network[]} networks
 * @param {string} set
 * @returns {Column[]}
 */
export function listColumns(networks, set) {
  const { bins } = networks[0].reliability[set];
  return bins.slice(0, -1)
    .map((low, bin) => ({
      low,
      said: (low + bins[bin + 1]) / 2,
      isSurest: bins[bin + 1] === 1,
      percent: Math.round(100 * (bins[bin + 1] === 1 ? low : (low + bins[bin + 1]) / 2)),
      claims: networks.map(({ name, reliability }) => takeBin(name, reliability[set], bin)),
    }))
    .filter(({ low }) => low >= MODEST);
}

/** @param {string} name @param {Reliability} reliability @param {number} bin @returns {Claim} */
const takeBin = (name, { said, right, count }, bin) =>
  ({ name, said: said[bin], right: right[bin], count: count[bin] });

/** What it says in this column: 90 %, or over 99 %. @param {Column} column */
export const tellSaid = ({ percent, isSurest }) =>
  (isSurest ? say("number.over", { percent: writePercent(percent) }) : writePercent(percent));

/** The same without its unit. @param {Column} column */
export const tellShort = ({ percent, isSurest }) =>
  (isSurest ? say("number.over", { percent: String(percent) }) : String(percent));

/** How often it is right, from 0 to 1. @param {Claim} claim */
export const shareRight = ({ right, count }) => right / count;

/** 98 of 100; where that would be all, and is not, 998 of 1,000, rounded down. @param {Claim} claim */
export function countRight(claim) {
  const share = shareRight(claim);
  const isNearlyAll = share >= 0.995 && share < 1;
  return isNearlyAll ? { right: Math.floor(1000 * share), of: 1000 } : { right: Math.round(100 * share), of: 100 };
}

/**
 * What follows "When it says 90 %", as HTML: the network that is furthest from it comes first.
 * @param {Column} column
 */
export function claim({ claims }) {
  const gap = (/** @type {Claim} */ each) => Math.abs(shareRight(each) - each.said);
  const known = claims.filter(({ count }) => count).sort((a, b) => gap(b) - gap(a));
  const silent = claims.filter(({ count }) => !count).map(({ name }) => say("reliability.silent", { name }));
  const parts = known.map((each, i) => {
    const { right, of } = countRight(each);
    const only = each.said - shareRight(each) > FAR ? "only" : "";
    const out = i && of !== countRight(known[0]).of ? "of" : "";
    const slots = { name: each.name, right, of, case: [only, out].filter(Boolean).join("_") };
    return say(i ? "reliability.next" : "reliability.first", slots);
  });
  const [first, ...others] = [...parts, ...silent];
  return others.length ? say("reliability.claim", { first, others: joinClauses(others, "comma") })
    : say("reliability.claim_alone", { first });
}

/** What all of it was counted on. @param {Network[]} networks @param {typeof SETS[number]} set */
export function tellCount(networks, set) {
  return say("reliability.counted", { set, count: sum(networks[0].reliability[set].count) });
}

/** How often a network is all but sure, and whether it may be. @param {Network} network @param {string} set */
export function tellSurest({ name, reliability }, set) {
  const { bins, count } = reliability[set];
  const last = count.length - 1;
  const surest = takeBin(name, reliability[set], last);
  const percent = writePercent(Math.round(100 * bins[last]));
  if (!surest.count) return say("reliability.never_sure", { name, percent });
  const often = Math.round((100 * surest.count) / sum(count));
  return say("reliability.sure", { name, percent, often, ...countRight(surest) });
}

/** @param {number[]} counts */
const sum = (counts) => counts.reduce((total, count) => total + count, 0);
