// What the strip says in words, of the training and of the angles.

import { rankAnswers } from "../asking/shares.js";
import { findMoment, knowsNothing } from "../shared/moments.js";
import { roundShares } from "../shared/rounding.js";
import { ANGLES, UPRIGHT } from "../shared/turning.js";
import { sayAnswer } from "../shared/words.js";
import { say, signedDecimal } from "../words/say.js";
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
  const { kind, slots } = findMoment(snapshots[snapshot], batchesPerEpoch);
  const trained = say(`bands.${kind}`, slots);
  const where = taught && snapshot === snapshots.length - 1 ? say("bands.taught", { moment: trained, count: taught }) : trained;
  return tellAnswer(where, shares && shares[snapshot], knowsNothing(training, snapshot));
}

/**
 * The angle, and the leading answer at it where the shares are known.
 * @param {number} stop
 * @param {number[][] | null} shares for each angle
 * @param {boolean} isClueless the network is so early in its training that it misreads most digits
 */
export function describeAngle(stop, shares, isClueless = false) {
  const angle = ANGLES[stop];
  const turned = { way: angle < 0 ? "back" : "clockwise", angle: `${Math.abs(angle)}°` };
  return tellAnswer(angle ? say("bands.turned", turned) : say("bands.upright"), shares && shares[stop], isClueless);
}

/** @param {string} where @param {number[] | null} shares @param {boolean} isClueless */
function tellAnswer(where, shares, isClueless) {
  if (!shares) return say("bands.where", { where });
  if (isClueless) return say("bands.ignorant", { where });
  const [answer] = rankAnswers(shares);
  return say("bands.answer", { where, answer: sayAnswer(answer), number: roundShares(shares)[answer] });
}

/**
 * Since when the drawing is read as it is at last.
 * @param {Training} training
 * @param {number[][]} shares for each snapshot
 * @param {number} taught digits that the trained network has learned from since
 */
export function describeSince({ snapshots, batchesPerEpoch }, shares, taught = 0) {
  const since = findSince(shares);
  if (since === null) return say("bands.unsure");
  const [answer] = rankAnswers(shares[shares.length - 1]);
  if (since === 0) return say("bands.since_start", { answer });
  if (taught && since === shares.length - 1) return say("bands.since_taught", { answer });
  const { kind, slots } = findMoment(snapshots[since], batchesPerEpoch);
  return say(kind === "epoch" ? "bands.since_epoch" : "bands.since_batch", { answer, ...slots });
}

/**
 * From which angle to which the drawing is read as it is unturned, and what it is upside down.
 * @param {number[][]} shares for each angle
 */
export function describeTurn(shares) {
  const sure = shares.map((those) => rankAnswers(those).find((answer) => those[answer] > 0.5) ?? null);
  const [upright, upsideDown] = [sure[UPRIGHT], sure[0]];
  if (upright === null) return say("bands.unsure_upright");
  const after = sure.findIndex((each, stop) => stop > UPRIGHT && each !== upright);
  const before = sure.findLastIndex((each, stop) => stop < UPRIGHT && each !== upright);
  const answer = upright;
  if (after < 0 && before < 0) return say("bands.turn_always", { answer });
  const [from, to] = [ANGLES[before + 1], ANGLES[after < 0 ? ANGLES.length - 1 : after - 1]];
  const range = { answer, from: nameAngle(from), to: nameAngle(to).replace("+", "") };
  if (upsideDown === null || before < 0 || after < 0) return say("bands.turn_range", range);
  return upsideDown === upright ? say("bands.turn_both", range)
    : say("bands.turn_other", { ...range, other: say("bands.turn_a", { answer: upsideDown }) });
}

/** −90°, 0°, +90°. @param {number} angle */
export const nameAngle = (angle) => `${signedDecimal(angle, 0)}°`;
