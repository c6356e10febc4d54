// The misses after each snapshot of every training, in one chart.

import { countEpochs, findMoment, labelAxis, placeMoment } from "../shared/moments.js";
import { joinClauses } from "../shared/words.js";
import { say, whole } from "../words/say.js";

/** @typedef {import("../shared/moments.js").Training & Pick<import("../shared/facts.js").Network, "testDigits" | "missesBySnapshot">} Network */

const GAP = 9; // percent of the height, between two names
const MIN_GAP = 0.1; // of the width, between two labels of the axis

/**
 * The chart as HTML; `shown` is the name of the network whose line stands out.
 * @param {Network[]} networks
 * @param {string} shown
 */
export function drawCurves(networks, shown) {
  const epochs = Math.max(...networks.map(countEpochs));
  const all = networks.flatMap(({ missesBySnapshot }) => missesBySnapshot);
  const place = scaleCounts(Math.min(...all), Math.max(...all));
  const lines = networks.map(({ name, snapshots, batchesPerEpoch, missesBySnapshot }) => {
    const points = snapshots.map((batches, snapshot) =>
      [placeMoment(batches, batchesPerEpoch, epochs) * 100, place(missesBySnapshot[snapshot])]);
    const path = points.map((point) => point.map((value) => value.toFixed(2)).join(" ")).join("L");
    return `<path${name === shown ? ' class="shown"' : ""} d="M${path}"/>`;
  });
  const last = networks.map(({ missesBySnapshot }) => missesBySnapshot[missesBySnapshot.length - 1]);
  const names = spread(last.map(place), GAP).map((y, i) => {
    const { name } = networks[i];
    return `<b${name === shown ? ' class="shown"' : ""} style="top:${y}%">${whole(last[i])} ${name}</b>`;
  });
  const powers = listPowers(Math.min(...all), Math.max(...all));
  const counts = powers.map((count) => `<span class="count" style="top:${place(count)}%">${whole(count)}</span>`);
  const labels = labelAxis(networks[0].batchesPerEpoch, epochs)
    .filter(({ place }, i, all) => !i || place - all[i - 1].place >= MIN_GAP)
    .map(({ place, text }) => `<span class="tick" style="left:${100 * place}%">${text}</span>`);
  return `<svg viewBox="0 0 100 100" preserveAspectRatio="none">${lines.join("")}</svg>`
    + [...names, ...counts, ...labels].join("");
}

/**
 * The chart in a sentence.
 * @param {Network[]} networks
 */
export function describeCurves(networks) {
  const courses = networks.map(({ name, snapshots, batchesPerEpoch, missesBySnapshot }) => {
    const moments = [0, snapshots.indexOf(batchesPerEpoch), snapshots.length - 1].filter((snapshot) => snapshot >= 0);
    const counts = moments.map((snapshot) => {
      const { kind, slots } = findMoment(snapshots[snapshot], batchesPerEpoch);
      return say(`curve.${kind}`, { ...slots, count: missesBySnapshot[snapshot] });
    });
    return say("curve.network", { name, counts: joinClauses(counts, "comma") });
  });
  return say("curve.all", { total: networks[0].testDigits, networks: joinClauses(courses, "semicolon") });
}

/**
 * Where a count stands on a logarithmic axis, in percent from the top.
 * @param {number} least
 * @param {number} most
 */
function scaleCounts(least, most) {
  const [low, high] = [Math.log(Math.max(1, least)), Math.log(Math.max(2, most))];
  return (/** @type {number} */ count) =>
    Math.round(1e4 * (1 - (Math.log(Math.max(1, count)) - low) / (high - low || 1))) / 100;
}

/** The powers of ten from `least` to `most`. @param {number} least @param {number} most */
const listPowers = (least, most) =>
  [1, 10, 100, 1000, 10_000, 100_000].filter((power) => power >= least && power <= most);

/**
 * `places`, moved apart as far as needed to be `gap` or more from each other; their order stays.
 * @param {number[]} places
 * @param {number} gap
 */
export function spread(places, gap) {
  const order = [...places.keys()].sort((a, b) => places[b] - places[a]);
  const moved = [...places];
  order.forEach((which, i) => {
    if (i) moved[which] = Math.min(moved[which], moved[order[i - 1]] - gap);
  });
  return moved;
}
