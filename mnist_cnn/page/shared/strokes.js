// Strokes as they travel: in a call, in a link, and over a reload. Python's side is `encoding.py`.

/** @typedef {[number, number]} Point x to the right and y down, in the pad's unit square */
/** @typedef {Point[]} Stroke */

const STEPS = 4094; // of a coordinate across the pad's side; 12 bits, of which the highest is the mark
const MARK = 4095; // both coordinates: the pen is lifted here
const BLOCK = 64; // points that are thinned at once; the time per point is bounded by it
const SLIM = 0.22; // of a number's tallest digit: its lines are no wider
const FINEST = 0.001; // of the pad's side: what no eye sees of a line that is 70 times as wide

/**
 * `strokes` in URL-safe base64, four characters a point and four between two strokes.
 * @param {Stroke[]} strokes
 */
export function encodeStrokes(strokes) {
  const points = strokes.flatMap((stroke, i) => (i ? [null, ...stroke] : stroke));
  let text = "";
  for (const point of points) {
    const [x, y] = point ? point.map(toStep) : [MARK, MARK];
    text += String.fromCharCode(x >> 4, ((x & 15) << 4) | (y >> 8), y & 255);
  }
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_");
}

/**
 * The strokes in `text`, as `encodeStrokes` writes them; a stroke of no points is left out.
 * @param {string} text
 * @returns {Stroke[]}
 * @throws {Error} if `text` is not that
 */
export function decodeStrokes(text) {
  const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  if (bytes.length % 3) throw new Error("a point is three bytes");
  /** @type {Stroke[]} */
  const strokes = [[]];
  for (let i = 0; i < bytes.length; i += 3) {
    const [high, middle, low] = [0, 1, 2].map((k) => bytes.charCodeAt(i + k));
    const [x, y] = [(high << 4) | (middle >> 4), ((middle & 15) << 8) | low];
    if (x === MARK && y === MARK) strokes.push([]);
    else strokes[strokes.length - 1].push([Math.min(x / STEPS, 1), Math.min(y / STEPS, 1)]);
  }
  return strokes.filter((stroke) => stroke.length);
}

/**
 * The width of a line, of the pad's side: thinner in a number of small digits, so that they stay legible.
 * @param {number} pen
 * @param {{ boxes: number[][] } | null | undefined} number
 */
export const choosePen = (pen, number) =>
  (number ? Math.min(pen, SLIM * Math.max(...number.boxes.map(([, top, , bottom]) => bottom - top))) : pen);

/** An SVG path in the pad's unit square; each stroke starts twice, so that a dot is drawn. @param {Stroke[]} strokes */
export const outlineStrokes = (strokes) =>
  strokes.map((stroke) => `M${[stroke[0], ...stroke].join("L")}`).join("");

/** @param {number} coordinate */
const toStep = (coordinate) => Math.round(Math.min(1, Math.max(0, coordinate)) * STEPS);

/**
 * `strokes` with at most `maxPoints`, a mark between two strokes counted as one.
 *
 * Each stroke keeps the points at which its line bends, ever fewer of them until they fit. Where
 * there are more strokes than that, the last ones stay.
 * @param {Stroke[]} strokes
 * @param {number} maxPoints at least 2
 * @returns {Stroke[]}
 */
export function thinStrokes(strokes, maxPoints) {
  let thin = strokes;
  for (let tolerance = FINEST; tolerance < 1; tolerance *= 1.5) {
    thin = thin.map((stroke) => thinStroke(stroke, tolerance));
    if (countPoints(thin) <= maxPoints) return thin;
  }
  const lines = thin.map((stroke) => [...stroke.slice(0, 1), ...stroke.slice(1).slice(-1)]);
  return lines.slice(-Math.floor((maxPoints + 1) / 3));
}

/** The points of `strokes`, and a mark between two of them. @param {Stroke[]} strokes */
export const countPoints = (strokes) =>
  strokes.reduce((total, stroke) => total + stroke.length + 1, -1);

/**
 * The points of `stroke` from which its line strays by more than `tolerance` without them (Ramer
 * 1972, Douglas and Peucker 1973), and one in each BLOCK besides.
 * @param {Stroke} stroke
 * @param {number} tolerance of the pad's side
 * @returns {Stroke}
 */
export function thinStroke(stroke, tolerance = FINEST) {
  const end = stroke.length - 1;
  const isKept = new Uint8Array(stroke.length).fill(1, 0, 1).fill(1, end);
  for (let first = 0; first < end; first += BLOCK) {
    keepCorners(stroke, first, Math.min(first + BLOCK, end), tolerance ** 2, isKept);
  }
  return stroke.filter((_, i) => isKept[i]);
}

/**
 * @param {Stroke} stroke
 * @param {number} first
 * @param {number} last
 * @param {number} tolerance squared
 * @param {Uint8Array} isKept
 */
function keepCorners(stroke, first, last, tolerance, isKept) {
  let farthest = tolerance;
  let corner = last;
  for (let i = first + 1; i < last; i++) {
    const distance = squareDistance(stroke[i], stroke[first], stroke[last]);
    if (distance > farthest) [farthest, corner] = [distance, i];
  }
  isKept[corner] = 1;
  if (corner === last) return;
  keepCorners(stroke, first, corner, tolerance, isKept);
  keepCorners(stroke, corner, last, tolerance, isKept);
}

/**
 * Of `point` from the line between `from` and `to`, squared.
 * @param {Point} point
 * @param {Point} from
 * @param {Point} to
 */
function squareDistance([x, y], [x0, y0], [x1, y1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const squared = dx * dx + dy * dy;
  const along = squared && Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared));
  return (x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2;
}
