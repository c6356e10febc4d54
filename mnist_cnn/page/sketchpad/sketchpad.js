// Mounts the sketchpad: the pad, the tools beside it, and the examples.

import { clear, redo, undo } from "../shared/drawing.js";
import { getState, isEmpty, listen } from "../shared/state.js";
import { findCommand, takesText } from "./commands.js";
import { drawByHand } from "./drawing_by_hand.js";
import { showExamples } from "./examples.js";
import { showFrames } from "./frames.js";
import { makeLink } from "./link.js";
import { keepPage, openPage } from "./opening.js";
import { paintPad, watchLook } from "./painting.js";
import { takePhotos } from "./photos.js";

const DRAWN = /** @type {const} */ (["strokes", "photo", "missed"]);
const COMMANDS = { undo, redo, clear };
const LINK_POINTS = 450; // of a drawing in a link, four characters each, so that it has up to 2,000

/** @param {HTMLElement} element @param {any} props */
export function mount(element, props) {
  /** @type {(selector: string) => any} */
  const find = (selector) => element.querySelector(selector);
  const canvas = find("canvas");
  const limits = {
    networks: props.networks, missed: props.missed,
    examples: props.examples.length, maxPoints: props.max_points,
    maxShots: props.max_shots, maxShotPoints: props.max_shot_points,
  };

  showPad(canvas, find(".pad p"), props.pen);
  showFrames(find(".frames"), props.pen);
  showNotice(find(".notice"));
  showExamples(find(".examples"), find(".caption"), props.examples, props.pen);
  takePhotos(find(".photo"), find("input"), props.photo_side);
  for (const [name, command] of Object.entries(COMMANDS)) {
    find(`.${name}`).addEventListener("click", command);
  }
  listenToKeys();
  drawByHand(canvas, props.max_points);
  find(".link").addEventListener("click", () => makeLink({ ...limits, maxPoints: LINK_POINTS }));
  openPage(limits, props.examples);
  keepPage(limits);
  canvas.hidden = false; // from now on nothing that is drawn is lost
}

/** @param {HTMLCanvasElement} canvas @param {HTMLElement} invitation @param {number} pen */
function showPad(canvas, invitation, pen) {
  const photo = new Image();
  const repaint = () => {
    const state = getState();
    paintPad(canvas, pen, {
      strokes: state.strokes,
      photo: state.photo && photo.complete && photo.naturalWidth ? photo : null,
      image: state.missed === null ? null : state.answer?.image ?? null,
    });
  };
  photo.addEventListener("load", repaint);
  listen((state, changed) => {
    if (changed.has("photo") && state.photo) photo.src = state.photo;
    const isMissed = state.missed !== null && changed.has("answer"); // whose image is shown
    if (isMissed || DRAWN.some((name) => changed.has(name))) repaint();
    invitation.hidden = !isEmpty(state);
  });
  watchLook(canvas, repaint);
}

/** @param {HTMLElement} notice */
function showNotice(notice) {
  listen((state, changed) => {
    if (changed.has("notice")) notice.textContent = state.notice;
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
