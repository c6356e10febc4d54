// Mounts the list of all keys: "?" shows it, wherever one is.

import { takesText } from "../shared/typing.js";
import { drawKeys } from "./list.js";

/** @param {HTMLElement} element */
export function mount(element) {
  const dialog = /** @type {HTMLDialogElement} */ (element.querySelector("dialog"));
  const show = () => {
    if (document.querySelector("dialog[open]")) return;
    /** @type {HTMLElement} */ (dialog.querySelector("div")).innerHTML = drawKeys();
    dialog.showModal();
  };
  document.querySelector("#page button.all-keys")?.addEventListener("click", show);
  dialog.querySelector("button")?.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => { if (target === dialog) dialog.close(); }); // beside it
  document.addEventListener("keydown", (event) => {
    const target = event.composedPath()[0];
    if (event.key !== "?" || target instanceof HTMLElement && takesText(/** @type {HTMLInputElement} */ (target))) return;
    event.preventDefault();
    show();
  });
}
