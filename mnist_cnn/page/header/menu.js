// The menu of the languages: a globe, and each language by its own name.

import { FACTS } from "../shared/facts.js";
import { rove } from "../shared/roving.js";
import { getState, listen } from "../shared/state.js";
import { say } from "../words/say.js";
import { chooseSpoken } from "./language.js";

/** @param {HTMLElement} element around the button that opens the menu, and the menu */
export function mountMenu(element) {
  const button = /** @type {HTMLButtonElement} */ (element.querySelector("button"));
  const menu = /** @type {HTMLElement} */ (element.querySelector("[role=menu]"));
  const items = Object.entries(FACTS.languages).map(([code, name]) => createItem(code, name));
  menu.append(...items);
  rove(menu, items, () => 1);

  const open = () => {
    setOpen(true);
    (items.find(({ ariaChecked }) => ariaChecked === "true") ?? items[0]).focus();
  };
  const close = () => {
    if (menu.contains(document.activeElement)) button.focus();
    setOpen(false);
  };
  /** @param {boolean} isOpen */
  function setOpen(isOpen) {
    menu.hidden = !isOpen;
    button.ariaExpanded = String(isOpen);
  }

  button.addEventListener("click", () => (menu.hidden ? open() : close()));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    open();
  });
  menu.addEventListener("click", ({ target }) => {
    const { lang } = /** @type {HTMLElement} */ (target);
    if (!lang) return;
    chooseSpoken(lang);
    close();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menu.hidden) return;
    event.stopPropagation(); // it closes this alone
    close();
  });
  element.addEventListener("focusout", ({ relatedTarget }) => {
    if (!element.contains(/** @type {Node | null} */ (relatedTarget))) setOpen(false);
  });
  listen((_, changed) => { if (changed.has("spoken")) show(); });
  show();

  function show() {
    const { spoken } = getState();
    /** @type {HTMLElement} */ (button.querySelector(".code")).textContent = spoken.slice(0, 2).toUpperCase();
    button.ariaLabel = say("header.language", { name: FACTS.languages[spoken] });
    for (const item of items) item.ariaChecked = String(item.lang === spoken);
  }
}

/** @param {string} code @param {string} name */
function createItem(code, name) {
  const item = document.createElement("button");
  Object.assign(item, { type: "button", role: "menuitemradio", lang: code, textContent: name });
  return item;
}
