// Boxes on the page, in pixels from the picture's corner, and the paths between them, as SVG.

/** @typedef {{ x: number, y: number, r: number, b: number, cx: number, cy: number }} Box left, top, right, bottom, centre */

/** The box of `element` seen from `origin`. @param {Element} element @param {DOMRect} origin @returns {Box} */
export function findBox(element, origin) {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return makeBox(left - origin.left, top - origin.top, right - origin.left, bottom - origin.top);
}

/** @param {number} x @param {number} y @param {number} r @param {number} b @returns {Box} */
export const makeBox = (x, y, r, b) => ({ x, y, r, b, cx: (x + r) / 2, cy: (y + b) / 2 });

/**
 * The part of `box` from (x, y) to (r, b), which are shares of its sides, cut at its edges.
 * @param {Box} box @param {number} x @param {number} y @param {number} r @param {number} b
 */
export function cutBox(box, x, y, r, b) {
  const across = (/** @type {number} */ share) => box.x + clamp(share) * (box.r - box.x);
  const down = (/** @type {number} */ share) => box.y + clamp(share) * (box.b - box.y);
  return makeBox(across(x), down(y), across(r), down(b));
}

/**
 * The largest box of this `width` to `height` in the middle of `box`.
 * @param {Box} box @param {number} width @param {number} height
 */
export function fitBox(box, width, height) {
  const scale = Math.min((box.r - box.x) / width, (box.b - box.y) / height);
  const [x, y] = [box.cx - (scale * width) / 2, box.cy - (scale * height) / 2];
  return makeBox(x, y, x + scale * width, y + scale * height);
}

/** @param {number} share */
const clamp = (share) => Math.min(1, Math.max(0, share));

/**
 * A wire that runs straight over tiles and bends only in the gap between two columns of them.
 * @param {number} x0 @param {number} y0 where it starts
 * @param {number} left @param {number} right edges of the gap
 * @param {number} x1 @param {number} y1 where it ends
 */
export function routeWire(x0, y0, left, right, x1, y1) {
  const middle = (left + right) / 2;
  return `M${x0} ${y0}H${left}C${middle} ${y0} ${middle} ${y1} ${right} ${y1}H${x1}`;
}

/**
 * A ribbon from (x0, y0), `from` wide there, to (x1, y1), `to` wide there.
 * @param {number} x0 @param {number} y0 @param {number} from
 * @param {number} x1 @param {number} y1 @param {number} to
 */
export function drawRibbon(x0, y0, from, x1, y1, to) {
  const middle = (x0 + x1) / 2;
  const [a, b] = [from / 2, to / 2];
  return `M${x0} ${y0 - a}C${middle} ${y0 - a} ${middle} ${y1 - b} ${x1} ${y1 - b}`
    + `V${y1 + b}C${middle} ${y1 + b} ${middle} ${y0 + a} ${x0} ${y0 + a}Z`;
}

/** The same downwards. @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 @param {number} width */
export function drawRibbonDown(x0, y0, x1, y1, width) {
  const middle = (y0 + y1) / 2;
  const half = width / 2;
  return `M${x0 - half} ${y0}C${x0 - half} ${middle} ${x1 - half} ${middle} ${x1 - half} ${y1}`
    + `H${x1 + half}C${x1 + half} ${middle} ${x0 + half} ${middle} ${x0 + half} ${y0}Z`;
}

/** The box of what is inked in the 28x28, in pixels of it; null if nothing is. @param {Uint8Array} image */
export function findInk(image) {
  const inked = [...image.keys()].filter((pixel) => image[pixel] >= 128);
  if (!inked.length) return null;
  const [rows, columns] = [inked.map((pixel) => Math.floor(pixel / 28)), inked.map((pixel) => pixel % 28)];
  return { x: Math.min(...columns), y: Math.min(...rows), r: Math.max(...columns) + 1, b: Math.max(...rows) + 1 };
}

/**
 * The box of pen strokes, in shares of the pad's side; null if there are none.
 * @param {import("./strokes.js").Stroke[]} strokes
 * @param {number} pen the width of a line
 */
export function findStrokes(strokes, pen) {
  let [x, y, r, b] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const stroke of strokes) {
    for (const [px, py] of stroke) {
      [x, y, r, b] = [Math.min(x, px), Math.min(y, py), Math.max(r, px), Math.max(b, py)];
    }
  }
  return x > r ? null : { x: x - pen / 2, y: y - pen / 2, r: r + pen / 2, b: b + pen / 2 };
}
