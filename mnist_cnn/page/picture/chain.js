// How the stages of the picture hang together: which ink a cell sees, and which maps feed it.

/** @typedef {import("../asking/replies.js").Maps} Maps */
/** @typedef {import("./view.js").MapName} MapName */
/** @typedef {{ x: number, y: number, side: number }} Window of the 28x28, in pixels; it may reach over the edge */

/** What a cell of a feature map sees. @param {0 | 1} block @param {number} cell @returns {Window} */
export const findWindow = (block, cell) =>
  block === 0
    ? { x: 2 * (cell % 14) - 1, y: 2 * Math.floor(cell / 14) - 1, side: 4 }
    : { x: 4 * (cell % 7) - 3, y: 4 * Math.floor(cell / 7) - 3, side: 10 };

/**
 * What the strongest cell of `map` sees, or the one at `place`; null if the map finds nothing there.
 * @param {Maps} maps
 * @param {MapName} map
 * @param {number | null} place
 */
export function findPatch({ peaks, levels }, { block, number }, place) {
  const cell = block === 1 && place !== null ? place : peaks[block][number];
  const level = levels[block][number * (block === 0 ? 196 : 49) + cell];
  return level ? findWindow(block, cell) : null;
}

/** @typedef {{ from: number, to: number, strength: number }} Link from a map of the first block to one of the second, 0 to 1 */

/**
 * The links through `map`: what feeds it, or which of the maps `ranked` it feeds.
 * @param {Maps} maps
 * @param {MapName} map
 * @param {number | null} place that is pointed at: the links are known for the strongest cells alone
 * @param {number[]} ranked
 * @returns {Link[]}
 */
export function findLinks({ feeds, feedLevels, peaks, off }, { block, number }, place, ranked) {
  const links = (/** @type {number} */ to) => [0, 1, 2]
    .map((k) => ({ from: feeds[3 * to + k], to, strength: feedLevels[3 * to + k] / 15 }))
    .filter(({ strength }) => strength > 0);
  if (block === 0) return ranked.flatMap(links).filter(({ from }) => from === number).slice(0, 3);
  if (off.includes(number) || place !== null && peaks[1][number] !== place) return [];
  return links(number);
}
