// Mounts the sketchpad: the pad, the tools beside it, and the examples.

import { inkOf, readingOf } from "../asking/selectors.js";
import { FACTS } from "../shared/facts.js";
import { clear, findEffects, redo, removeStroke, undo } from "../shared/drawing.js";
import { followSaving } from "../saving/opening.js";
import { countColumns, rove } from "../shared/roving.js";
import { getState, isEmpty, listen } from "../shared/state.js";
import { takesText } from "../shared/typing.js";
import { update } from "../shared/updating.js";
import { choosePen } from "../shared/strokes.js";
import { say, tell } from "../words/say.js";
import { findCommand } from "./commands.js";
import { drawByHand } from "./drawing_by_hand.js";
import { showExamples } from "./examples.js";
import { showFrames } from "./frames.js";
import { drawByKeys } from "./keyboard.js";
import { makeLink } from "./link.js";
import { keepPage, openPage } from "./opening.js";
import { paintPad, readLook, watchLook } from "./painting.js";
import { takePhotos } from "./photos.js";
import { showRing } from "./ring.js";
import { describePad } from "./sentences.js";

const DRAWN = /** @type {const} */ (["strokes", "photo", "missed"]);
const TOLD = /** @type {const} */ (["notice", "refusal", "question", "reply", "spoken"]);
const COMMANDS = { undo, redo, clear, remove: removeStroke };

/** @param {HTMLElement} element */
export function mount(element) {
  /** @type {(selector: string) => any} */
  const find = (selector) => element.querySelector(selector);
  const canvas = find("canvas");
  const { pen, examples, photoSide, maxPoints } = FACTS;

  showPad(canvas, find(".pad p"), pen);
  showFrames(find(".frames"), pen);
  showRing(find(".ring"), find(".knob"), pen);
  showNotice(find(".notice"));
  showExamples(find(".examples"), find(".caption"), examples, pen);
  takePhotos(find(".photo"), find("input"), photoSide);
  for (const name of /** @type {const} */ (["undo", "redo", "clear"])) {
    find(`.${name}`).addEventListener("click", COMMANDS[name]);
  }
  rove(find(".tools"), [...find(".tools").querySelectorAll(":scope > button, .save > button")], () => countColumns(find(".tools")));
  showEffects(find);
  listenToKeys();
  drawByHand(canvas, maxPoints);
  drawByKeys(canvas, find(".nib"), find(".only-heard"), maxPoints);
  find(".link").addEventListener("click", makeLink);
  followSaving(find(".save"), /** @type {HTMLElement} */ (element.closest("#page")));
  openPage(FACTS, examples);
  keepPage(FACTS);
  canvas.hidden = false; // from now on nothing that is drawn is lost
}

/** @param {HTMLCanvasElement} canvas @param {HTMLElement} invitation @param {number} pen */
function showPad(canvas, invitation, pen) {
  const photo = new Image();
  let line = pen; // as wide as it was painted
  let look = readLook(canvas);
  const repaint = () => {
    const state = getState();
    line = choosePen(pen, readingOf(state)?.number);
    paintPad(canvas, look, line, {
      strokes: state.strokes,
      photo: state.photo && photo.complete && photo.naturalWidth ? photo : null,
      image: state.missed === null ? null : readingOf(state)?.image ?? null,
    });
  };
  photo.addEventListener("load", repaint);
  listen((state, changed) => {
    if (changed.has("photo") && state.photo) photo.src = state.photo;
    const isMissed = state.missed !== null && changed.has("reply"); // whose image is shown
    const isOther = changed.has("reply") && line !== choosePen(pen, readingOf(state)?.number);
    if (isMissed || isOther || DRAWN.some((name) => changed.has(name))) repaint();
    invitation.hidden = !isEmpty(state);
    update(canvas, { ariaLabel: describePad(state) });
  });
  update(canvas, { ariaLabel: describePad(getState()) });
  watchLook(canvas, () => {
    look = readLook(canvas);
    repaint();
  });
}

/** A tool without an effect looks so; it stays where keyboard and finger find it. @param {(selector: string) => HTMLElement} find */
function showEffects(find) {
  const show = () => Object.entries(findEffects()).forEach(([name, hasEffect]) => {
    find(`.${name}`).classList.toggle("idle", !hasEffect);
  });
  listen(show);
  show();
}

/** @param {HTMLElement} notice */
function showNotice(notice) {
  notice.addEventListener("click", ({ target }) => {
    if (/** @type {Element} */ (target).matches("button")) location.reload();
  });
  listen((state, changed) => {
    if (!TOLD.some((name) => changed.has(name))) return;
    const { notice: message, refusal } = state;
    const rows = inkOf(state)?.rows ?? 1;
    const own = rows > 1 ? say("sketchpad.rows", { count: rows }) : "";
    update(notice, { textContent: tell(refusal ?? message) || own });
    if (refusal && !notice.children.length) notice.insertAdjacentHTML("beforeend", ` <button type="button">${say("sketchpad.reload")}</button>`);
  });
}

function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    const command = findCommand(event);
    const target = event.composedPath()[0];
    if (!command || document.querySelector('dialog[open], [aria-modal="true"]')) return;
    if (target instanceof HTMLElement && takesText(/** @type {HTMLInputElement} */ (target))) return;
    event.preventDefault();
    COMMANDS[command]();
  });
}
