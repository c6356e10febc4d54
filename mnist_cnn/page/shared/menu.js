// A button that opens a menu; arrow keys move in it.

import { mountPopup } from "./popup.js";
import { rove } from "./roving.js";

/** @param {HTMLElement} element around the button and the menu, which has its items */
export function mountMenu(element) {
  const items = /** @type {HTMLButtonElement[]} */ ([...element.querySelectorAll("[role^=menuitem]")]);
  const popup = mountPopup(element, () => items.find(({ ariaChecked }) => ariaChecked === "true") ?? items[0]);
  rove(popup.list, items, () => 1);
  return { ...popup, items };
}
