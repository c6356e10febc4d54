// The pad listens to mouse, finger and pen, and what they draw becomes the state's strokes.

import { discardStroke } from "../shared/drawing.js";
import { getState } from "../shared/state.js";
import { Pen } from "./pen.js";
import { PenStroke } from "./pen_stroke.js";

/**
 * @param {HTMLCanvasElement} canvas whose area is the pad's unit square
 * @param {number} maxPoints of a drawing
 */
export function drawByHand(canvas, maxPoints) {
  const pen = new Pen();
  /** @type {PenStroke | null} */
  let stroke = null;

  /** @type {Record<import("./pen.js").Step, (event: PointerEvent) => void>} */
  const steps = {
    begin(event) {
      capture(canvas, event.pointerId);
      canvas.focus({ preventScroll: true }); // so no field has it, and Ctrl+Z is the pad's
      stroke = new PenStroke(place(canvas, event), maxPoints);
    },
    draw(event) {
      const between = event.getCoalescedEvents?.() ?? [];
      stroke?.draw((between.length ? between : [event]).map((each) => place(canvas, each)));
    },
    end: () => stroke?.end(),
    discard: discardStroke,
  };
  /** @param {"down" | "move" | "up" | "cancel"} kind @returns {(event: PointerEvent) => void} */
  const tell = (kind) => (event) => {
    for (const step of pen[kind](event)) {
      const isUnderWay = step === "begin" || getState().isDown; // Clear has ended it otherwise
      if (isUnderWay) steps[step](event);
    }
  };

  canvas.addEventListener("pointerdown", tell("down"));
  canvas.addEventListener("pointermove", tell("move"));
  canvas.addEventListener("pointerup", tell("up"));
  canvas.addEventListener("pointercancel", tell("cancel"));
  canvas.addEventListener("lostpointercapture", tell("up"));
  keepToThePad(canvas);
}

/**
 * The browser makes nothing else of a press on the pad: no scrolling, no dragging of text that is
 * selected, and no fling that swallows the next tap.
 * @param {HTMLCanvasElement} canvas
 */
function keepToThePad(canvas) {
  for (const kind of ["touchstart", "mousedown", "dragstart"]) {
    canvas.addEventListener(kind, (event) => event.preventDefault(), { passive: false });
  }
}

/** @param {HTMLCanvasElement} canvas @param {number} pointerId */
function capture(canvas, pointerId) {
  try {
    canvas.setPointerCapture(pointerId);
  } catch {
    // The pointer is gone already; the next of its moves has no button pressed.
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {PointerEvent} event
 * @returns {import("../shared/strokes.js").Point}
 */
function place(canvas, { clientX, clientY }) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return [bound((clientX - left) / width), bound((clientY - top) / height)];
}

/** @param {number} coordinate */
const bound = (coordinate) => Math.min(1, Math.max(0, coordinate));
