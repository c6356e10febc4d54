// The pad listens to keys, while it has the focus: digits are written, arrows move a pen.

import { KeyPen, isArrow } from "./key_pen.js";
import { Writer } from "./writer.js";

/**
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLElement} nib which shows where the pen is
 * @param {HTMLElement} heard says whether it is down
 * @param {number} maxPoints of a drawing
 */
export function drawByKeys(canvas, nib, heard, maxPoints) {
  const writer = new Writer();
  const pen = new KeyPen(nib, heard, maxPoints);
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, repeat } = event;
    if (/^\d$/.test(key)) {
      pen.leave();
      if (!repeat) writer.write(Number(key));
    } else if (key === "Enter") writer.stepAside();
    else if (isArrow(key)) pen.move(event);
    else if (key === " ") {
      writer.finish();
      if (!repeat) pen.press();
    } else return;
    event.preventDefault();
  });
  for (const kind of ["focus", "keydown", "blur"]) {
    canvas.addEventListener(kind, () => canvas.closest(".st-a")?.classList.toggle("has-keys", kind === "keydown" || canvas.matches(":focus-visible")));
  }
  canvas.addEventListener("keyup", ({ key }) => pen.release(key));
  canvas.addEventListener("blur", () => pen.leave());
}
