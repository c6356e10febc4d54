// Mounts what there is to try.

import { followPrinting } from "../paper/opening.js";
import { FACTS } from "../shared/facts.js";
import { followHiding } from "../shared/hiding.js";
import { focusPad, scrollToPicture } from "../shared/scrolling.js";
import { keep, recall } from "../shared/session.js";
import { rove } from "../shared/roving.js";
import { change, getState, listen } from "../shared/state.js";
import { say } from "../words/say.js";
import { showAim } from "./aim.js";
import { findDone, listTasks } from "./list.js";

export const tasks = listTasks(FACTS.networks);

/** What the list is called: how many things there are to try. */
export const nameTasks = () => say("tasks.title", { count: tasks.length });

/** @param {HTMLElement} element */
export function mount(element) {
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
  const print = /** @type {HTMLElement} */ (element.querySelector(".print"));
  followPrinting(/** @type {HTMLElement} */ (element.closest("#page")), print);
  rove(element, [...element.querySelectorAll("li a"), print].map((each) => /** @type {HTMLElement} */ (each)), () => 1);
  showAim(/** @type {HTMLElement} */ (document.querySelector("#page .to-do")), tasks);
  const told = /** @type {HTMLElement} */ (element.querySelector("[role=status]"));
  const name = () => {
    /** @type {HTMLElement} */ (element.querySelector("h2")).textContent = nameTasks();
    items.forEach((item, task) => { /** @type {Element} */ (item.firstElementChild).textContent = say(tasks[task].key); });
  };
  listen((state, changed) => {
    const { done } = state;
    const more = findDone(tasks, state, FACTS.networks).filter((task) => !done.includes(task));
    if (more.length) {
      change({ done: [...done, ...more], isTaskDone: state.isTaskDone || more.some((task) => task === state.task) });
      keep("done", getState().done.join(","), "localStorage");
      told.textContent = say("tasks.told", { tasks: more.map((task) => say(tasks[task].key)).join(" ") });
    }
    if (changed.has("spoken")) name();
    if (changed.has("done") || changed.has("spoken")) items.forEach((item, task) => tick(item, getState().done.includes(task)));
  });
  name();
  const kept = (recall("done", "localStorage") ?? "").split(",").filter(Boolean).map(Number);
  if (kept.length) change({ done: kept.filter((task) => tasks[task]) });
}

/** @param {import("./list.js").Task} task */
const drawTask = ({ setup }) =>
  `<li>${setup ? `<a href="#${new URLSearchParams(setup)}"></a>` : "<span></span>"}</li>`;

/** @param {HTMLElement} item @param {boolean} isDone */
function tick(item, isDone) {
  item.querySelector(".only-heard")?.remove();
  if (item.classList.toggle("is-done", isDone)) {
    item.insertAdjacentHTML("beforeend", `<span class="only-heard"> ${say("tasks.is_done")}</span>`);
  }
}
