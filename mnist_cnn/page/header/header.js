// Mounts the page's head: a chip for each network, with what it says, and what the networks are.

import { answersOf } from "../asking/selectors.js";
import { followGuide } from "../guide/opening.js";
import { FACTS, findNetwork } from "../shared/facts.js";
import { followHiding } from "../shared/hiding.js";
import { roundShares } from "../shared/rounding.js";
import { rove } from "../shared/roving.js";
import { bringStyles } from "../shared/root.js";
import { scrollToElement } from "../shared/scrolling.js";
import { change, getState, listen } from "../shared/state.js";
import { nameAnswer, nameNumber, percent } from "../shared/words.js";
import { nameTasks } from "../tasks/tasks.js";
import { followTeachers } from "../teachers/opening.js";
import { say } from "../words/say.js";
import { mountFullScreen } from "./full_screen.js";
import { followLanguage } from "./language.js";
import { mountLanguages } from "./menu.js";
import { describeNetworks, describeSpace, findSnapshot } from "./networks.js";

/** @typedef {import("../shared/facts.js").Network} Network */

const SHOWN = /** @type {const} */ (["network", "question", "reply", "hide", "shots", "spoken"]);

/** @param {HTMLElement} element */
export function mount(element) {
  bringStyles();
  const { networks, space } = FACTS;
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (element.querySelector(selector));
  const chips = networks.map((network) => createChip(() => switchTo(network.name)));
  find(".chips").append(...chips);
  rove(find(".choices"), [...chips, find(".languages > button"), find(".full-screen"), find(".teachers > button")], () => 1);
  rove(find(".lead"), /** @type {HTMLElement[]} */ ([...find(".lead").querySelectorAll("button, a")]), () => 1);
  leadTo(/** @type {HTMLAnchorElement} */ (find(".skip")));
  element.querySelectorAll("a.try").forEach((link) => countDone(/** @type {HTMLAnchorElement} */ (link)));
  const draw = () => networks.forEach((network, i) => drawChip(chips[i], network));
  const describe = () => { find(".which").innerHTML = describeNetworks(networks) + (space ? ` ${describeSpace(space)}` : ""); };
  listen((_, changed) => {
    if (changed.has("spoken")) describe();
    if (SHOWN.some((name) => changed.has(name))) draw();
  });
  describe();
  draw();
  mountLanguages(find(".languages"));
  const page = /** @type {HTMLElement} */ (element.closest("#page"));
  mountFullScreen(find(".full-screen"), page);
  followTeachers(find(".teachers"));
  followGuide([...element.querySelectorAll(".show-me")], page);
  followLanguage(page);
}

/** Scrolls to what the link names. The address stays: its hash is the page's state. @param {HTMLAnchorElement} link */
function leadTo(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const target = /** @type {HTMLElement} */ (document.querySelector(link.hash));
    scrollToElement(target);
    target.tabIndex = -1;
    target.focus({ preventScroll: true }); // so that the next Tab goes on from there
  });
}

/** A link to the things to try. @param {HTMLAnchorElement} link */
function countDone(link) {
  leadTo(link);
  followHiding(link, "below");
  const show = () => {
    const { done } = getState();
    link.textContent = done.length ? say("tasks.done", { tasks: nameTasks(), count: done.length }) : nameTasks();
  };
  listen((_, changed) => { if (changed.has("done") || changed.has("spoken")) show(); });
  show();
}

/** @param {() => void} choose */
function createChip(choose) {
  const chip = document.createElement("button");
  chip.type = "button";
  chip.innerHTML = "<span></span> <b></b> <span></span>";
  chip.addEventListener("click", choose);
  return chip;
}

/** The network called `name` reads. Its maps are other ones: none is off, none is enlarged. @param {string} name */
export function switchTo(name) {
  const state = getState();
  if (name === state.network) return;
  const [network, from] = [findNetwork(name), findNetwork(state.network)];
  change({
    network: name, snapshot: findSnapshot(from, network, state.snapshot),
    off: [], map: null, against: null, over: null,
  });
}

/** A network that learns says from how many. @param {Network} network @param {Readonly<import("../shared/state.js").State>} state */
const nameNetwork = ({ name, noDigitLogit }, { shots, guests }) =>
  noDigitLogit === null || !shots.length ? name
    : say("header.taught", { whose: guests.length ? "guests" : "own", name, count: shots.length });

/** @param {HTMLButtonElement} chip @param {Network} network */
function drawChip(chip, network) {
  const { name } = network;
  const state = getState();
  const read = state.hide.includes("answer") ? null : answersOf(state, name);
  const [label, digit, share] = chip.children;
  label.textContent = nameNetwork(network, state);
  digit.textContent = !read ? "" : read.number ? nameNumber(read.number) : nameAnswer(read.leader);
  share.textContent = read && !read.number ? percent(roundShares(read.shares)[read.leader]) : "";
  chip.ariaPressed = String(name === state.network);
}
