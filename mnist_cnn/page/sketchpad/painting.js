// Paints the pad as sharp as the screen is: paper, then strokes or a picture.

/** @typedef {import("../shared/strokes.js").Stroke} Stroke */

const PIECE = 64; // lines that are painted at once; a long line that crosses itself often is slow

/**
 * @typedef {object} Content of the pad
 * @property {Stroke[]} strokes
 * @property {HTMLImageElement | null} photo
 * @property {Uint8Array | null} image 28x28, 255 for full ink
 */

/** @typedef {{ ink: string, paper: string, side: number }} Look colours, and the screen's pixels of a side */

/**
 * How the page has the pad now. To read it makes the browser lay out the page, so not at each stroke.
 *
 * Paper and ink are the canvas's own colours, painted, since a browser that darkens pages by itself
 * leaves what is painted alone.
 * @param {HTMLCanvasElement} canvas
 * @returns {Look}
 */
export function readLook(canvas) {
  const { color, backgroundColor } = getComputedStyle(canvas);
  return { ink: color, paper: backgroundColor, side: Math.round(canvas.clientWidth * devicePixelRatio) };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Look} look
 * @param {number} pen the width of a line, of the pad's side
 * @param {Content} content
 */
export function paintPad(canvas, { ink, paper, side }, pen, { strokes, photo, image }) {
  if (canvas.width !== side) canvas.width = canvas.height = side;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = paper;
  context.fillRect(0, 0, side, side);
  context.fillStyle = context.strokeStyle = ink;
  if (photo) paintPhoto(context, side, photo);
  if (image) paintImage(context, side, image);
  context.lineWidth = pen * side;
  context.lineCap = context.lineJoin = "round";
  for (const stroke of strokes) paintStroke(context, side, stroke);
}

/** @param {CanvasRenderingContext2D} context @param {number} side @param {Stroke} stroke */
function paintStroke(context, side, stroke) {
  if (stroke.length === 1) {
    context.beginPath();
    context.arc(stroke[0][0] * side, stroke[0][1] * side, context.lineWidth / 2, 0, 2 * Math.PI);
    context.fill();
  }
  for (let first = 0; first < stroke.length - 1; first += PIECE) {
    context.beginPath();
    for (const [x, y] of stroke.slice(first, first + PIECE + 1)) context.lineTo(x * side, y * side);
    context.stroke();
  }
}

/** @param {CanvasRenderingContext2D} context @param {number} side @param {HTMLImageElement} photo */
function paintPhoto(context, side, photo) {
  const scale = Math.min(side / photo.width, side / photo.height);
  const [width, height] = [photo.width * scale, photo.height * scale];
  context.drawImage(photo, (side - width) / 2, (side - height) / 2, width, height);
}

/** @param {CanvasRenderingContext2D} context @param {number} side @param {Uint8Array} image */
function paintImage(context, side, image) {
  const cells = Math.sqrt(image.length);
  const cell = side / cells;
  image.forEach((level, i) => {
    context.globalAlpha = level / 255;
    context.fillRect((i % cells) * cell, Math.floor(i / cells) * cell, cell, cell);
  });
  context.globalAlpha = 1;
}

/**
 * Calls `repaint` when what is painted would look otherwise: the pad's size, the screen's pixels,
 * or the theme.
 * @param {HTMLCanvasElement} canvas
 * @param {() => void} repaint
 */
export function watchLook(canvas, repaint) {
  new ResizeObserver(repaint).observe(canvas);
  watchPixels(repaint);
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => requestAnimationFrame(repaint));
  }
  new MutationObserver(repaint).observe(document.body, { attributeFilter: ["class"] });
}

/**
 * Zooming changes how many of the screen's pixels a pixel of the page has.
 * @param {() => void} repaint
 */
function watchPixels(repaint) {
  const change = () => {
    repaint();
    watchPixels(repaint);
  };
  const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  query.addEventListener("change", change, { once: true });
}
