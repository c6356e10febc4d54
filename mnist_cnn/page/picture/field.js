// The second stage: the 28x28, and what each of its 49 places contributes.

import { change } from "../shared/state.js";
import { countColumns, rove } from "../shared/roving.js";
import { update } from "../shared/updating.js";
import { coloured, plain, sayAnswer, signed } from "../shared/words.js";
import { say } from "../words/say.js";
import { showWorking } from "../working/opening.js";
import { paintSquare } from "./canvas.js";
import { colourPixel, findTop, mix } from "../shared/colours.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("../shared/colours.js").Palette} Palette */

const PLACES = 49;
const FEW = 5; // tenths: a place that counts for fewer prints them where the 28x28 is pointed at

/**
 * @param {HTMLElement} stage
 */
export function mountField(stage) {
  const canvas = /** @type {HTMLCanvasElement} */ (stage.querySelector("canvas"));
  const group = /** @type {HTMLElement} */ (stage.querySelector(".places"));
  const pair = /** @type {HTMLElement} */ (stage.querySelector(".pair"));
  const sum = /** @type {HTMLElement} */ (stage.querySelector(".sum"));
  const buttons = Array.from({ length: PLACES }, (_, place) => createPlace(place));
  group.append(...buttons);
  group.addEventListener("pointerleave", ({ pointerType }) => { if (pointerType === "mouse") point(null); });
  rove(group, buttons, () => countColumns(group));

  return (/** @type {View} */ view, /** @type {Palette} */ palette) => {
    const { reasons, isNamed, state: { place } } = view;
    paint(canvas, view, palette);
    stage.classList.toggle("at-place", place !== null);
    buttons.forEach((button, i) => label(button, i, view));
    update(pair, { innerHTML: reasons && isNamed ? describePair(reasons.comparison) : "" });
    update(sum, { innerHTML: reasons ? describeSum(reasons.printed, place) : "" });
  };
}

/** @param {number | null} place */
const point = (place) => change({ place });

/** @param {number} place */
function createPlace(place) {
  const button = document.createElement("button");
  button.type = "button";
  let isMouse = false;
  button.addEventListener("pointerenter", ({ pointerType }) => {
    isMouse = pointerType === "mouse";
    if (isMouse) point(place);
  });
  button.addEventListener("click", () => {
    if (isMouse || button.classList.contains("on")) showWorking(`place${place}`);
    else point(place);
  });
  button.addEventListener("focus", () => { if (button.matches(":focus-visible")) point(place); });
  button.addEventListener("blur", () => point(null));
  return button;
}

/** @param {HTMLCanvasElement} canvas @param {View} view @param {Palette} palette */
function paint(canvas, { reading, reasons, state: { place } }, palette) {
  const values = reasons?.comparison.places ?? Array(PLACES).fill(0);
  const top = findTop(values);
  paintSquare(canvas, 28, (pixel) => {
    if (!reading) return palette.tile;
    const here = Math.floor(pixel / 112) * 7 + Math.floor((pixel % 28) / 4);
    const colour = colourPixel(palette, reading.image[pixel] / 255, values[here], top);
    return place === null || place === here ? colour : mix(colour, palette.tile, 0.6);
  });
}

/** @param {HTMLButtonElement} button @param {number} i @param {View} view */
function label(button, i, { reasons, state: { place } }) {
  const tenths = reasons?.printed.places.parts[i] ?? 0;
  const at = { row: Math.floor(i / 7) + 1, column: (i % 7) + 1 };
  update(button, {
    textContent: tenths ? signed(tenths) : "",
    className: `${place === null ? "" : place === i ? "on" : "dim"} ${Math.abs(tenths) < FEW ? "few" : ""}`,
    ariaLabel: reasons ? say("field.place_points", { ...at, points: signed(tenths) }) : say("field.place", at),
  });
}

/** @param {{ one: number, other: number }} pair */
const describePair = ({ one, other }) =>
  say("field.pair", { one: sayAnswer(one), other: sayAnswer(other) });

/**
 * What `place` adds, and what all add up to, which shows where the 28x28 is pointed at.
 * @param {import("../asking/comparing.js").Printed} printed
 * @param {number | null} place
 */
const describeSum = ({ places, bias, lead }, place) =>
  (place === null ? "" : `<span class="here">${say("field.here", { points: coloured(places.parts[place]) })}</span>`)
    + `<span class="all">${say("field.sum", {
      plus: signed(places.plus), minus: signed(places.minus), bias: signed(bias), lead: plain(lead),
    })}</span>`;
