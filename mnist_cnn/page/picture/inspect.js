// The chosen map: the ink that lights it most, the map, its filter or weights, and its switch.

import { passFocus } from "../shared/focus.js";
import { update } from "../shared/updating.js";
import { coloured, sayAnswer, signed } from "../shared/words.js";
import { say } from "../words/say.js";
import { linkWords, showWorking } from "../working/opening.js";
import { paintSquare } from "./canvas.js";
import { findPatch } from "./chain.js";
import { colourFirst, colourWeight, mix } from "../shared/colours.js";
import { chooseColour } from "./maps.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Reasons} Reasons */
/** @typedef {import("./view.js").MapName} MapName */
/** @typedef {import("../asking/replies.js").Maps} Maps */
/** @typedef {import("../shared/colours.js").Palette} Palette */

/**
 * @param {HTMLElement} panel
 * @param {(map: number) => void} turn a map of the second block on or off
 * @param {() => void} turnAllOn
 */
export function mountInspect(panel, turn, turnAllOn) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (panel.querySelector(selector));
  const [title, toggle, text] = ["h3 > span", ".switch", ".say"].map(find);
  const [patch, middle, last] = [...panel.querySelectorAll(".trio > div")].map((part) => ({
    canvas: /** @type {HTMLCanvasElement} */ (part.querySelector("canvas")),
    caption: /** @type {HTMLElement} */ (part.querySelector("span")),
  }));
  /** @type {MapName | null | undefined} */
  let shown;
  openCells(middle.canvas, 7, (cell) => (shown?.block === 1 ? `map${shown.number}.cell${cell}` : null));
  openCells(last.canvas, 14, (cell) => (shown?.block === 0 ? `from${shown.number}.cell${cell}` : null));
  toggle.addEventListener("click", () => { if (shown) turn(shown.number); });
  panel.addEventListener("click", ({ target }) => {
    if (/** @type {Element} */ (target).matches(".all")) turnAllOn();
  });

  return (/** @type {View} */ view, /** @type {Palette} */ palette) => {
    const { reasons, state } = view;
    shown = reasons?.chosen;
    panel.style.visibility = shown ? "" : "hidden";
    const maps = reasons?.maps;
    if (!maps || !shown) return;
    const { block, number } = shown;
    const isOff = block === 1 && state.off.includes(number);
    update(title, { innerHTML: describeTitle(reasons, shown, isOff) });
    update(toggle, { hidden: block === 0, ariaChecked: String(!isOff), ariaLabel: say("inspect.switch", { map: number + 1 }) });
    update(toggle.children[1], { textContent: say(isOff ? "inspect.off" : "inspect.on") });
    const isFound = drawPatch(patch.canvas, view, maps, shown, palette);
    const found = block === 1 && state.place !== null ? "inspect.place" : "inspect.strongest";
    update(patch.caption, { textContent: say(isFound ? found : isOff ? "inspect.turned_off" : "inspect.nothing") });
    if (block === 0) {
      drawFilter(middle.canvas, maps.filters?.subarray(9 * number, 9 * number + 9), palette);
      const colour = chooseColour(0, view, palette);
      paintSquare(last.canvas, 14, (cell) => colour(number, cell));
    } else {
      const [, levels] = maps.levels;
      paintSquare(middle.canvas, 7, (cell) => colourFirst(palette, levels[49 * number + cell] / 15));
      drawWeights(last.canvas, reasons, number, palette);
    }
    update(middle.caption, { textContent: say(block === 0 ? "inspect.filter" : "inspect.its_map") });
    update(last.caption, { textContent: say(block === 0 ? "inspect.is_map" : "inspect.weights") });
    passFocus(() => update(text, { innerHTML: describe(reasons, view, isOff) }), () => [toggle]);
  };
}

/** A press on a map of `side` opens the cell there. @param {HTMLCanvasElement} canvas @param {number} side @param {(cell: number) => string | null} path */
function openCells(canvas, side, path) {
  canvas.addEventListener("click", ({ offsetX, offsetY }) => {
    const [column, row] = [offsetX / canvas.clientWidth, offsetY / canvas.clientHeight].map((share) => Math.min(side - 1, Math.floor(side * share)));
    const to = path(side * row + column);
    if (to) showWorking(to);
  });
}

/** @param {Reasons} reasons @param {MapName} map @param {boolean} isOff */
const describeTitle = ({ printedByMap }, { block, number }, isOff) =>
  block === 0 ? say("inspect.first", { map: number + 1 })
  : say("inspect.second", { map: number + 1, points: isOff ? "" : coloured(printedByMap[number]) });

/** @param {Reasons} reasons @param {View} view @param {boolean} isOff */
function describe({ chosen, comparison, maps }, { state: { off }, isNamed }, isOff) {
  if (chosen?.block === 0) {
    const peak = maps ? maps.peaks[0][chosen.number] : 0;
    return linkWords(`from${chosen.number}.cell${peak}`, say("inspect.slides"));
  }
  const rest = off.length ? ` <button type="button" class="all">${say("inspect.all_on")}</button>` : "";
  if (isOff) return say("inspect.without", { count: off.length }) + rest;
  if (!isNamed) return say("inspect.product") + rest;
  const [one, other] = [comparison.one, comparison.other].map(sayAnswer);
  return linkWords(`map${chosen?.number}`, say("inspect.points", { one, other })) + rest;
}

/** @param {HTMLCanvasElement} canvas @param {View} view @param {Maps} maps @param {MapName} map @param {Palette} palette */
function drawPatch(canvas, { reading, state: { place } }, maps, map, palette) {
  const patch = findPatch(maps, map, place);
  paintSquare(canvas, patch?.side ?? 1, (cell) => {
    if (!patch || !reading) return palette.tile;
    const [x, y] = [patch.x + (cell % patch.side), patch.y + Math.floor(cell / patch.side)];
    const isInside = x >= 0 && y >= 0 && x < 28 && y < 28;
    return isInside ? mix(palette.tile, palette.ink, 0.9 * (reading.image[28 * y + x] / 255)) : palette.tile;
  });
  return Boolean(patch);
}

/** @param {HTMLCanvasElement} canvas @param {Float32Array | undefined} filter 3x3 @param {Palette} palette */
function drawFilter(canvas, filter, palette) {
  const top = Math.max(1e-9, ...(filter ?? []).map(Math.abs));
  paintSquare(canvas, 3, (cell) => (filter ? colourWeight(palette, filter[cell] / top) : palette.tile));
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const size = canvas.width / 3;
  Object.assign(context, {
    fillStyle: `rgb(${palette.ink})`, font: `700 ${0.46 * size}px ${getComputedStyle(canvas).fontFamily}`,
    textAlign: "center", textBaseline: "middle",
  });
  filter?.forEach((weight, i) =>
    context.fillText(signed(Math.round(10 * weight) + 0), ((i % 3) + 0.5) * size, (Math.floor(i / 3) + 0.54) * size));
}

/** @param {HTMLCanvasElement} canvas @param {Reasons} reasons @param {number} map @param {Palette} palette */
function drawWeights(canvas, { maps, hasCells }, map, palette) {
  const weights = maps?.weights;
  paintSquare(canvas, 7, (cell) =>
    (weights && hasCells ? colourWeight(palette, weights[49 * map + cell]) : palette.tile));
}
