// Mounts the working: what is open, the strip that tells of it, and what it lights in the picture.

import { Ways } from "../asking/ways.js";
import { getState, listen } from "../shared/state.js";
import { gather } from "./gather.js";
import { LEVELS } from "./levels.js";
import { findOpener } from "./opening.js";
import { findOpen } from "./path.js";
import { followDrag, showAbove } from "./sheet.js";
import { createStrip, drawPlay, drawStrip } from "./strip.js";
import { createVeil, drawLights, findPlaces, findTop } from "./veil.js";
import { enter, goOut, leave, Player, stepBack, stepForward } from "./walking.js";
import { wantWay, workOut } from "./work.js";

/** @typedef {import("./work.js").Worked} Worked */
/** @typedef {import("./strip.js").Strip} Strip */

const SHOWN = /** @type {const} */ (["working", "step", "hide", "spoken", "question", "reply"]);

/**
 * From now on what the state's `working` names is open.
 * @param {HTMLElement} page
 */
export function mountWorking(page) {
  const [strip, veil] = [createStrip(), createVeil()];
  page.append(veil, strip.section);
  const draw = follow(page, strip, veil);
  let frame = 0;
  const schedule = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      draw(look);
    });
  };
  const ways = new Ways(schedule, leave);
  const look = () => lookAt(ways);
  const player = new Player(() => findNow(look()), (isPlaying) => drawPlay(strip, isPlaying));

  followButtons(strip, player, () => findNow(look()));
  followKeys(strip, player, () => findNow(look()));
  followDrag(strip.section, leave);
  listen(({ working }, changed) => {
    if (changed.has("isDown") || !working) player.pause();
    if (SHOWN.some((name) => changed.has(name))) schedule();
  });
  new ResizeObserver(schedule).observe(page);
  schedule();
}

/** The levels that are open, and those that are known of, worked out. @param {Ways} ways */
function lookAt(ways) {
  const state = getState();
  const levels = findOpen(state);
  const known = levels.length ? gather(state) : null;
  const lower = known && ways.find(wantWay(levels[levels.length - 1], known));
  return { levels, worked: known ? workOut(levels, { ...known, lower }) : [] };
}

/** The level that is open, null while it is not known. @param {ReturnType<typeof lookAt>} look */
const findNow = ({ levels, worked }) => (worked.length === levels.length ? worked.at(-1) ?? null : null);

/** @param {HTMLElement} page @param {Strip} strip @param {SVGElement} veil */
function follow(page, strip, veil) {
  let isOpen = false;
  let shown = ""; // the path that is drawn
  return (/** @type {() => ReturnType<typeof lookAt>} */ look) => {
    const { levels, worked } = look();
    const now = findNow({ levels, worked });
    const wasOpen = isOpen;
    isOpen = levels.length > 0;
    strip.section.hidden = !isOpen;
    page.classList.toggle("is-working", isOpen);
    strip.section.classList.toggle("is-stale", isOpen && !now);
    if (!isOpen) {
      if (wasOpen) close(veil);
      shown = "";
    } else if (!wasOpen && findOpener()) strip.title.focus({ preventScroll: true });
    if (!now) return;
    const { name, path } = now.level;
    const step = Math.min(getState().step ?? 1, LEVELS[name].steps);
    drawStrip(strip, worked, step);
    const places = findPlaces(page, strip.section);
    const lights = LEVELS[name].light(now, step);
    veil.innerHTML = drawLights(lights, places, now.page);
    if (path !== shown) showAbove(strip, page, findTop(lights, places));
    shown = path;
  };
}

/** @param {SVGElement} veil */
function close(veil) {
  veil.innerHTML = "";
  const opener = findOpener();
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
}

/** @param {Strip} strip @param {Player} player @param {() => Worked | null} find */
function followButtons({ section, forward, back, close, start }, player, find) {
  section.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    if (!button) return;
    if (button === start) return player.toggle();
    player.pause();
    if (button.dataset.path) enter(button.dataset.path);
    else if (button === forward) stepForward(find());
    else if (button === back) stepBack();
    else if (button === close) leave();
  });
}

/** @param {Strip} strip @param {Player} player @param {() => Worked | null} find */
function followKeys({ section }, player, find) {
  section.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const isPressed = /** @type {Element} */ (event.target).matches("button"); // by the space bar
    const { key } = event;
    if (key === "ArrowRight" || key === " " && !isPressed) stepForward(find());
    else if (key === "ArrowLeft") stepBack();
    else if (key === "Escape") goOut();
    else return;
    event.preventDefault();
    player.pause();
  });
}
