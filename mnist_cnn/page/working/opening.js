// What opens a number: a link to its working. The scripts and the style of the working are fetched
// when the first one is opened.

import { bring } from "../asking/later.js";
import { change, getState, listen } from "../shared/state.js";

const PREFIX = "#working=";

/** @type {Element | null} */
let opener = null;

/** Opens the number at `path`; what has the focus has it again when it is closed. @param {string} path */
export function showWorking(path) {
  opener = document.activeElement;
  change({ working: path, step: null });
}

/** What had the focus when a number was opened; null where a link or a reload has opened it. */
export const findOpener = () => opener;

/** A link that opens the number at `path`, around `html`. @param {string} path @param {string} html @param {string} more attributes */
export const linkWorking = (path, html, more = "") => `<a href="${PREFIX}${path}"${more}>${html}</a>`;

/** `html`, in which <a> opens the number at `path`. @param {string} path @param {string} html */
export const linkWords = (path, html) => html.replace("<a>", `<a href="${PREFIX}${path}">`);

/** A link that lies over a number. @param {string} path */
export function openWorking(path) {
  const link = document.createElement("a");
  link.href = PREFIX + path;
  return link;
}

/** From now on such links in `page`, and the state's `working`, open a number. @param {HTMLElement} page */
export function followWorking(page) {
  page.addEventListener("click", (event) => {
    const link = findLink(event.target);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return; // for another tab
    event.preventDefault();
    showWorking(String(link.getAttribute("href")).slice(PREFIX.length));
  });
  const fetchOnce = bring("working", (/** @type {typeof import("./working.js")} */ { mountWorking }) => mountWorking(page),
    (refusal) => { if (getState().working) change({ refusal }); });
  const follow = () => { if (getState().working) fetchOnce(); };
  for (const event of ["pointerover", "focusin"]) {
    page.addEventListener(event, ({ target }) => { if (findLink(target)) fetchOnce(); }); // it may be pressed
  }
  listen((_, changed) => { if (changed.has("working")) follow(); });
  follow();
}

/** @param {EventTarget | null} target @returns {HTMLAnchorElement | null} */
const findLink = (target) => /** @type {Element} */ (target).closest(`a[href^="${PREFIX}"]`);
