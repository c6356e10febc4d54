// The third and the fourth stage: the feature maps of both blocks, as tiles.

import { countColumns, rove } from "../shared/roving.js";
import { update } from "../shared/updating.js";
import { side, signed } from "../shared/words.js";
import { say } from "../words/say.js";
import { clear, paintStrip } from "./canvas.js";
import { findLinks } from "./chain.js";
import { colourFirst, colourSecond, mix } from "../shared/colours.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Reasons} Reasons */
/** @typedef {import("../shared/colours.js").Palette} Palette */
/** @typedef {import("../shared/colours.js").Colour} Colour */
/** @typedef {import("./wires.js").Layout} Layout */

export const RIBBONS = 8; // maps of the second block whose contributions are drawn
const SIDES = [14, 7]; // cells of a map's side, in each block
const PALE = 0.25; // points: maps whose strongest cell has fewer stay pale

/**
 * @param {HTMLElement} stage
 * @param {0 | 1} block
 * @param {number} count
 * @param {{ point: (map: number | null) => void, pick: (map: number) => void }} handlers
 */
export function mountMaps(stage, block, count, { point, pick }) {
  const group = /** @type {HTMLElement} */ (stage.querySelector(".tiles"));
  const canvas = /** @type {HTMLCanvasElement} */ (group.querySelector("canvas"));
  const buttons = Array.from({ length: count }, (_, number) => {
    const button = document.createElement("button");
    button.type = "button";
    button.addEventListener("pointerenter", ({ pointerType }) => { if (pointerType === "mouse") point(number); });
    button.addEventListener("focus", () => { if (button.matches(":focus-visible")) point(number); });
    button.addEventListener("blur", () => point(null));
    button.addEventListener("click", () => pick(number));
    return button;
  });
  group.append(...buttons);
  group.addEventListener("pointerleave", () => point(null));
  rove(group, buttons, () => countColumns(group));

  /** @type {unknown[]} */
  let painted = []; // what the tiles show, since an answer comes more often than other maps
  return {
    buttons,
    draw(/** @type {View} */ view, /** @type {Palette} */ palette, /** @type {Layout} */ layout) {
      const { reasons, state: { place, off } } = view;
      const shown = [reasons?.maps, reasons?.hasCells, place, off, palette, layout];
      if (shown.some((value, i) => value !== painted[i])) paint(canvas, block, view, palette, layout);
      painted = shown;
      const fed = findFed(block, view);
      buttons.forEach((button, number) => mark(button, number, block, view, fed));
    },
  };
}

/** The maps of `block` that the chosen map of the other block is linked to. @param {0 | 1} block @param {View} view */
function findFed(block, { reasons, state: { place } }) {
  if (!reasons?.maps || !reasons.chosen || reasons.chosen.block === block) return [];
  const links = findLinks(reasons.maps, reasons.chosen, place, reasons.ranked.slice(0, RIBBONS));
  return links.map(({ from, to }) => (block === 0 ? from : to));
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {0 | 1} block
 * @param {View} view
 * @param {Palette} palette
 * @param {Layout} layout
 */
function paint(canvas, block, view, palette, { groups, tiles, ratio }) {
  const side = SIDES[block];
  const context = clear(canvas);
  const strip = paintStrip(side, tiles[block].length, chooseColour(block, view, palette));
  tiles[block].forEach((tile, number) => {
    const [x, y, size] = [tile.x - groups[block].x, tile.y - groups[block].y, tile.r - tile.x]
      .map((length) => Math.round(length * ratio));
    context.drawImage(strip, number * side, 0, side, side, x, y, size, size);
    if (block === 0 || !view.state.off.includes(number)) return;
    context.strokeStyle = `rgb(${palette.mute})`;
    context.lineWidth = 1.5 * ratio;
    context.beginPath();
    context.moveTo(x + 3 * ratio, y + size - 3 * ratio);
    context.lineTo(x + size - 3 * ratio, y + 3 * ratio);
    context.stroke();
  });
}

/**
 * The colour of each cell of each map in `block`.
 * @param {0 | 1} block
 * @param {View} view
 * @param {Palette} palette
 * @returns {(map: number, cell: number) => Colour}
 */
export function chooseColour(block, { reasons, state: { place } }, palette) {
  if (!reasons?.maps) return () => palette.tile;
  const { maps: { cells, levels: { [block]: levels } }, hasCells } = reasons;
  if (block === 0) return (map, cell) => colourFirst(palette, levels[196 * map + cell] / 15);
  const top = cells.reduce((most, value) => Math.max(most, Math.abs(value)), PALE);
  return (map, cell) => {
    const level = levels[49 * map + cell] / 15;
    if (place !== null && place !== cell) return mix(palette.tile, palette.mute, 0.25 * level);
    return colourSecond(palette, level, hasCells ? cells[49 * map + cell] : 0, top);
  };
}

/**
 * @param {HTMLButtonElement} button
 * @param {number} number
 * @param {0 | 1} block
 * @param {View} view
 * @param {number[]} fed
 */
function mark(button, number, block, { reasons, state }, fed) {
  const isChosen = reasons?.chosen?.block === block && reasons.chosen.number === number;
  const rank = block === 1 ? reasons?.ranked.indexOf(number) ?? -1 : -1;
  const hasRibbon = reasons && rank >= 0 && rank < RIBBONS;
  const points = block === 1 && reasons ? signed(reasons.printedByMap[number]) : "";
  const isOff = block === 1 && state.off.includes(number);
  update(button, {
    className: [
      hasRibbon ? `ranked ${side(reasons.byMap[number])}` : "",
      fed.includes(number) ? "fed" : "", isChosen ? "chosen" : "",
    ].join(" "),
    ariaPressed: String(block === 1 ? state.map === number : isChosen),
    ariaLabel: say("maps.map", { map: number + 1, points, case: [points && "points", isOff && "off"].filter(Boolean).join("_") }),
  });
}
