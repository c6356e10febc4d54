// The strip below the picture: its elements, and what lies in them at a step of a level.

import { countColumns, rove } from "../shared/roving.js";
import { update } from "../shared/updating.js";
import { listen } from "../shared/state.js";
import { say } from "../words/say.js";
import { LEVELS } from "./levels.js";
import { colourNumber } from "./sentences.js";
import { drawBlocks } from "./tables.js";

/** @typedef {import("./work.js").Worked} Worked */

const ICONS = { back: "M7 1L3 5L7 9", forward: "M3 1L7 5L3 9", play: "M1 0L10 5L1 10Z", pause: "M1 0H4V10H1ZM6 0H9V10H6Z" };
const icon = (/** @type {keyof typeof ICONS} */ name) => `<svg viewBox="0 0 10 10" aria-hidden="true"><path d="${ICONS[name]}"/></svg>`;

/** The strip's elements, in `section`. */
export function createStrip() {
  const section = document.createElement("section");
  section.id = "working";
  section.innerHTML = `<div class="tale"><h2 tabindex="-1"></h2><p class="say" aria-live="polite"></p>`
    + `<div class="controls"><button type="button" class="back">${icon("back")}</button>`
    + `<button type="button" class="start"></button>`
    + `<button type="button" class="forward"><span></span>${icon("forward")}</button></div></div>`
    + `<div class="board"><div class="top"><nav><ol></ol></nav><span class="counter"></span>`
    + `<button type="button" class="close">✕</button></div>`
    + `<div class="blocks"></div><p class="hear only-heard"></p></div>`;
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (section.querySelector(selector));
  const strip = {
    section, title: find("h2"), say: find(".say"), back: find(".back"), start: find(".start"), forward: find(".forward"),
    crumbs: find("ol"), counter: find(".counter"), close: find(".close"), blocks: find(".blocks"), hear: find(".hear"),
  };
  const name = () => {
    section.ariaLabel = /** @type {HTMLElement} */ (strip.crumbs.parentElement).ariaLabel = say("working.section");
    strip.back.ariaLabel = say("working.back");
    strip.close.ariaLabel = say("working.close");
    drawPlay(strip, strip.start.hasAttribute("data-playing"));
  };
  listen((_, changed) => { if (changed.has("spoken")) name(); });
  name();
  return strip;
}

/** @typedef {ReturnType<typeof createStrip>} Strip */

/** Whether the result may be told: at the end of a level whose result is found only there. @param {Worked} worked @param {number} step */
const isFound = ({ level }, step) => step === LEVELS[level.name].steps || !["second", "first"].includes(level.name);

/**
 * @param {Strip} strip
 * @param {Worked[]} levels
 * @param {number} step
 */
export function drawStrip(strip, levels, step) {
  const worked = levels[levels.length - 1];
  const kind = LEVELS[worked.level.name];
  const isLast = step === kind.steps;
  const hadFocus = [strip.blocks, strip.crumbs].some((part) => part.contains(document.activeElement));
  update(strip.title, { innerHTML: isFound(worked, step) ? say("working.titled", { title: kind.title(worked), number: colourNumber(worked) }) : kind.title(worked) });
  update(strip.say, { innerHTML: kind.say(worked, step) });
  update(strip.crumbs, { innerHTML: levels.map((each) => drawCrumb(each, each === worked)).join("") });
  update(strip.counter, { textContent: kind.steps > 1 ? say("working.counter", { step, steps: kind.steps }) : "" });
  update(strip.hear, { textContent: isLast ? kind.hear(worked) : "" });
  const forward = !isLast ? say("working.step") : worked.into ? say("working.into", { number: worked.into.text }) : say("working.from_top");
  update(strip.forward.children[0], { textContent: forward });
  update(strip.blocks, { innerHTML: drawBlocks(kind.show(worked, step)) });
  for (const group of strip.blocks.querySelectorAll(".cells, .of-shares, .of-list ul")) {
    const buttons = /** @type {HTMLButtonElement[]} */ ([...group.querySelectorAll("button")]);
    if (buttons.length) rove(/** @type {HTMLElement} */ (group), buttons, () => countGaps(/** @type {HTMLElement} */ (group)));
  }
  const isLost = hadFocus && !strip.section.contains(document.activeElement);
  if (isLost) strip.title.focus({ preventScroll: true });
}

/** How many buttons lie in a row; a table of cells has buttons everywhere but at its edges. @param {HTMLElement} group */
const countGaps = (group) => (group.matches(".cells") ? countColumns(group) : 1);

/** @param {Worked} worked @param {boolean} isLast */
function drawCrumb(worked, isLast) {
  const { crumb, number } = LEVELS[worked.level.name];
  const key = ["score", "pixel"].includes(worked.level.name) ? "working.crumb_bare" : "working.crumb";
  const text = say(key, { crumb: crumb(worked), number: number(worked) });
  return isLast ? `<li aria-current="step">${text}</li>`
    : `<li><button type="button" data-path="${worked.level.path}">${text}</button></li>`;
}

/** @param {Pick<Strip, "start">} strip @param {boolean} isPlaying */
export function drawPlay({ start }, isPlaying) {
  start.toggleAttribute("data-playing", isPlaying);
  start.innerHTML = `${icon(isPlaying ? "pause" : "play")}<span>${say(isPlaying ? "working.pause" : "working.play")}</span>`;
}
