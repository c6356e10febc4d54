// What the time line says in words.

import { nameMoment } from "../shared/moments.js";
import { roundShares } from "../shared/rounding.js";
import { rankAnswers } from "../asking/shares.js";
import { nameAnswer } from "../shared/words.js";
import { findSince } from "./history.js";

/** @typedef {import("../shared/moments.js").Training} Training */

/**
 * The moment, and the leading answer at it where the shares are known.
 * @param {Training} training
 * @param {number} snapshot
 * @param {number[][] | null} shares for each snapshot
 */
export function describeMoment({ snapshots, batchesPerEpoch }, snapshot, shares) {
  const moment = capitalise(nameMoment(snapshots[snapshot], batchesPerEpoch));
  if (!shares) return `${moment}.`;
  const [answer] = rankAnswers(shares[snapshot]);
  return `${moment}: ${nameAnswer(answer)}, ${roundShares(shares[snapshot])[answer]}\u00a0%.`;
}

/**
 * Since when the drawing is read as it is at last.
 * @param {Training} training
 * @param {number[][]} shares for each snapshot
 */
export function describeSince({ snapshots, batchesPerEpoch }, shares) {
  const since = findSince(shares);
  if (since === null) return "It never became sure of an answer.";
  const answer = capitalise(withArticle(rankAnswers(shares[shares.length - 1])[0]));
  if (since === 0) return `${answer} from the start.`;
  const batches = snapshots[since];
  const epoch = batches / batchesPerEpoch;
  return `${answer} since ${Number.isInteger(epoch) ? `epoch ${epoch}` : `batch ${batches}`}, the dotted line.`;
}

/** @param {number} answer */
function withArticle(answer) {
  const name = nameAnswer(answer);
  if (Number.isNaN(Number(name))) return name;
  return `${name === "8" ? "an" : "a"} ${name}`;
}

/** @param {string} text */
const capitalise = (text) => text[0].toUpperCase() + text.slice(1);
