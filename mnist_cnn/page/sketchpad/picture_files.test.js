import assert from "node:assert/strict";
import test from "node:test";
import { tell } from "../words/say.js";
import { acceptPictures, brighten, chooseFormat, choosePaper, explainUnreadable, isDeep } from "./picture_files.js";

test("the camera is asked for on Android, and not in Firefox", () => {
  const camera = "image/*,android/allowCamera";
  const accepted = {
    "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile": camera,
    "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/130.0.0.0 EdgA/130.0": camera,
    "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0": "image/*",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1": "image/*",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0.0.0 Safari/537.36": "image/*",
  };
  for (const [agent, accept] of Object.entries(accepted)) {
    assert.equal(acceptPictures(agent), accept, agent);
  }
});

test("HEIC and TIFF are named, other files are no pictures", () => {
  /** @param {string} text */
  const start = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  assert.match(tell(explainUnreadable(start("\0\0\0\x18ftypheic"))), /HEIC.*JPEG or PNG/);
  assert.match(tell(explainUnreadable(start("\0\0\0\x1cftypmif1"))), /HEIC/);
  assert.match(tell(explainUnreadable(start("II*\0\x08\0\0\0"))), /TIFF.*JPEG or PNG/);
  assert.match(tell(explainUnreadable(start("MM\0*\0\0\0\x08"))), /TIFF/);
  for (const other of ["no picture", "", "\0\0\0\x18ftypisom"]) {
    assert.match(tell(explainUnreadable(start(other))), /can’t open this file/);
  }
});

test("dark ink lies on white paper, light ink on black; what is transparent has no say", () => {
  const hidden = [255, 255, 255, 0];
  assert.equal(choosePaper(Uint8ClampedArray.of(...hidden, 20, 20, 90, 255)), "white");
  assert.equal(choosePaper(Uint8ClampedArray.of(0, 0, 0, 0, 250, 250, 200, 255)), "black");
});

test("a PNG of 16 bits is told by its header", () => {
  const start = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, ...new Array(20).fill(0), 16);
  assert.ok(isDeep(start) && !isDeep(start.with(24, 8)) && !isDeep(start.with(1, 0x51)));
});

test("white of 12 bits becomes white; noise, and what is bright, stay as they are", () => {
  /** @param {...number} levels */
  const brightened = (...levels) => {
    const pixels = Uint8ClampedArray.from(levels);
    brighten(pixels);
    return [...pixels];
  };
  assert.deepEqual(brightened(15, 0, 5, 255), [255, 0, 85, 255]);
  assert.deepEqual(brightened(16, 16, 16, 9), [255, 255, 255, 9]);
  assert.deepEqual(brightened(4, 0, 7, 255), [4, 0, 7, 255]);
  assert.deepEqual(brightened(32, 0, 7, 255), [32, 0, 7, 255]);
});

test("what is drawn or small is sent as it is, a photo as a JPEG", () => {
  /** @param {number} side @param {(i: number) => number} level */
  const picture = (side, level) =>
    ({ width: side, height: side, data: Uint8ClampedArray.from({ length: 4 * side * side }, (_, i) => level(i >> 2)) });
  assert.equal(chooseFormat(picture(300, (i) => (i % 2 ? 255 : i))), "image/png");
  assert.equal(chooseFormat(picture(300, (i) => i % 251)), "image/jpeg");
  assert.equal(chooseFormat(picture(256, (i) => i % 251)), "image/png");
});
