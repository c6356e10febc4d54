// The first part of a drawing, as the pen has drawn it until then.

/** @typedef {import("../shared/strokes.js").Stroke} Stroke */

/**
 * The first `share` of `strokes` by the length of their lines; its last point lies where the pen is.
 * @param {Stroke[]} strokes
 * @param {number} share from 0 to 1
 * @returns {Stroke[]}
 */
export function cutStrokes(strokes, share) {
  let left = share * strokes.reduce((sum, stroke) => sum + measure(stroke), 0);
  /** @type {Stroke[]} */
  const cut = [];
  for (const stroke of strokes) {
    if (left < 0) break;
    cut.push(cutStroke(stroke, left));
    left -= measure(stroke);
  }
  return cut;
}

/** @param {Stroke} stroke @param {number} length @returns {Stroke} */
function cutStroke(stroke, length) {
  const cut = stroke.slice(0, 1);
  let left = length;
  for (let i = 1; i < stroke.length && left > 0; i++) {
    const [[x0, y0], [x1, y1]] = [stroke[i - 1], stroke[i]];
    const step = Math.hypot(x1 - x0, y1 - y0);
    const part = Math.min(1, left / step);
    cut.push([x0 + part * (x1 - x0), y0 + part * (y1 - y0)]);
    left -= step;
  }
  return cut;
}

/** The length of its line. @param {Stroke} stroke */
const measure = (stroke) =>
  stroke.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - stroke[i][0], y - stroke[i][1]), 0);
