// What opens a number: a link to its working. The scripts and the style of the working are fetched
// when the first one is opened.

import { explainLoss } from "../asking/calls.js";
import { change, getState, listen } from "../shared/state.js";

const PREFIX = "#working=";
const SCRIPT = new URL("working.js", import.meta.url);

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
  let isAsked = false;
  const fetchOnce = () => {
    if (isAsked) return;
    isAsked = true;
    fetchWorking(page).catch(async () => {
      isAsked = false; // the next one tries again
      if (getState().working) change({ refusal: await explainLoss(SCRIPT) });
    });
  };
  const follow = () => { if (getState().working) fetchOnce(); };
  for (const event of ["pointerover", "focusin"]) {
    page.addEventListener(event, ({ target }) => { if (findLink(target)) fetchOnce(); }); // it may be pressed
  }
  listen((_, changed) => { if (changed.has("working")) follow(); });
  follow();
}

/** @param {EventTarget | null} target @returns {HTMLAnchorElement | null} */
const findLink = (target) => /** @type {Element} */ (target).closest(`a[href^="${PREFIX}"]`);

/** @param {HTMLElement} page */
async function fetchWorking(page) {
  const [{ mountWorking }] = await Promise.all([import("./working.js"), fetchStyle()]);
  mountWorking(page);
}

/** @returns {Promise<void>} */
function fetchStyle() {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: new URL("working.css", import.meta.url).href });
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = reject;
    document.head.append(link);
  });
}
