// Mounts the page's head: a chip for each network, with what it says, and what the networks are.

import { followHiding } from "../shared/hiding.js";
import { roundShares } from "../shared/rounding.js";
import { scrollToElement } from "../shared/scrolling.js";
import { listScores, rankAnswers, shareOut } from "../shared/shares.js";
import { change, getState, listen } from "../shared/state.js";
import { nameAnswer, nameNumber } from "../shared/words.js";
import { describeNetworks, describeSpace, findSnapshot } from "./networks.js";

/** @typedef {import("./networks.js").Facts} Facts */

/** @param {HTMLElement} element @param {{ networks: Facts[], space: string | null }} props */
export function mount(element, props) {
  const { networks } = props;
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (element.querySelector(selector));
  find(".which").textContent = describeNetworks(networks);
  if (!getState().network) change({ network: networks[0].name });
  const chips = networks.map((network) => createChip(network, () => switchTo(network, networks)));
  find(".chips").append(...chips);
  if (props.space) find(".which").insertAdjacentHTML("beforeend", describeSpace(props.space));
  leadTo(/** @type {HTMLAnchorElement} */ (find(".try")));
  const draw = () => networks.forEach((network, i) => drawChip(chips[i], network));
  listen((_, changed) => { if (changed.has("network") || changed.has("answer")) draw(); });
  draw();
}

/** Scrolls to what the link names. The address stays: its hash is the page's state. @param {HTMLAnchorElement} link */
function leadTo(link) {
  followHiding(link, "below");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const target = /** @type {HTMLElement} */ (document.querySelector(link.hash));
    scrollToElement(target);
    target.tabIndex = -1;
    target.focus({ preventScroll: true }); // so that the next Tab goes on from there
  });
  listen(({ done }, changed) => {
    if (changed.has("done")) link.textContent = `Six things to try: ${done.length} done`;
  });
}

/** @param {Facts} network @param {() => void} choose */
function createChip({ name }, choose) {
  const chip = document.createElement("button");
  chip.type = "button";
  chip.innerHTML = "<span></span> <b></b> <span></span>";
  /** @type {Element} */ (chip.firstElementChild).textContent = name;
  chip.addEventListener("click", choose);
  return chip;
}

/** Its maps are other ones: none is off, none is enlarged. @param {Facts} network @param {Facts[]} networks */
function switchTo(network, networks) {
  const state = getState();
  if (network.name === state.network) return;
  const from = networks.find(({ name }) => name === state.network) ?? network;
  change({
    network: network.name, snapshot: findSnapshot(from, network, state.snapshot),
    off: [], map: null, against: null, over: null,
  });
}

/** @param {HTMLButtonElement} chip @param {Facts} network */
function drawChip(chip, { name, noDigitLogit }) {
  const { answer, network } = getState();
  const number = answer?.number?.answers[name];
  const scores = answer && listScores(answer.logits[name], noDigitLogit);
  const leader = scores && rankAnswers(scores)[0];
  const [digit, share] = [...chip.children].slice(1);
  digit.textContent = number ? nameNumber(number) : leader === null ? "" : nameAnswer(leader);
  share.textContent = number || leader === null || !scores ? "" : `${roundShares(shareOut(scores))[leader]} %`;
  chip.ariaPressed = String(name === network);
}
