// Mounts the switch between words and PyTorch, and the button that copies the drawing as a program.

import { readingOf } from "../asking/selectors.js";
import { copy } from "../shared/clipboard.js";
import { FACTS, findNetwork } from "../shared/facts.js";
import { ROOT } from "../shared/root.js";
import { keepCode } from "../shared/session.js";
import { change, getState, listen } from "../shared/state.js";
import { update } from "../shared/updating.js";
import { say, tell } from "../words/say.js";
import { listStages } from "./lines.js";
import { tellCopied } from "./sentences.js";
import { writeSnippet } from "./snippet.js";

const COPIED = /** @type {const} */ (["network", "snapshot", "off", "shots", "part", "strokes", "photo", "missed"]);
const SHOWN = /** @type {const} */ ([...COPIED, "code", "task", "reply", "spoken"]);
/** @typedef {import("../words/say.js").Message} Message */
/** @type {Message} */
const COPY = { key: "listing.copy" };
/** @type {Message} */
const NOT_COPIED = { key: "listing.not_copied" };

/** @param {HTMLElement} element */
export function mount(element) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLButtonElement} */ (element.querySelector(selector));
  const [copying, switching] = [find(".copy-code"), find(".switch-code")];
  const page = /** @type {HTMLElement} */ (element.closest("#page"));
  let told = COPY; // or what was copied, as long as it is shown

  switching.addEventListener("click", () => {
    const code = !getState().code;
    keepCode(code);
    change({ code });
  });
  copying.addEventListener("click", async () => {
    const [text, sentence] = [writeNow(), tellCopied(relevant())];
    if (text === null) return;
    told = (await copy(text)) ? sentence : NOT_COPIED;
    show();
  });
  listen((_, changed) => {
    if (COPIED.some((name) => changed.has(name))) told = COPY;
    if (SHOWN.some((name) => changed.has(name))) show();
  });
  show();

  function show() {
    const { code, network, photo, task } = getState();
    page.toggleAttribute("data-code", code);
    update(switching, { textContent: say(code ? "listing.words" : "listing.code") });
    update(copying, { textContent: tell(told), disabled: readingOf(getState()) === null });
    copying.classList.toggle("has-task", task !== null); // which stands where the button is
    for (const listing of listStages(FACTS.stages, findNetwork(network).noDigitLogit, photo !== null)) {
      showListing(page, listing);
    }
  }
}

/** What of the state the trained network itself does not know: nobody teaches one without "no digit". */
function relevant() {
  const { shots, off, snapshot, network } = getState();
  return { shots: findNetwork(network).noDigitLogit === null ? [] : shots, off, snapshot };
}

/** The program for what is shown; null where nothing is. */
function writeNow() {
  const reading = readingOf(getState());
  if (!reading) return null;
  const { name, noDigitLogit, digest } = findNetwork(getState().network);
  const { shots, off, snapshot } = relevant();
  const isWhole = !shots.length && !off.length && snapshot === null;
  const weights = { address: String(new URL(`weights/${name}.pt`, ROOT)), name, digest };
  return writeSnippet(FACTS.stages, weights, noDigitLogit, reading.image, isWhole ? reading.scores : null);
}

/** @param {HTMLElement} page @param {import("./lines.js").Listing} listing */
function showListing(page, { title, code, shape }) {
  const head = page.querySelector(title);
  if (!head) return;
  if (!head.querySelector("code")) {
    head.querySelector("h2")?.insertAdjacentHTML("beforeend", '<span class="shape"></span>');
    head.insertAdjacentHTML("beforeend", "<code></code>");
    head.classList.toggle("has-code", code !== "");
  }
  update(/** @type {HTMLElement} */ (head.querySelector(".shape")), { textContent: shape });
  update(/** @type {HTMLElement} */ (head.querySelector("code")), { textContent: code });
}
