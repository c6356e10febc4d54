// Mounts the sketchpad. A first, minimal one: the pen and Clear.

import { change, getState, listen } from "../shared/state.js";

/** @param {HTMLElement} element @param {any} props */
export function mount(element, props) {
  const canvas = /** @type {HTMLCanvasElement} */ (element.querySelector("canvas"));
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  /** @param {PointerEvent} event @returns {[number, number]} */
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  canvas.style.touchAction = "none";
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    change({ isDown: true, strokes: [...getState().strokes, [place(event)]] });
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!getState().isDown) return;
    const strokes = getState().strokes;
    change({ strokes: [...strokes.slice(0, -1), [...strokes[strokes.length - 1], place(event)]] });
  });
  canvas.addEventListener("pointerup", () => change({ isDown: false }));
  element.querySelector(".clear")?.addEventListener("click", () => change({ strokes: [] }));
  listen(({ strokes }) => {
    context.fillStyle = "white";
    context.fillRect(0, 0, 400, 400);
    context.lineWidth = 400 * props.pen;
    context.lineCap = context.lineJoin = "round";
    for (const stroke of strokes) {
      context.beginPath();
      stroke.forEach(([x, y]) => context.lineTo(x * 400, y * 400));
      context.stroke();
    }
  });
}
