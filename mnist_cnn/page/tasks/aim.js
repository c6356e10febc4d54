// What the visitor has set out to do, in the line above the pad: until it is done or left.

import { passFocus } from "../shared/focus.js";
import { keep, recall } from "../shared/session.js";
import { change, getState, isEmpty, listen } from "../shared/state.js";

/** @param {HTMLElement} line @param {import("./list.js").Task[]} tasks */
export function showAim(line, tasks) {
  const [words, leave] = /** @type {HTMLElement[]} */ ([...line.children]);
  const invitation = words.textContent;

  leave.addEventListener("click", () => change({ task: null, isTaskDone: false }));
  listen((state, changed) => {
    if (state.isTaskDone && isEmpty(state)) change({ task: null, isTaskDone: false });
    if (!changed.has("task") && !changed.has("isTaskDone")) return;
    if (changed.has("task")) keep("task", String(getState().task ?? ""));
    passFocus(draw, () => [document.querySelector("#sketchpad canvas")]);
  });
  const kept = Number(recall("task") || NaN);
  if (tasks[kept]) change({ task: kept });

  function draw() {
    const { task, isTaskDone } = getState();
    words.textContent = task === null ? invitation : tasks[task].text;
    line.classList.toggle("has-task", task !== null);
    leave.hidden = task === null;
    leave.textContent = isTaskDone ? "Done!" : "Leave it";
    leave.ariaLabel = isTaskDone ? "Done! Leave this task" : "Leave this task";
  }
}
