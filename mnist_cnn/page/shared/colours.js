// The colours of what is painted on canvases: brightness in grey, contributions in orange and blue.

import { side } from "./words.js";

/** @typedef {[number, number, number]} Colour red, green and blue, 0 to 255 */
/** @typedef {Record<"tile" | "ink" | "mute" | "for" | "against", Colour>} Palette */

const PALE = 0.6; // points: a picture whose strongest place has fewer stays pale
const NAMES = /** @type {const} */ (["tile", "ink", "mute", "for", "against"]);

/** The colours of page.css, as they are where `element` stands. @param {Element} element */
export function readPalette(element) {
  const style = getComputedStyle(element);
  return /** @type {Palette} */ (Object.fromEntries(
    NAMES.map((name) => [name, parseColour(style.getPropertyValue(`--${name}`))])));
}

/** @param {string} text #rrggbb @returns {Colour} */
export const parseColour = (text) =>
  /** @type {Colour} */ ([1, 3, 5].map((i) => parseInt(text.trim().slice(i, i + 2), 16)));

/** @param {Colour} from @param {Colour} to @param {number} share of `to`, 0 to 1 @returns {Colour} */
export const mix = (from, to, share) =>
  /** @type {Colour} */ (from.map((value, i) => value + (to[i] - value) * share));

/** The points that have the full tint, where the places have `values`. @param {ArrayLike<number>} values */
export const findTop = (values) => Math.max(PALE, ...Array.from(values, Math.abs));

/**
 * A pixel of the 28x28, tinted by what its place contributes.
 * @param {Palette} palette
 * @param {number} ink 0 to 1
 * @param {number} points of its place
 * @param {number} top the points that have the full tint
 */
export function colourPixel(palette, ink, points, top) {
  const strength = Math.min(1, Math.abs(points) / top);
  const hue = palette[side(points)];
  const paper = mix(palette.tile, hue, 0.34 * strength ** 0.8);
  const grey = mix(palette.mute, palette.ink, 0.45);
  const tint = Math.abs(points) < 0.05 ? 0 : Math.min(1, 0.35 + 1.3 * strength);
  return mix(paper, mix(grey, hue, tint), 0.92 * ink);
}

/** A cell of a map of the first block. @param {Palette} palette @param {number} level 0 to 1 */
export const colourFirst = (palette, level) => mix(palette.tile, palette.ink, 0.94 * level);

/**
 * A cell of a map of the second block, tinted by what it contributes.
 * @param {Palette} palette
 * @param {number} level 0 to 1
 * @param {number} points
 * @param {number} top the points that have the full tint
 */
export function colourSecond(palette, level, points, top) {
  const strength = Math.sqrt(Math.min(1, (1.25 * Math.abs(points)) / top));
  return mix(mix(palette.tile, palette.mute, 0.7 * level), palette[side(points)], strength);
}

/** A weight. @param {Palette} palette @param {number} weight -1 to 1 */
export const colourWeight = (palette, weight) =>
  mix(palette.tile, palette[side(weight)], 0.9 * Math.abs(weight));
