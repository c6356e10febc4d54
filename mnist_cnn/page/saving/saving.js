// Saves what is shown as a file: the picture, or the numbers that the network reads.

import { bringFonts } from "../asking/later.js";
import { readingOf } from "../asking/selectors.js";
import { getState } from "../shared/state.js";
import { redraw } from "./redraw.js";
import { writeTable } from "./table.js";

const NAME = "draw-a-digit";
const SHARP = 2; // pixels of a PNG in one of the page's

/** @typedef {"png" | "svg" | "csv"} Kind */

/** Saves what `page` shows, as the visitor's browser saves files. @param {Kind} kind @param {HTMLElement} page */
export async function saveAs(kind, page) {
  const reading = readingOf(getState());
  if (kind === "csv") return reading && hand(new Blob([writeTable(reading.image)], { type: "text/csv" }), kind);
  const picture = redraw(page, await bringFonts());
  const blob = new Blob([picture.svg], { type: "image/svg+xml" });
  hand(kind === "svg" ? blob : await paint(picture), kind);
}

/** @param {Blob} blob @param {Kind} kind */
function hand(blob, kind) {
  const link = document.createElement("a");
  Object.assign(link, { href: URL.createObjectURL(blob), download: `${NAME}.${kind}` });
  link.click();
  URL.revokeObjectURL(link.href);
}

/** @param {ReturnType<typeof redraw>} picture @returns {Promise<Blob>} */
async function paint({ svg, width, height }) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`; // from a blob's address a canvas could not be read
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: Math.round(SHARP * width), height: Math.round(SHARP * height) });
  /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture")))));
}
