// What a pointer's events mean for the drawing: which of them are the pen's, and what it does.

/** @typedef {"begin" | "draw" | "end" | "discard"} Step of a stroke */
/**
 * @typedef {Pick<PointerEvent,
 *   "pointerId" | "pointerType" | "isPrimary" | "button" | "buttons">} Pointing
 */

/**
 * The one pointer that draws, as on paper: a palm does not stop a pen, a pen takes over from a
 * palm, and two fingers draw nothing.
 */
export class Pen {
  /** @type {Pick<Pointing, "pointerId" | "pointerType"> | null} */
  #drawing = null;
  /** @type {Set<number>} fingers on the pad, whether they draw or not */
  #fingers = new Set();

  /** @param {Pointing} event @returns {Step[]} */
  down(event) {
    if (event.button !== 0) return [];
    if (event.pointerType === "touch") return this.#touch(event);
    const steps = this.#drawing?.pointerType === "touch" ? this.#stop("discard") : this.#stop("end");
    return [...steps, ...this.#begin(event)];
  }

  /** @param {Pointing} event @returns {Step[]} */
  move({ pointerId, buttons }) {
    if (!this.#draws(pointerId)) return [];
    return buttons ? ["draw"] : this.#stop("end"); // it was lifted where no event tells
  }

  /**
   * The pointer was lifted, or the pad no longer hears of it.
   * @param {Pointing} event @returns {Step[]}
   */
  up({ pointerId }) {
    this.#fingers.delete(pointerId);
    return this.#draws(pointerId) ? this.#stop("end") : [];
  }

  /** The system says that this touch was none. @param {Pointing} event @returns {Step[]} */
  cancel(event) {
    if (event.pointerType !== "touch") return this.up(event);
    this.#fingers.delete(event.pointerId);
    return this.#draws(event.pointerId) ? this.#stop("discard") : [];
  }

  /** @param {Pointing} event @returns {Step[]} */
  #touch(event) {
    if (event.isPrimary) this.#fingers.clear(); // no other finger is on the screen
    this.#fingers.add(event.pointerId);
    if (this.#drawing && this.#drawing.pointerType !== "touch") return [];
    if (this.#fingers.size > 1) return this.#stop("discard");
    return [...this.#stop("end"), ...this.#begin(event)];
  }

  /** @param {Pointing} event @returns {Step[]} */
  #begin({ pointerId, pointerType }) {
    this.#drawing = { pointerId, pointerType };
    return ["begin"];
  }

  /** @param {"end" | "discard"} step @returns {Step[]} */
  #stop(step) {
    const wasDrawing = this.#drawing !== null;
    this.#drawing = null;
    return wasDrawing ? [step] : [];
  }

  /** @param {number} pointerId */
  #draws(pointerId) {
    return this.#drawing?.pointerId === pointerId;
  }
}
