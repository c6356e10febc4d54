// The pen's line over the 7 x 5 pixels around one, as SVG.

/** @typedef {import("./work.js").Page} Page */
/** @typedef {NonNullable<import("./arithmetic.js").Lower["frame"]>} Frame */

/**
 * @param {number} pixel
 * @param {Page["strokes"]} strokes
 * @param {Frame} frame
 * @param {number} halfWidth of the line, in pixels
 */
export function drawLine(pixel, strokes, frame, halfWidth) {
  const [row, column] = [Math.floor(pixel / 28), pixel % 28];
  const [left, top] = [column - 3, row - 2];
  const points = strokes.map((stroke) => placePoints(stroke, frame));
  const path = points.map((stroke) => `M${[stroke[0], ...stroke].map((point) => point.join(" ")).join("L")}`).join("");
  const middle = /** @type {[number, number]} */ ([column + 0.5, row + 0.5]);
  const [x, y] = findNearest(middle, points);
  const grid = Array.from({ length: 8 }, (_, n) => `M${left + n} ${top}v5`).join("")
    + Array.from({ length: 6 }, (_, n) => `M${left} ${top + n}h7`).join("");
  return `<svg viewBox="${left} ${top} 7 5" aria-hidden="true">`
    + `<path class="pen" d="${path}" stroke-width="${2 * halfWidth}"/><path class="grid" d="${grid}"/>`
    + `<path class="middle" d="${path}"/><rect class="pixel" x="${column}" y="${row}" width="1" height="1"/>`
    + `<path class="distance" d="M${middle.join(" ")}L${x} ${y}"/><circle class="distance" cx="${middle[0]}" cy="${middle[1]}" r="0.12"/></svg>`;
}

/** @param {[number, number][]} stroke in the pad @param {Frame} frame @returns {[number, number][]} in the 28x28 */
const placePoints = (stroke, { scale, shift: [x, y] }) =>
  stroke.map(([px, py]) => [scale * px + x, scale * py + y]);

/**
 * The point of `strokes` that is nearest to `point`.
 * @param {[number, number]} point
 * @param {[number, number][][]} strokes
 * @returns {[number, number]}
 */
export function findNearest([x, y], strokes) {
  let nearest = /** @type {[number, number]} */ ([x, y]);
  let least = Infinity;
  for (const stroke of strokes) {
    stroke.forEach(([x1, y1], n) => {
      const [x0, y0] = stroke[Math.max(0, n - 1)];
      const [dx, dy] = [x1 - x0, y1 - y0];
      const squared = dx * dx + dy * dy;
      const along = squared && Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared));
      const [px, py] = [x0 + along * dx, y0 + along * dy];
      const distance = Math.hypot(px - x, py - y);
      if (distance < least) [least, nearest] = [distance, [px, py]];
    });
  }
  return nearest;
}
