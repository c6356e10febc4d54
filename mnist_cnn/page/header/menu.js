// The menu of the languages: a globe, and each language by its own name.

import { FACTS } from "../shared/facts.js";
import { mountMenu } from "../shared/menu.js";
import { getState, listen } from "../shared/state.js";
import { say } from "../words/say.js";
import { chooseSpoken } from "./language.js";

/** @param {HTMLElement} element around the button that opens the menu, and the menu */
export function mountLanguages(element) {
  const { languages } = FACTS;
  /** @type {HTMLElement} */ (element.querySelector("[role=menu]")).append(...Object.entries(languages).map(createItem));
  const { button, list, items, close } = mountMenu(element);
  list.addEventListener("click", ({ target }) => {
    const { lang } = /** @type {HTMLElement} */ (target);
    if (!lang) return;
    chooseSpoken(lang);
    close();
  });
  listen((_, changed) => { if (changed.has("spoken")) show(); });
  show();

  function show() {
    const { spoken } = getState();
    /** @type {HTMLElement} */ (button.querySelector(".code")).textContent = spoken.slice(0, 2).toUpperCase();
    button.ariaLabel = say("header.language", { name: languages[spoken] });
    for (const item of items) item.ariaChecked = String(item.lang === spoken);
  }
}

/** @param {[string, string]} language its code, and its own name */
function createItem([code, name]) {
  const item = document.createElement("button");
  Object.assign(item, { type: "button", role: "menuitemradio", lang: code, textContent: name });
  return item;
}
