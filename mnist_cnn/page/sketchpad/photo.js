// A picture's file becomes a photo that the server reads: small, upright, on opaque paper.

import { brighten, chooseFormat, choosePaper, explainUnreadable, isDeep } from "./picture_files.js";

const QUALITY = 0.9; // of a JPEG

export class PhotoError extends Error {
  /** @param {import("../words/say.js").Message} reason what visitors are told */
  constructor(reason) {
    super(reason.key);
    this.reason = reason;
  }
}

/**
 * The picture in `file` as the data URL of a JPEG or a PNG, its longer side `side` pixels or less.
 * @param {Blob} file
 * @param {number} side
 * @returns {Promise<string>}
 * @throws {PhotoError}
 */
export async function readPhoto(file, side) {
  const picture = await open(file, side);
  if (!(await isHonest())) throw new PhotoError({ key: "photo.falsified" });
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width, picture.height].map((long) =>
    Math.max(1, Math.round(long * scale)));
  const context = getContext(width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, width, height);
  if (picture instanceof ImageBitmap) picture.close();
  const pixels = context.getImageData(0, 0, width, height);
  if (isDeep(await readStart(file))) {
    brighten(pixels.data);
    context.putImageData(pixels, 0, 0);
  }
  context.globalCompositeOperation = "destination-over"; // what follows lies under it
  context.fillStyle = choosePaper(pixels.data);
  context.fillRect(0, 0, width, height);
  const type = chooseFormat(pixels);
  return readAsUrl(await context.canvas.convertToBlob({ type, quality: QUALITY }));
}

/** @param {Blob} file */
const readStart = async (file) => new Uint8Array(await file.slice(0, 32).arrayBuffer());

/** @param {Blob} file @param {number} side @returns {Promise<ImageBitmap | HTMLImageElement>} */
async function open(file, side) {
  try {
    return file.type === "image/svg+xml" ? await openSvg(file, side) : await createImageBitmap(file);
  } catch {
    throw new PhotoError(explainUnreadable(await readStart(file)));
  }
}

/**
 * No bitmap is created from SVG, which may have no size either.
 * @param {Blob} file
 * @param {number} side
 */
async function openSvg(file, side) {
  const picture = new Image();
  picture.src = URL.createObjectURL(file);
  try {
    await picture.decode();
  } finally {
    URL.revokeObjectURL(picture.src);
  }
  const scale = side / Math.max(picture.naturalWidth, picture.naturalHeight, 1);
  picture.width = Math.max(1, Math.round((picture.naturalWidth || 1) * scale));
  picture.height = Math.max(1, Math.round((picture.naturalHeight || 1) * scale));
  return picture;
}

/** @type {Promise<boolean> | undefined} */
let honesty;

/** Whether a picture comes out of this browser as it went in; some falsify it, for privacy. */
const isHonest = () => (honesty ??= testHonesty());

async function testHonesty() {
  const side = 32;
  const context = getContext(side, side);
  context.fillStyle = "white";
  context.fillRect(0, 0, side, side);
  context.fillStyle = "black";
  context.fillRect(0, 0, side / 2, side);
  const copy = getContext(side, side);
  const jpeg = await context.canvas.convertToBlob({ type: "image/jpeg" });
  copy.drawImage(await createImageBitmap(jpeg), 0, 0);
  const { data } = copy.getImageData(0, 0, side, side);
  return data.every((value, i) => {
    const isBlack = (i >> 2) % side < side / 2 && i % 4 < 3;
    return Math.abs(value - (isBlack ? 0 : 255)) < 32; // JPEG's errors, or a little noise, do no harm
  });
}

/** @param {number} width @param {number} height */
const getContext = (width, height) =>
  /** @type {OffscreenCanvasRenderingContext2D} */ (
    new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true })
  );

/** @param {Blob} blob @returns {Promise<string>} */
const readAsUrl = (blob) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
