// A task sheet as HTML: the drawing, what is read and why, and the tasks with room to write.

import { NO_DIGIT } from "../shared/fields.js";
import { colourPixel, findTop } from "../shared/colours.js";
import { findMoment } from "../shared/moments.js";
import { findNetwork } from "../shared/facts.js";
import { roundShares } from "../shared/rounding.js";
import { choosePen, outlineStrokes } from "../shared/strokes.js";
import { nameAnswer, percent, plain, sayAnswer, signed, toTenths } from "../shared/words.js";
import { say } from "../words/say.js";

/** @typedef {Readonly<import("../shared/state.js").State>} State */
/** @typedef {import("../asking/selectors.js").Reading} Reading */
/** @typedef {import("../asking/selectors.js").Reasons} Reasons */
/** @typedef {import("../shared/colours.js").Palette} Palette */

/**
 * @typedef {object} Content
 * @property {State} state
 * @property {Reading | null} reading
 * @property {Reasons | null} reasons
 * @property {import("../tasks/list.js").Task[]} tasks
 * @property {Palette} palette
 * @property {number} pen the width of a line, of the pad's side
 * @property {string} site the page's address
 * @property {string} link to what is shown, where one can type it; else the page's address
 * @property {{ side: number, path: string } | null} code of the link, none for a photo
 */

const BLANK = Array(49).fill(0);

/** @param {Content} content */
export function drawSheet(content) {
  const { state, tasks, site, link } = content;
  const isTold = !state.hide.includes("answer");
  return drawTop(content)
    + `<div class="read ${isTold ? "" : "untold"}">${drawInk(content)}${drawImage(content, isTold)}${isTold ? drawAnswer(content) : ""}</div>`
    + `<ol>${state.hide.includes("below") ? "" : tasks.map(drawTask).join("")}</ol>`
    + `<p class="foot"><span dir="ltr">${link === site ? trim(site) : link}</span><span>${say("paper.ticks")}</span></p>`;
}

/** An address as one types it. @param {string} address */
const trim = (address) => address.replace(/^https?:\/\//, "").replace(/\/$/, "");

/** @param {Content} content */
function drawTop({ site, code }) {
  const drawn = code ? `<svg viewBox="0 0 ${code.side} ${code.side}" shape-rendering="crispEdges"><path d="${code.path}"/></svg>` : "";
  return `<div class="top"><div><h1>${say("header.title")}</h1><p>${say("paper.about", { case: code ? "code" : "plain" })}</p>`
    + `<p class="own"><span>${say("paper.name")}</span><span>${say("paper.date")}</span></p></div>`
    + `<div class="code">${drawn}<p dir="ltr">${trim(site)}</p></div></div>`;
}

/** @param {Content} content */
function drawInk({ state: { strokes, photo, missed }, reading, palette, pen }) {
  const ink = photo !== null ? "photo" : missed !== null ? "scan" : "pen";
  const drawn = photo !== null ? `<image href="${photo}" width="1" height="1"/>`
    : missed !== null && reading ? `<g transform="scale(${1 / 28})">${paintPixels(reading.image, BLANK, palette)}</g>`
    : `<path class="ink" stroke-width="${choosePen(pen, reading?.number)}" d="${outlineStrokes(strokes)}"/>`;
  return `<div><h2>${say("sketchpad.title")}</h2><p>${say("paper.drawn", { ink })}</p>`
    + `<svg class="pad-of" viewBox="0 0 1 1">${drawn}</svg></div>`;
}

/** @param {Content} content @param {boolean} isTold the answer may be named */
function drawImage({ reading, reasons, palette }, isTold) {
  const values = reasons?.comparison.places ?? BLANK;
  const { one, other } = reasons?.comparison ?? {};
  const pair = isTold && one !== undefined && other !== undefined ? say("paper.sees", { one: sayAnswer(one), other: sayAnswer(other) }) : say("field.about");
  const points = (reasons?.printed.places.parts ?? []).map((tenths, place) => (tenths
    ? `<text x="${4 * (place % 7) + 2}" y="${4 * Math.floor(place / 7) + 2}">${signed(tenths)}</text>` : ""));
  return `<div><h2>${say("field.title")}</h2><p>${pair}</p><svg class="image" viewBox="0 0 28 28">`
    + `${reading ? paintPixels(reading.image, values, palette) : ""}${points.join("")}</svg></div>`;
}

/** @param {Uint8Array} image @param {ArrayLike<number>} values points of each place @param {Palette} palette */
function paintPixels(image, values, palette) {
  const top = findTop(values);
  const paint = (/** @type {number} */ level, /** @type {number} */ pixel) => {
    const [x, y] = [pixel % 28, Math.floor(pixel / 28)];
    const colour = colourPixel(palette, level / 255, values[7 * Math.floor(y / 4) + Math.floor(x / 4)], top);
    return `<path d="M${x} ${y}h1v1h-1z" fill="rgb(${colour.map(Math.round)})"/>`;
  };
  return `<g shape-rendering="crispEdges">${Array.from(image, paint).join("")}</g>`;
}

/** @param {Content} content */
function drawAnswer({ state, reading }) {
  const { name, noDigitLogit, snapshots, batchesPerEpoch } = findNetwork(state.network);
  const { kind, slots } = findMoment(snapshots[reading?.snapshot ?? snapshots.length - 1], batchesPerEpoch);
  const reader = state.snapshot === null ? say("paper.reader", { name }) : say(`teaching.${kind}`, slots);
  const shares = reading && roundShares(reading.shares);
  const answers = Array.from({ length: noDigitLogit === null ? NO_DIGIT : NO_DIGIT + 1 }, (_, answer) => answer);
  return `<div><h2>${say("answer.title")}</h2><p>${reader}</p>${reading && shares ? drawHeadline(reading, shares) : ""}`
    + `<table>${answers.map((answer) => drawRow(answer, reading, shares)).join("")}</table></div>`;
}

/** @param {Reading} reading @param {number[]} shares */
function drawHeadline({ pair: [one, other], scores }, shares) {
  const lead = toTenths(scores[one]) - toTenths(scores[other]);
  const ahead = lead ? say("answer.ahead", { count: lead / 10, points: plain(lead), answer: sayAnswer(other) })
    : say("answer.level", { answer: sayAnswer(other) });
  return `<div class="verdict"><b class="for">${nameAnswer(one)}</b><p><strong>${percent(shares[one])}</strong><br>${ahead.replace(/<\/?a>/g, "")}</p></div>`;
}

/** @param {number} answer @param {Reading | null} reading @param {number[] | null} shares */
function drawRow(answer, reading, shares) {
  const kind = { [reading?.pair[1] ?? -1]: "against", [reading?.pair[0] ?? -1]: "for" }[answer] ?? "";
  const share = reading?.shares[answer] ?? 0;
  return `<tr class="${kind}"><th>${nameAnswer(answer)}</th><td>${reading ? plain(toTenths(reading.scores[answer])) : ""}</td>`
    + `<td class="length"><i style="width:${100 * share}%"></i></td><td>${shares ? percent(shares[answer]) : ""}</td></tr>`;
}

/** @param {import("../tasks/list.js").Task} task */
const drawTask = ({ key, ask, isDrawn }) =>
  `<li><div><h3>${say(key)}</h3><p>${say(ask)}</p></div><div class="room">${isDrawn ? '<i class="box"></i>' : ""}<i class="lines"></i></div></li>`;
