// Fills the teacher's menu: what of the page is left out, which network reads, and a link that sets both.

import { switchTo } from "../header/header.js";
import { copy } from "../shared/clipboard.js";
import { FACTS } from "../shared/facts.js";
import { SECTIONS } from "../shared/fields.js";
import { passFocus } from "../shared/focus.js";
import { makeAddress, makeSetup } from "../shared/linking.js";
import { change, getState, listen } from "../shared/state.js";
import { say } from "../words/say.js";

/** @typedef {import("../words/say.js").Key} Key */

/** @param {HTMLElement} panel */
export function fillPanel(panel) {
  const draw = () => {
    panel.innerHTML = `<fieldset><legend>${say("teachers.shown")}</legend>${SECTIONS.map(drawSection).join("")}`
      + `<button type="button" class="show-all">${say("teachers.show_all")}</button></fieldset>`
      + `<fieldset><legend>${say("teachers.network")}</legend>${FACTS.networks.map(drawNetwork).join("")}</fieldset>`
      + `<p><button type="button" class="copy">${say("teachers.copy")}</button> <span role="status"></span></p>`;
    mark();
  };
  const mark = () => {
    const { hide, network } = getState();
    for (const input of panel.querySelectorAll("input")) {
      input.checked = input.type === "radio" ? input.value === network : !hide.includes(input.value);
    }
  };
  panel.addEventListener("change", ({ target }) => {
    const { type, value, checked } = /** @type {HTMLInputElement} */ (target);
    if (type === "radio") switchTo(value);
    else change({ hide: SECTIONS.filter((section) => (section === value ? !checked : getState().hide.includes(section))) });
  });
  panel.addEventListener("click", async ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    if (button?.className === "show-all") change({ hide: [] });
    if (button?.className === "copy") await copyLink(/** @type {HTMLElement} */ (panel.querySelector("[role=status]")));
  });
  listen((_, changed) => {
    if (changed.has("spoken")) passFocus(draw, () => [panel.querySelector("input")]);
    if (changed.has("hide") || changed.has("network")) mark();
  });
  draw();
}

/** The page as the class is to find it, with nothing drawn. @param {HTMLElement} status */
async function copyLink(status) {
  const { lang, network, hide } = getState();
  const address = makeAddress(makeSetup({ lang, network, hide }));
  status.textContent = await copy(address) ? say("teachers.copied") : address;
}

/** @param {string} section */
const drawSection = (section) =>
  `<label><input type="checkbox" value="${section}"> ${say(/** @type {Key} */ (`teachers.${section}`))}</label>`;

/** @param {{ name: string }} network */
const drawNetwork = ({ name }) => `<label><input type="radio" name="class-network" value="${name}"> ${name}</label>`;
