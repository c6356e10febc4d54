// What the visitor has set out to do, in the line above the pad: until it is done or left.

import { passFocus } from "../shared/focus.js";
import { keep, recall } from "../shared/session.js";
import { change, getState, isEmpty, listen } from "../shared/state.js";
import { say } from "../words/say.js";

const AIMED = /** @type {const} */ (["task", "isTaskDone", "spoken"]);

/** @param {HTMLElement} line @param {import("./list.js").Task[]} tasks */
export function showAim(line, tasks) {
  const [words, leave] = /** @type {HTMLElement[]} */ ([...line.children]);
  leave.addEventListener("click", () => change({ task: null, isTaskDone: false }));
  listen((state, changed) => {
    if (state.isTaskDone && isEmpty(state)) change({ task: null, isTaskDone: false });
    if (!AIMED.some((name) => changed.has(name))) return;
    if (changed.has("task")) keep("task", String(getState().task ?? ""));
    passFocus(draw, () => [document.querySelector("#sketchpad canvas")]);
  });
  const kept = Number(recall("task") || NaN);
  if (tasks[kept]) change({ task: kept });

  function draw() {
    const { task, isTaskDone } = getState();
    words.textContent = say(task === null ? "sketchpad.invite" : tasks[task].key);
    line.classList.toggle("has-task", task !== null);
    leave.hidden = task === null;
    leave.textContent = say(isTaskDone ? "tasks.finish" : "tasks.leave");
    leave.ariaLabel = say(isTaskDone ? "tasks.finish_label" : "tasks.leave_label");
  }
}
