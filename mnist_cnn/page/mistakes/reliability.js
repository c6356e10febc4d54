// Mounts "When it says 90 %": how often the networks are right, against what they say.

import { rove } from "../shared/roving.js";
import { say } from "../words/say.js";
import { claim, listColumns, listSets, tellCount, tellSaid, tellSurest } from "./claims.js";
import { drawDiagram, drawDots } from "./diagram.js";

/** @typedef {import("./claims.js").Network} Network */

const FIRST = 90; // percent: the column that is shown first

/** @param {HTMLElement} element @param {Network[]} networks */
export function mountReliability(element, networks) {
  /** @type {(selector: string) => any} */
  const find = (selector) => element.querySelector(selector);
  const sets = listSets(networks);
  let [set] = sets;
  let shown = networks[0].name;
  let chosen = -1;

  element.hidden = !sets.length;
  find(".sets").innerHTML = sets.map((each) => `<button type="button" data-set="${each}"></button>`).join("");
  rove(find(".sets"), [...find(".sets").children], () => 1);
  find(".sets").addEventListener("click", (/** @type {Event} */ event) => {
    set = /** @type {HTMLElement} */ (event.target).closest("button")?.dataset.set ?? /** @type {any} */ (set);
    show(shown);
  });
  for (const type of ["click", "focusin", "pointerover"]) {
    find(".diagram").addEventListener(type, (/** @type {any} */ { target }) => {
      const button = target.closest("button");
      if (button) choose([...find(".columns").children].indexOf(button));
    });
  }

  /** @param {string} name of the network that stands out */
  function show(name) {
    shown = name;
    if (!sets.length) return;
    const columns = listColumns(networks, set);
    if (chosen < 0) chosen = columns.findIndex(({ percent }) => percent === FIRST);
    for (const button of find(".sets").children) {
      button.textContent = say("reliability.set", { set: button.dataset.set });
      button.ariaPressed = String(button.dataset.set === set);
    }
    find(".diagram").innerHTML = drawDiagram(columns, shown, chosen);
    rove(find(".columns"), [...find(".columns").children], () => 1);
    find(".counted").textContent = [tellCount(networks, set), ...networks.map((each) => tellSurest(each, set))].join(" ");
    choose(chosen);
  }

  /** @param {number} column */
  function choose(column) {
    chosen = column;
    const columns = listColumns(networks, set);
    [...find(".columns").children].forEach((button, i) => { button.ariaPressed = String(i === chosen); });
    find("h3").innerHTML = say("reliability.title", { percent: tellSaid(columns[chosen]) });
    find(".claim").innerHTML = claim(columns[chosen]);
    find(".dots").innerHTML = drawDots(columns[chosen], shown);
  }

  return { show };
}
