// Draws what connects the stages: the ink's frame, the way through the chosen map, the ribbons.

import { findLinks, findPatch } from "./chain.js";
import { cutBox, findBox, findInk, findStrokes, fitBox, routeWire } from "../shared/geometry.js";
import { RIBBONS } from "./maps.js";
import { drawRibbonsAcross, drawRibbonsDown } from "../shared/ribbons.js";

/** @typedef {import("../shared/geometry.js").Box} Box */
/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Reasons} Reasons */

/**
 * Where everything lies.
 * @typedef {object} Layout
 * @property {boolean} isNarrow the stages lie below each other
 * @property {number} unit in pixels
 * @property {number} ratio pixels of the screen in one of the page
 * @property {Box | null} pad
 * @property {Box} field the square of the 28x28
 * @property {[Box, Box]} groups the maps of each block
 * @property {[Box[], Box[]]} tiles
 * @property {Box[]} bars
 * @property {Box} duel
 */

/**
 * @param {HTMLElement} page
 * @param {HTMLElement} picture
 * @param {[HTMLButtonElement[], HTMLButtonElement[]]} maps
 * @returns {Layout}
 */
export function measure(page, picture, maps) {
  const origin = page.getBoundingClientRect();
  const find = (/** @type {ParentNode} */ root, /** @type {string} */ selector) => {
    const element = root.querySelector(selector);
    return element && findBox(element, origin);
  };
  const need = (/** @type {string} */ selector) => /** @type {Box} */ (find(picture, selector));
  const columnOfAnswer = /** @type {HTMLElement} */ (picture.querySelector(".col-e"));
  return {
    isNarrow: getComputedStyle(columnOfAnswer).display === "contents",
    unit: parseFloat(getComputedStyle(page).fontSize) / 15,
    ratio: devicePixelRatio,
    pad: find(page, ".st-a canvas"),
    field: need(".field"),
    groups: [need(".st-c .tiles"), need(".st-d .tiles")],
    tiles: /** @type {[Box[], Box[]]} */ (maps.map((buttons) => buttons.map((button) => findBox(button, origin)))),
    bars: [...picture.querySelectorAll(".bars .bar")].map((row) => findBox(row, origin)),
    duel: need(".duel"),
  };
}

/** @param {View} view @param {Layout} layout @param {number} pen @returns {string} SVG */
export function drawWires(view, layout, pen) {
  const { reasons, state: { place, hide } } = view;
  const frame = layout.isNarrow ? "" : drawFrame(view, layout, pen);
  if (!reasons || hide.includes("maps")) return frame;
  const chain = drawChain(reasons, place, layout);
  return frame + chain + (hide.includes("answer") ? "" : drawRibbons(reasons, place, layout));
}

/** What was taken for ink in a photo, over the photo. @param {View} view @param {Layout} layout @returns {string} SVG */
export function drawPhotoInk({ ink }, { pad }) {
  if (!pad || !ink) return "";
  const { x, y, r, b } = fitBox(pad, ...ink.size);
  const place = `x="${x}" y="${y}" width="${r - x}" height="${b - y}"`;
  return `<rect class="veil" ${place}/><image href="${ink.url}" preserveAspectRatio="none" ${place}/>`;
}

/** The box on the pad of the ink that the picture speaks of. @param {View} view @param {Box} pad @param {number} pen */
function findDrawn({ state, reading, ink }, pad, pen) {
  if (ink) return cutBox(fitBox(pad, ...ink.size), ...ink.box);
  const number = reading?.number;
  if (number) {
    const [left, top, right, bottom] = number.boxes[number.part];
    return cutBox(pad, left - pen / 2, top - pen / 2, right + pen / 2, bottom + pen / 2);
  }
  const drawn = state.photo === null && findStrokes(state.strokes, pen);
  return drawn && cutBox(pad, drawn.x, drawn.y, drawn.r, drawn.b);
}

