// The moments of a training at which its network was kept: in words, and on an axis.

import { say, whole } from "../words/say.js";

/**
 * @typedef {object} Training of a network, as its record tells of it
 * @property {string} name
 * @property {number[]} snapshots batches before each; the last one is the trained network
 * @property {number} batchesPerEpoch
 * @property {number | null} noDigitLogit the fixed logit of "no digit", null where it was not taught
 * @property {number[]} [missesBySnapshot] of the test digits
 * @property {number} [testDigits]
 */

const TRAINING_DIGITS = 60_000; // of MNIST
const FIRST_EPOCH = 0.52; // of the axis, for that is where most is learned

/**
 * Whether the network is so early in its training that it misreads most digits.
 * @param {Training} network
 * @param {number} snapshot
 */
export const knowsNothing = ({ missesBySnapshot, testDigits }, snapshot) =>
  (missesBySnapshot?.[snapshot] ?? 0) > (testDigits ?? 0) / 2;

/** @param {Training} training */
export const countEpochs = ({ snapshots, batchesPerEpoch }) =>
  snapshots[snapshots.length - 1] / batchesPerEpoch;

/**
 * The number of the snapshot that the page shows, of those that `training` has.
 * @param {number | null} snapshot null for the trained network
 * @param {Training} training
 */
export const findShown = (snapshot, { snapshots }) =>
  Math.min(snapshot ?? Infinity, snapshots.length - 1);

/**
 * Where a moment stands on an axis of `epochs`, from 0 to 1: the first epoch's batches on a
 * logarithmic scale, then the epochs on a linear one.
 * @param {number} batches before the moment
 * @param {number} batchesPerEpoch
 * @param {number} epochs
 */
export function placeMoment(batches, batchesPerEpoch, epochs) {
  const split = epochs > 1 ? FIRST_EPOCH : 1;
  const epoch = batches / batchesPerEpoch;
  return epoch <= 1
    ? (split * Math.log1p(batches)) / Math.log1p(batchesPerEpoch)
    : split + ((1 - split) * (epoch - 1)) / (epochs - 1);
}

/** @param {Training} training */
export const placeSnapshots = (training) =>
  training.snapshots.map((batches) =>
    placeMoment(batches, training.batchesPerEpoch, countEpochs(training)));

/**
 * Which moment of a training it is, for a sentence of which there is one of each kind.
 * @param {number} batches before it
 * @param {number} batchesPerEpoch
 * @returns {{ kind: "untrained" | "epoch" | "batches", slots: Record<string, number> }}
 */
export function findMoment(batches, batchesPerEpoch) {
  if (batches === 0) return { kind: "untrained", slots: {} };
  const epoch = batches / batchesPerEpoch;
  return Number.isInteger(epoch) ? { kind: "epoch", slots: { epoch } } : { kind: "batches", slots: { batches } };
}

/**
 * What is written below an axis of `epochs`: where, a number or word, and more of it for a wide axis.
 * @param {number} batchesPerEpoch
 * @param {number} epochs
 * @returns {{ place: number, text: string, html?: string }[]}
 */
export function labelAxis(batchesPerEpoch, epochs) {
  const place = (/** @type {number} */ batches) => placeMoment(batches, batchesPerEpoch, epochs);
  /** @type {{ place: number, text: string, html?: string }[]} */
  const labels = [{ place: 0, text: say("axis.untrained") }];
  for (let batches = 10; batches <= batchesPerEpoch / 3; batches *= 10) {
    labels.push({ place: place(batches), text: whole(batches) });
    if (batches * 10 <= batchesPerEpoch / 3) continue;
    const size = Math.round(TRAINING_DIGITS / batchesPerEpoch);
    labels[labels.length - 1].html = say("axis.batches", { batches, size });
  }
  const last = Math.floor(epochs);
  if (last >= 1) {
    labels.push({ place: place(batchesPerEpoch), text: say("axis.epoch", { epoch: 1 }), html: say("axis.first_epoch", { epoch: 1 }) });
  }
  const step = [1, 2, 5, 10, 20, 50, 100].find((step) => last / step <= 5) ?? last;
  for (let epoch = step > 1 ? step : 2; epoch <= last; epoch += step) {
    labels.push({ place: place(epoch * batchesPerEpoch), text: String(epoch) });
  }
  return labels;
}
