// What a page can tell of a picture's file, before and after the browser opens it.

/**
 * The `accept` of the field for a photo. Chrome and Edge on Android 14 and later offer the camera
 * only where more than images is accepted; Firefox offers it for images.
 * @param {string} userAgent
 */
export const acceptPictures = (userAgent) =>
  /Android/.test(userAgent) && !/Firefox/.test(userAgent) ? "image/*,android/allowCamera" : "image/*";

/**
 * Why the browser has not opened a file.
 * @param {Uint8Array} start the file's first bytes, 12 or more
 * @returns {import("../words/say.js").Message}
 */
export function explainUnreadable(start) {
  const format = nameFormat(String.fromCharCode(...start.subarray(0, 12)));
  return format ? { key: "photo.format", slots: { format } } : { key: "photo.unreadable" };
}

/** @param {string} start @returns {string | null} */
function nameFormat(start) {
  if (/^(II\*\0|MM\0\*)/.test(start)) return "TIFF";
  if (/^....ftyp(hei|hev|mif1|msf1)/s.test(start)) return "HEIC";
  return null;
}

/**
 * The paper to lay under a picture that is transparent in places: the one that its ink stands out
 * from. `drawing/colours.py` has the same rule.
 * @param {Uint8ClampedArray} pixels red, green, blue and alpha of each
 * @returns {"white" | "black"}
 */
export function choosePaper(pixels) {
  let [light, ink] = [0, 0];
  for (let i = 0; i < pixels.length; i += 4) {
    light += (pixels[i] + pixels[i + 1] + pixels[i + 2]) * pixels[i + 3];
    ink += pixels[i + 3];
  }
  return light < 127.5 * 3 * ink ? "white" : "black";
}

const SMALL = 256; // pixels of the longer side; a PNG of as many takes less than the server allows

/**
 * How a picture is best sent: as it is where it is drawn, with half of it in one colour, or small;
 * a photo as a JPEG, which is shorter.
 * @param {{ data: Uint8ClampedArray, width: number, height: number }} pixels red, green, blue and alpha of each
 * @returns {"image/png" | "image/jpeg"}
 */
export function chooseFormat({ data, width, height }) {
  if (Math.max(width, height) <= SMALL) return "image/png";
  /** @type {Map<number, number>} */
  const counts = new Map();
  let most = 0;
  for (const colour of new Uint32Array(data.buffer, data.byteOffset, width * height)) {
    const count = (counts.get(colour) ?? 0) + 1;
    counts.set(colour, count);
    most = Math.max(most, count);
  }
  return 2 * most >= width * height ? "image/png" : "image/jpeg";
}

/**
 * Whether a file is a PNG with 16 bits for each colour.
 * @param {Uint8Array} start the file's first bytes, 25 or more
 */
export const isDeep = (start) =>
  String.fromCharCode(...start.subarray(1, 4)) === "PNG" && start[24] === 16;

/**
 * Makes the brightest of `pixels` white if it is as dark as the white of 12 bits is where a browser
 * takes them for 16. `drawing/files.py` has the same rule.
 * @param {Uint8ClampedArray} pixels red, green, blue and alpha of each
 */
export function brighten(pixels) {
  const isColour = (/** @type {number} */ _, /** @type {number} */ i) => i % 4 < 3;
  const white = pixels.filter(isColour).reduce((most, level) => Math.max(most, level), 0);
  if (white < 8 || white >= 32) return;
  pixels.forEach((level, i) => {
    if (isColour(level, i)) pixels[i] = (level * 255) / white;
  });
}
