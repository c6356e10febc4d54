// What Python sends in base64, as arrays. Python's side is `encoding.py`.

/** @param {string} base64 */
export const decodeBytes = (base64) =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/**
 * Numbers of 4 bits, 0 to 15, two in a byte, the high one first.
 * @param {string} base64
 */
export function decodeNibbles(base64) {
  const bytes = decodeBytes(base64);
  const nibbles = new Uint8Array(2 * bytes.length);
  bytes.forEach((byte, i) => nibbles.set([byte >> 4, byte & 15], 2 * i));
  return nibbles;
}

/**
 * Numbers of 4 bits, as `decodeNibbles` reads them: in base64 that may stand in an address.
 * @param {Uint8Array} nibbles an even number of them
 */
export function encodeNibbles(nibbles) {
  let text = "";
  for (let i = 0; i < nibbles.length; i += 2) {
    text += String.fromCharCode((nibbles[i] << 4) | nibbles[i + 1]);
  }
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * Little-endian float32, as JavaScript's on every machine that has a browser.
 * @param {string} base64
 */
export const decodeFloats = (base64) => new Float32Array(decodeBytes(base64).buffer);