/** The frame of the ink on the pad, and where it lies in the 28x28. @param {View} view @param {Layout} layout @param {number} pen */
function drawFrame(view, { pad, field, unit }, pen) {
  const ink = view.reading && findInk(view.reading.image);
  const from = pad && findDrawn(view, pad, pen);
  if (!ink || !from) return "";
  const to = cutBox(field, ink.x / 28, ink.y / 28, ink.r / 28, ink.b / 28);
  return `<g class="frame" stroke-width="${unit}" stroke-dasharray="${3 * unit}">${rectangle(from)}`
    + `<path d="M${from.r} ${from.y}L${to.x} ${to.y}M${from.r} ${from.b}L${to.x} ${to.b}"/></g>`;
}

/** From the ink that the chosen map sees, through the maps it is linked to. @param {Reasons} reasons @param {number | null} place @param {Layout} layout */
function drawChain({ maps, chosen, ranked }, place, { field, groups, tiles, unit, isNarrow }) {
  const patch = maps && chosen && findPatch(maps, chosen, place);
  if (!patch) return "";
  const { x, y, side } = patch;
  const box = cutBox(field, x / 28, y / 28, (x + side) / 28, (y + side) / 28);
  const window = `<g class="patch"><g class="halo" stroke-width="${3.4 * unit}">${rectangle(box)}</g>`
    + `<g stroke-width="${1.5 * unit}">${rectangle(box)}</g></g>`;
  if (isNarrow) return window;
  const links = findLinks(maps, chosen, place, ranked.slice(0, RIBBONS));
  const wire = (/** @type {string} */ path, /** @type {number} */ width) =>
    `<path class="halo" d="${path}" stroke-width="${(width + 2) * unit}"/><path d="${path}" stroke-width="${width * unit}"/>`;
  const toFirst = (/** @type {Box} */ tile) =>
    routeWire(box.r, box.cy, field.r, groups[0].x, tile.x, tile.cy);
  const toSecond = (/** @type {Box} */ from, /** @type {Box} */ to) =>
    routeWire(from.r, from.cy, groups[0].r, groups[1].x, to.x, to.cy);
  const thickness = (/** @type {number} */ strength) => 0.8 + 1.5 * strength;
  const first = chosen.block === 0 ? wire(toFirst(tiles[0][chosen.number]), 1.6) : "";
  const wires = links.map(({ from, to, strength }) =>
    (chosen.block === 0 ? "" : wire(toFirst(tiles[0][from]), thickness(strength)))
    + wire(toSecond(tiles[0][from], tiles[1][to]), thickness(strength)));
  return `${window}<g class="chain">${first}${wires.join("")}</g>`;
}

/** @param {Reasons} reasons @param {number | null} place @param {Layout} layout */
function drawRibbons({ byMap, printedByMap, ranked, chosen, comparison }, place, { tiles, bars, duel, groups, unit, isNarrow }) {
  const shown = ranked.slice(0, RIBBONS);
  const number = chosen?.block === 1 ? chosen.number : null;
  if (number !== null && ranked.includes(number) && !shown.includes(number)) shown.push(number);
  const strands = shown.map((map) => ({
    tile: tiles[1][map], points: byMap[map], tenths: printedByMap[map], isChosen: map === number,
  }));
  const weak = place === null ? 0.6 : 0.25;
  if (!isNarrow) {
    const ends = { for: bars[comparison.one], against: bars[comparison.other] };
    return drawRibbonsAcross(strands, ends, groups[1].r, unit, weak);
  }
  const quarter = (duel.r - duel.x) / 8;
  const end = (/** @type {number} */ x) => ({ ...duel, cx: x });
  const ends = { for: end(duel.x + quarter), against: end(duel.x + 3 * quarter) };
  return drawRibbonsDown(strands, ends, groups[1].b, weak);
}

/** @param {Box} box */
const rectangle = ({ x, y, r, b }) => `<rect x="${x}" y="${y}" width="${r - x}" height="${b - y}" rx="2"/>`;
