// Mounts the guided minute: a sentence a step, and the part of the picture of which it speaks, lit.

import { ensureDrawing } from "../shared/ensuring.js";
import { makeBox } from "../shared/geometry.js";
import { change, getState, listen } from "../shared/state.js";
import { update } from "../shared/updating.js";
import { say } from "../words/say.js";
import { createVeil, DARK, drawLights, findBottom, findPlaces, findTop } from "../working/veil.js";
import { listSteps } from "./steps.js";

const ROOM = 12; // pixels between what is lit and the card
/** @type {Parameters<typeof drawLights>[2]} */
const BARE = { image: [], lower: null, maps: [[], []] }; // the picture lies under the veil as it is
const SHOWN = /** @type {const} */ (["guide", "hide", "spoken", "reply"]); // a reply changes how high the page is

/** From now on the step that the state's `guide` names is shown. @param {HTMLElement} page */
export function mountGuide(page) {
  const veil = createVeil();
  veil.classList.add("guide-lights");
  const card = createCard();
  page.append(veil, card.dialog);
  let shown = 0; // the step

  const draw = () => {
    const { guide, hide } = getState();
    if (guide === null) return end();
    const steps = listSteps(hide);
    const step = Math.min(Math.max(guide, 1), steps.length);
    if (!card.dialog.open) {
      ensureDrawing();
      card.dialog.showModal();
    }
    write(card, steps, step);
    light(steps[step - 1], step !== shown);
    shown = step;
  };
  function end() {
    if (card.dialog.open) card.dialog.close();
    veil.innerHTML = "";
    shown = 0;
  }
  /** @param {import("./steps.js").Step} step @param {boolean} isNew */
  function light({ lit }, isNew) {
    const places = { ...findPlaces(page, card.dialog), isNarrow: false, all: makeBox(0, 0, page.clientWidth, page.scrollHeight) };
    const lights = { ...DARK, lit: [lit], framed: [lit] };
    veil.innerHTML = drawLights(lights, places, BARE);
    if (isNew) bringIntoView(card.dialog, page, findTop(lights, places), findBottom(lights, places));
  }
  followCard(card);
  listen((_, changed) => { if (SHOWN.some((name) => changed.has(name))) draw(); });
  new ResizeObserver(draw).observe(page);
  draw();
}

/** @typedef {ReturnType<typeof createCard>} Card */

function createCard() {
  const dialog = document.createElement("dialog");
  dialog.className = "guide";
  dialog.innerHTML = `<p class="counter"></p><p class="say" aria-live="polite"></p>`
    + `<button type="button" class="next" autofocus></button><button type="button" class="close">✕</button>`;
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (dialog.querySelector(selector));
  return { dialog, counter: find(".counter"), say: find(".say"), next: find(".next"), close: find(".close") };
}

/** @param {Card} card @param {import("./steps.js").Step[]} steps @param {number} step from 1 */
function write(card, steps, step) {
  update(card.dialog, { ariaLabel: say("guide.title") });
  update(card.counter, { textContent: say("guide.counter", { step, steps: steps.length }) });
  update(card.say, { textContent: say(steps[step - 1].key) });
  update(card.next, { textContent: say(step < steps.length ? "guide.next" : "guide.done") });
  update(card.close, { ariaLabel: say("guide.close") });
}

/** A press goes on, wherever it is; Space and the arrows, too. Escape ends. @param {Card} card */
function followCard({ dialog, close }) {
  const leave = () => change({ guide: null });
  const go = (/** @type {number} */ by) => {
    const { guide, hide } = getState();
    const step = Math.max(1, Number(guide) + by);
    change({ guide: step > listSteps(hide).length ? null : step });
  };
  dialog.addEventListener("click", ({ target }) => (target === close ? leave() : go(1)));
  dialog.addEventListener("keydown", (event) => {
    const isPressed = event.target instanceof HTMLButtonElement; // by the space bar
    if (event.key === "ArrowRight" || event.key === " " && !isPressed) go(1);
    else if (event.key === "ArrowLeft") go(-1);
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("close", leave);
}

/**
 * Scrolls so that what is lit lies beside the card, which stands above it, or below it on a phone.
 * @param {HTMLElement} card @param {HTMLElement} page @param {number} top of what is lit, from the page's @param {number} bottom
 */
function bringIntoView(card, page, top, bottom) {
  const { top: start, bottom: end } = card.getBoundingClientRect();
  const isAbove = start < innerHeight / 2;
  const [first, last] = isAbove ? [end + ROOM, innerHeight] : [0, start - ROOM];
  const origin = page.getBoundingClientRect().top;
  const [from, to] = [origin + top, origin + bottom];
  if (from >= first && to <= last) return;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const scroller = document.fullscreenElement ?? document.scrollingElement;
  scroller?.scrollBy({ top: from - first - Math.max(0, (last - first - (to - from)) / 2), behavior: isCalm ? "auto" : "smooth" });
}
