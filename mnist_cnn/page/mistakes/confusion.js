// Mounts the confusion matrix: a cell that is pressed has its digits listed.

import { rove } from "../shared/roving.js";
import { drawMatrix } from "./matrix.js";

/** @typedef {import("./matrix.js").Cell} Cell */

/**
 * @param {HTMLTableElement} table
 * @param {(cell: Cell | null) => void} choose is told of the cell that is pressed, null for none
 */
export function mountConfusion(table, choose) {
  table.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    if (button) press(button.ariaPressed === "true" ? null : button);
  });

  /** @param {HTMLButtonElement | null} pressed */
  function press(pressed) {
    for (const button of table.querySelectorAll("button")) button.ariaPressed = String(button === pressed);
    choose(pressed && { label: Number(pressed.dataset.label), answer: Number(pressed.dataset.answer) });
  }

  return {
    press,
    show(/** @type {number[][]} */ confusion) {
      table.innerHTML = drawMatrix(confusion);
      rove(table.tBodies[0], [...table.querySelectorAll("button")], () => 1);
      press(null);
    },
  };
}
