// Mounts the digits that a network misreads: small pictures, which go under the network at a press.

import { chooseDrawing } from "../shared/drawing.js";
import { passFocus } from "../shared/focus.js";
import { ROOT } from "../shared/root.js";
import { countColumns, rove } from "../shared/roving.js";
import { focusPad, scrollToPicture } from "../shared/scrolling.js";
import { getState, listen } from "../shared/state.js";
import { say } from "../words/say.js";
import { drawPictures, findIn, listMissed } from "./pictures.js";

/** @typedef {import("../shared/facts.js").Network} Network */
/** @typedef {import("./pictures.js").Miss} Miss */
/** @typedef {import("./matrix.js").Cell} Cell */

/**
 * @param {HTMLElement} element
 * @param {() => void} choosesAll is told when all are to be listed
 */
export function mountMissed(element, choosesAll) {
  /** @type {(selector: string) => any} */
  const find = (selector) => element.querySelector(selector);
  /** @type {Network} */
  let network;
  /** @type {Map<HTMLButtonElement, Miss>} */
  let buttons = new Map();
  let isInView = false;

  find(".all").addEventListener("click", choosesAll);
  listen((_, changed) => { if (changed.has("missed")) mark(); });
  new IntersectionObserver((entries, observer) => {
    isInView = entries.some(({ isIntersecting }) => isIntersecting);
    if (!isInView) return;
    observer.disconnect();
    showSheet();
  }, { rootMargin: "200px" }).observe(element);

  /** Shows the images, which lie one below the other in one file, once they come into view. */
  function showSheet() {
    const sheet = new URL(`weights/${network.name}-missed.png`, ROOT);
    if (isInView) element.style.setProperty("--sheet", `url("${sheet}")`);
  }

  /** Lists those in `cell`, or all. @param {Cell | null} cell */
  function show(cell) {
    passFocus(() => redraw(cell), () => [...buttons.keys()]);
  }

  /** @param {Cell | null} cell */
  function redraw(cell) {
    const missed = listMissed(network);
    const listed = findIn(missed, cell);
    const list = find("ul").cloneNode();
    list.innerHTML = drawPictures(listed);
    find("ul").replaceWith(list);
    buttons = new Map([...list.querySelectorAll("button")].map((button, i) => [button, listed[i]]));
    buttons.forEach((miss, button) => button.addEventListener("click", () => putUnder(miss)));
    rove(list, [...buttons.keys()], () => countColumns(list));
    mark();
    find("h3 span").textContent = cell
      ? say("mistakes.cell", { ...cell, count: listed.length }) : say("mistakes.all", { count: missed.length });
    find(".all").hidden = !cell;
  }

  function mark() {
    buttons.forEach(({ number }, button) => { button.ariaPressed = String(number === getState().missed); });
  }

  return {
    show,
    choose(/** @type {Network} */ chosen) {
      network = chosen;
      showSheet();
      const rejected = network.rejected.length;
      find(".rejected").textContent = rejected ? say("mistakes.rejected", { count: rejected }) : "";
    },
  };
}

/** Puts the test digit under the network, compared with what it is. @param {Miss} miss */
function putUnder({ number, label }) {
  chooseDrawing({ missed: number }, { snapshot: null, isPlaying: false, against: label });
  scrollToPicture();
  focusPad();
}
