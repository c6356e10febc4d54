// Mounts how it works, which is text, but for what the networks have learned from.

import { followHiding } from "../shared/hiding.js";
import { describeDiets } from "./diets.js";

/** @param {HTMLElement} element @param {{ diets: import("./diets.js").Diet[] }} props */
export function mount(element, { diets }) {
  followHiding(/** @type {HTMLElement} */ (element.querySelector(".explainer")), "below");
  /** @type {HTMLElement} */ (element.querySelector(".diets")).textContent = describeDiets(diets);
}
