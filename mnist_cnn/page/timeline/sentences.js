// What the time line says in words.

import { knowsNothing, nameMoment } from "../shared/moments.js";
import { roundShares } from "../shared/rounding.js";
import { rankAnswers } from "../asking/shares.js";
import { sayAnswer, withArticle } from "../shared/words.js";
import { findSince } from "./history.js";

/** @typedef {import("../shared/moments.js").Training} Training */

/**
 * The moment, and the leading answer at it where the shares are known.
 * @param {Training} training
 * @param {number} snapshot
 * @param {number[][] | null} shares for each snapshot
 * @param {number} taught digits that the trained network has learned from since
 */
export function describeMoment(training, snapshot, shares, taught = 0) {
  const { snapshots, batchesPerEpoch } = training;
  const trained = capitalise(nameMoment(snapshots[snapshot], batchesPerEpoch));
  const moment = taught && snapshot === snapshots.length - 1 ? `${trained}, and ${taught} of yours` : trained;
  if (!shares) return `${moment}.`;
  if (knowsNothing(training, snapshot)) return `${moment}: it knows nothing yet.`;
  const [answer] = rankAnswers(shares[snapshot]);
  return `${moment}: ${sayAnswer(answer)}, ${roundShares(shares[snapshot])[answer]}\u00a0%.`;
}

/**
 * Since when the drawing is read as it is at last.
 * @param {Training} training
 * @param {number[][]} shares for each snapshot
 * @param {number} taught digits that the trained network has learned from since
 */
export function describeSince({ snapshots, batchesPerEpoch }, shares, taught = 0) {
  const since = findSince(shares);
  if (since === null) return "It never became sure of an answer.";
  const answer = `Read as ${withArticle(rankAnswers(shares[shares.length - 1])[0])}`;
  if (since === 0) return `${answer} from the start.`;
  if (taught && since === shares.length - 1) return `${answer} since you taught it (dotted line).`;
  const batches = snapshots[since];
  const epoch = batches / batchesPerEpoch;
  return `${answer} since ${Number.isInteger(epoch) ? `epoch ${epoch}` : `batch ${batches}`} (dotted line).`;
}

/** @param {string} text */
const capitalise = (text) => text[0].toUpperCase() + text.slice(1);
