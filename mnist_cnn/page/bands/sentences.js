// What the strip says in words, of the training and of the angles.

import { rankAnswers } from "../asking/shares.js";
import { knowsNothing, nameMoment } from "../shared/moments.js";
import { roundShares } from "../shared/rounding.js";
import { ANGLES, UPRIGHT } from "../shared/turning.js";
import { sayAnswer, withArticle } from "../shared/words.js";
import { findSince } from "./history.js";

/** @typedef {import("../shared/moments.js").Training} Training */

export const TRAINING = {
  title: "How it learned to read this", name: "How it learned",
  slider: "Moment of the training", play: "Play the training",
};
export const TURN = { title: "Turn it", name: "Turn it", slider: "Angle of your ink", play: "Turn it round" };

const UNSURE = "It never became sure of an answer.";
const UNSURE_UPRIGHT = "It is not sure even as you drew it.";

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
  if (shares && knowsNothing(training, snapshot)) return `${moment}: it knows nothing yet.`;
  return tellAnswer(moment, shares && shares[snapshot]);
}

/**
 * The angle, and the leading answer at it where the shares are known.
 * @param {number} stop
 * @param {number[][] | null} shares for each angle
 */
export function describeAngle(stop, shares) {
  const angle = ANGLES[stop];
  const turned = `Turned ${Math.abs(angle)}° ${angle < 0 ? "back" : "clockwise"}`;
  return tellAnswer(angle ? turned : "As you drew it", shares && shares[stop]);
}

/** @param {string} where @param {number[] | null} shares */
function tellAnswer(where, shares) {
  if (!shares) return `${where}.`;
  const [answer] = rankAnswers(shares);
  return `${where}: ${sayAnswer(answer)}, ${roundShares(shares)[answer]}\u00a0%.`;
}

/**
 * Since when the drawing is read as it is at last.
 * @param {Training} training
 * @param {number[][]} shares for each snapshot
 * @param {number} taught digits that the trained network has learned from since
 */
export function describeSince({ snapshots, batchesPerEpoch }, shares, taught = 0) {
  const since = findSince(shares);
  if (since === null) return UNSURE;
  const answer = `Read as ${withArticle(rankAnswers(shares[shares.length - 1])[0])}`;
  if (since === 0) return `${answer} from the start.`;
  if (taught && since === shares.length - 1) return `${answer} since you taught it (dotted line).`;
  const batches = snapshots[since];
  const epoch = batches / batchesPerEpoch;
  return `${answer} since ${Number.isInteger(epoch) ? `epoch ${epoch}` : `batch ${batches}`} (dotted line).`;
}

/**
 * From which angle to which the drawing is read as it is unturned, and what it is upside down.
 * @param {number[][]} shares for each angle
 */
export function describeTurn(shares) {
  const sure = shares.map((those) => rankAnswers(those).find((answer) => those[answer] > 0.5) ?? null);
  const [upright, upsideDown] = [sure[UPRIGHT], sure[0]];
  if (upright === null) return UNSURE_UPRIGHT;
  const answer = capitalise(withArticle(upright));
  const after = sure.findIndex((each, stop) => stop > UPRIGHT && each !== upright);
  const before = sure.findLastIndex((each, stop) => stop < UPRIGHT && each !== upright);
  if (after < 0 && before < 0) return `${answer}, however you turn it.`;
  const range = `${answer} from ${nameAngle(ANGLES[before + 1])} to ${nameAngle(ANGLES[after < 0 ? ANGLES.length - 1 : after - 1]).replace("+", "")}`;
  if (upsideDown === null || before < 0 || after < 0) return `${range}.`;
  return upsideDown === upright ? `${range}, and upside down, too.` : `${range}, and upside down ${withArticle(upsideDown)}.`;
}

/** −90°, 0°, +90°. @param {number} angle */
export const nameAngle = (angle) => `${angle > 0 ? "+" : angle < 0 ? "−" : ""}${Math.abs(angle)}°`;

/** @param {string} text */
const capitalise = (text) => text[0].toUpperCase() + text.slice(1);
