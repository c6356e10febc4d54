// The shares of all answers over a training as bands, one on the other, in a square of 100 x 100.

const MIN_LABELLED = 12; // of the height, for a label to fit into a band
const MIN_LARGE = 35;

/**
 * @typedef {object} Band
 * @property {number} answer
 * @property {string} path of an SVG
 * @property {{ x: number, y: number, isLarge: boolean } | null} label where the band is highest
 */

/**
 * The bands of the answers, 0 at the top.
 * @param {number[][]} shares of all answers, for each snapshot
 * @param {number[]} places of the snapshots, from 0 to 1
 * @returns {Band[]}
 */
export function stackBands(shares, places) {
  const xs = places.map((place) => 100 * place);
  const bottom = shares.map(() => 0);
  return shares[0].map((_, answer) => {
    const top = [...bottom];
    shares.forEach((those, snapshot) => (bottom[snapshot] += 100 * those[answer]));
    const points = [
      ...xs.map((x, snapshot) => [x, top[snapshot]]),
      ...xs.map((x, snapshot) => [x, bottom[snapshot]]).reverse(),
    ];
    const path = `M${points.map((point) => point.map(round).join(" ")).join("L")}Z`;
    return { answer, path, label: placeLabel(xs, top, bottom) };
  });
}

/**
 * The middle of the stretch in which the band has nearly its full height.
 * @param {number[]} xs
 * @param {number[]} top
 * @param {number[]} bottom
 */
function placeLabel(xs, top, bottom) {
  const heights = bottom.map((y, i) => y - top[i]);
  const most = Math.max(...heights);
  if (most < MIN_LABELLED) return null;
  const isHigh = (/** @type {number} */ height) => height > 0.85 * most;
  let [first, last] = [heights.indexOf(most), heights.indexOf(most)];
  while (first > 0 && isHigh(heights[first - 1])) first--;
  while (last < heights.length - 1 && isHigh(heights[last + 1])) last++;
  const middle = (xs[first] + xs[last]) / 2;
  const x = Math.min(99, Math.max(1, middle));
  const y = (interpolate(x, xs, top) + interpolate(x, xs, bottom)) / 2;
  return { x: round(x), y: round(y), isLarge: most > MIN_LARGE };
}

/**
 * @param {number} x
 * @param {number[]} xs ascending
 * @param {number[]} ys
 */
function interpolate(x, xs, ys) {
  const next = Math.max(1, xs.findIndex((each) => each >= x));
  const share = (x - xs[next - 1]) / (xs[next] - xs[next - 1]);
  return ys[next - 1] + share * (ys[next] - ys[next - 1]);
}

/** @param {number} number */
const round = (number) => Math.round(100 * number) / 100;
