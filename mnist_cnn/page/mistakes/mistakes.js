// Mounts what the network gets wrong among MNIST's test digits.

import { chooseDrawing } from "../shared/drawing.js";
import { followHiding } from "../shared/hiding.js";
import { scrollToPicture } from "../shared/scrolling.js";
import { getState, listen } from "../shared/state.js";
import { drawConfusion } from "./confusion.js";
import { describeCurves, drawCurves } from "./curve.js";
import { drawMissed } from "./missed.js";

/** @typedef {import("./curve.js").Network} Network */

/** @param {HTMLElement} element @param {{ networks: Network[] }} props */
export function mount(element, { networks }) {
  const find = (/** @type {string} */ selector) =>
    /** @type {HTMLElement} */ (element.querySelector(selector));
  const findNetwork = () => networks.find(({ name }) => name === getState().network) ?? networks[0];
  const [table, list] = [find(".confusion"), find(".missed ul")];
  let isInView = false;
  /** @type {import("./confusion.js").Cell | null} */
  let cell = null; // whose digits are listed, none for all

  table.addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest("button");
    if (!button) return;
    const isPressed = button.ariaPressed === "true";
    const { label, answer } = button.dataset;
    cell = isPressed ? null : { label: Number(label), answer: Number(answer) };
    showList();
  });
  find(".all").addEventListener("click", () => {
    cell = null;
    showList();
  });
  list.addEventListener("click", ({ target }) => {
    const row = /** @type {HTMLElement} */ (target).closest("button")?.dataset.row;
    if (row) show(findNetwork().missed[Number(row)]);
  });
  followHiding(find(".mistakes"), "below");
  listen((_, changed) => {
    if (changed.has("network")) showNetwork();
    if (changed.has("missed")) markShown();
  });
  new IntersectionObserver((entries, observer) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    isInView = true;
    showSheet();
  }, { rootMargin: "200px" }).observe(list);
  showNetwork();

  function showNetwork() {
    const network = findNetwork();
    const { name, testDigits, confusion, missed } = network;
    const rejected = missed.filter(({ isRejected }) => isRejected).length;
    cell = null;
    find(".total").textContent = `The ${name} network misreads ${missed.length} of the `
      + `${testDigits.toLocaleString("en")} test digits of MNIST. It has learned from none of them.`;
    find(".rejected").textContent = rejected
      ? `Counted is the likeliest digit. ${rejected} of these, in dashes, are called “no digit”.` : "";
    table.innerHTML = drawConfusion(confusion);
    find(".curve").innerHTML = drawCurves(networks, name);
    find(".curve").ariaLabel = describeCurves(networks);
    showSheet();
    showList();
  }

  function showSheet() {
    const sheet = new URL(`weights/${findNetwork().name}-missed.png`, document.baseURI);
    if (isInView) list.style.setProperty("--sheet", `url("${sheet}")`);
  }

  function showList() {
    const { missed } = findNetwork();
    list.innerHTML = drawMissed(missed, cell);
    find(".missed h3 span").textContent = cell
      ? `${cell.label} read as ${cell.answer}: ${list.children.length}` : `All ${missed.length} misses`;
    find(".all").hidden = !cell;
    for (const button of table.querySelectorAll("button")) {
      const { label, answer } = button.dataset;
      button.ariaPressed = String(Number(label) === cell?.label && Number(answer) === cell?.answer);
    }
    markShown();
  }

  function markShown() {
    const { missed } = findNetwork();
    for (const button of list.querySelectorAll("button")) {
      button.ariaPressed = String(missed[Number(button.dataset.row)].number === getState().missed);
    }
  }
}

/** Puts the test digit under the network, compared with what it is. @param {import("./confusion.js").Miss} miss */
function show({ number, label }) {
  chooseDrawing({ missed: number }, { snapshot: null, isPlaying: false, against: label });
  scrollToPicture();
}
