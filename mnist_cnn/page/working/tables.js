// Draws what a level shows, as HTML.

import { say } from "../words/say.js";

/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./blocks.js").Cell} Cell */

/** @param {Block[]} blocks */
export const drawBlocks = (blocks) => blocks.map((block) =>
  `<div class="piece of-${block.kind} ${block.isHidden ? "is-hidden" : ""} ${block.isWide ? "on-wide" : ""}">`
  + caption(block) + DRAW[block.kind](/** @type {any} */ (block)) + "</div>").join("");

/** @param {Block} block */
const caption = (block) => ("caption" in block ? `<p class="above">${block.caption}</p>` : "");

/** @type {{ [Kind in Block["kind"]]: (block: Extract<Block, { kind: Kind }>) => string }} */
const DRAW = {
  table: ({ size, columns, narrow, cells, rows, window }) =>
    `<div class="grid ${size}" style="--columns:${columns};--narrow:${narrow ?? columns}">`
    + (rows ? `<div class="rows">${rows.map((row) => `<span>${row}</span>`).join("")}</div>` : "")
    + `<div class="cells" role="group">${cells.map(drawCell).join("")}</div>`
    + (window ? `<i class="window" style="--row:${window.row};--column:${window.column}"></i>` : "") + "</div>",
  sign: ({ text }) => `<span aria-hidden="true">${text}</span>`,
  sum: ({ rows }) => `<dl>${rows.map(({ label, text, hue = "", isTotal, isRest }) =>
    `<div class="${isTotal ? "total" : ""} ${isRest ? "rest" : ""}"><dt>${label}</dt><dd class="${hue}">${text}</dd></div>`).join("")}</dl>`,
  result: ({ text }) => `<b class="${text === "?" ? "open" : ""}">${text}</b>`,
  map: ({ side, levels, mark }) =>
    `<svg viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" aria-hidden="true">${levels.map((level, cell) =>
      (level ? `<path d="M${cell % side} ${Math.floor(cell / side)}h1v1h-1z" opacity="${0.94 * level}"/>` : "")).join("")}`
    + `<rect class="halo" x="${mark.column}" y="${mark.row}" width="${mark.side}" height="${mark.side}" style="--cells:${side}"/>`
    + `<rect x="${mark.column}" y="${mark.row}" width="${mark.side}" height="${mark.side}" style="--cells:${side}"/></svg>`,
  shares: ({ items, step, thousands }) =>
    `<div class="names" aria-hidden="true"><span></span><span>${say("answer.score")}</span><span></span>`
    + `<span>${say("working.powers_in", { thousands, score: say("answer.score") })}</span><span>${say("answer.share")}</span></div>`
    + items.map(({ name, hue, score, height, power, share, path, isChosen }) =>
      `<button type="button" class="${hue} ${isChosen ? "chosen" : ""}" data-path="${path}" aria-label="${say("working.row", { step, name, score, power, share })}">`
      + `<b>${name}</b><span>${score}</span><i style="--share:${power ? height : 0}"></i><span>${power}</span><span>${share}</span></button>`).join(""),
  fraction: ({ over, under, text, hue }) =>
    `<div><span class="ratio"><b class="${hue}">${over}</b><b>${under}</b></span><span>${text && "="}</span><b class="${hue} whole">${text}</b></div>`,
  line: ({ html }) => html,
  list: ({ products }) => `<ul>${products.map(({ label, factors, points, path }) =>
    `<li><button type="button" data-path="${path}"><span>${label}</span><span>${factors} =</span><b class="${points.hue}">${points.text}</b></button></li>`).join("")}</ul>`,
};

/** @param {Cell} cell */
function drawCell({ text, hue, strength, mark, path, label, isFramed, isPale, isOutside, isNow }) {
  const classes = [hue, strength > 0.5 && hue === "ink" ? "deep" : "", isFramed ? "framed" : "", isPale ? "pale" : "",
    isOutside ? "outside" : "", isNow ? "now" : "", mark ? "marked" : ""].filter(Boolean).join(" ");
  const inner = (mark ? `<small>${mark}</small>` : "") + `<span>${text}</span>`;
  const style = `style="--s:${strength.toFixed(3)}"`;
  return path
    ? `<button type="button" class="${classes}" ${style} data-path="${path}" aria-label="${label}">${inner}</button>`
    : `<span class="${classes}" ${style}>${inner}</span>`;
}
