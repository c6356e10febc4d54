// Mounts what there is to try.

import { FACTS } from "../shared/facts.js";
import { followHiding } from "../shared/hiding.js";
import { focusPad, scrollToPicture } from "../shared/scrolling.js";
import { keep, recall } from "../shared/session.js";
import { change, getState, listen } from "../shared/state.js";
import { showAim } from "./aim.js";
import { findDone, listTasks } from "./list.js";

const tasks = listTasks(FACTS.networks);
const COUNTS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/** What the list is called: how many things there are to try. */
export const TITLE = `${COUNTS[tasks.length]} things to try`;

/** @param {HTMLElement} element */
export function mount(element) {
  /** @type {HTMLElement} */ (element.querySelector("h2")).textContent = TITLE;
  /** @type {HTMLElement} */ (element.querySelector("ol")).innerHTML = tasks.map(drawTask).join("");
  followHiding(/** @type {HTMLElement} */ (element.querySelector(".tasks")), "below");
  const items = [...element.querySelectorAll("li")];
  items.forEach((item, task) => item.querySelector("a")?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // for another tab
    event.preventDefault();
    change({ ...tasks[task].setup, task, isTaskDone: false });
    scrollToPicture();
    focusPad();
  }));
  showAim(/** @type {HTMLElement} */ (document.querySelector("#page .to-do")), tasks);
  const told = /** @type {HTMLElement} */ (element.querySelector("[role=status]"));
  listen((state, changed) => {
    const { done } = state;
    const more = findDone(tasks, state, FACTS.networks).filter((task) => !done.includes(task));
    if (more.length) {
      change({ done: [...done, ...more], isTaskDone: state.isTaskDone || more.some((task) => task === state.task) });
      keep("done", getState().done.join(","), "localStorage");
      told.textContent = `Done: ${more.map((task) => tasks[task].text).join(" ")}`;
    }
    if (changed.has("done")) items.forEach((item, task) => tick(item, getState().done.includes(task)));
  });
  const kept = (recall("done", "localStorage") ?? "").split(",").filter(Boolean).map(Number);
  if (kept.length) change({ done: kept.filter((task) => tasks[task]) });
}

/** @param {import("./list.js").Task} task */
const drawTask = ({ text, setup }) =>
  `<li>${setup ? `<a href="#${new URLSearchParams(setup)}">${text}</a>` : text}</li>`;

/** @param {HTMLElement} item @param {boolean} isDone */
function tick(item, isDone) {
  if (item.classList.toggle("is-done", isDone) && !item.querySelector(".only-heard")) {
    item.insertAdjacentHTML("beforeend", '<span class="only-heard"> Done.</span>');
  }
}
