// Paints squares of colour on canvases, sharp on every screen.

/** @typedef {import("../shared/colours.js").Colour} Colour */

const strip = document.createElement("canvas"); // squares side by side, one screen pixel a cell

/**
 * A strip of `count` squares, `side` by `side` cells each.
 * @param {number} side
 * @param {number} count
 * @param {(square: number, cell: number) => Colour} colour
 */
export function paintStrip(side, count, colour) {
  strip.width = side * count;
  strip.height = side;
  const context = /** @type {CanvasRenderingContext2D} */ (strip.getContext("2d"));
  const image = context.createImageData(strip.width, side);
  for (let square = 0; square < count; square++) {
    for (let cell = 0; cell < side * side; cell++) {
      const at = 4 * (Math.floor(cell / side) * strip.width + square * side + (cell % side));
      image.data.set(colour(square, cell), at);
      image.data[at + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  return strip;
}

/** Gives `canvas` a pixel for each of the screen's. @param {HTMLCanvasElement} canvas */
export function fit(canvas) {
  const { clientWidth, clientHeight } = canvas;
  const [width, height] = [clientWidth, clientHeight].map((size) => Math.round(size * devicePixelRatio));
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
}

/** The emptied context of `canvas`. @param {HTMLCanvasElement} canvas */
export function clear(canvas) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = false;
  return context;
}

/**
 * Fills `canvas` with one square of `side` by `side` cells.
 * @param {HTMLCanvasElement} canvas
 * @param {number} side
 * @param {(cell: number) => Colour} colour
 */
export function paintSquare(canvas, side, colour) {
  const square = paintStrip(side, 1, (_, cell) => colour(cell));
  clear(canvas).drawImage(square, 0, 0, side, side, 0, 0, canvas.width, canvas.height);
}
