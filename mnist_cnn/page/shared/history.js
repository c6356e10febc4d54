// What Undo and Redo bring back.

const MOST = 500; // drawings that are remembered, so that an hour of scribbling stays in memory

/**
 * The drawings before the present one, and those that were undone.
 * @template Drawing
 */
export class History {
  /** @type {Drawing[]} */
  #past = [];
  /** @type {Drawing[]} */
  #future = [];

  /** Whether Undo, and Redo, lead anywhere. @returns {{ undo: boolean, redo: boolean }} */
  get leads() {
    return { undo: this.#past.length > 0, redo: this.#future.length > 0 };
  }

  /** From now on Undo leads back to `drawing`. @param {Drawing} drawing */
  record(drawing) {
    this.#past.push(drawing);
    if (this.#past.length > MOST) this.#past.shift();
    this.#future = [];
  }

  /** What was recorded last is the present drawing again. */
  forget() {
    this.#past.pop();
  }

  /**
   * The drawing before `present`, undefined where there is none.
   * @param {Drawing} present
   */
  undo(present) {
    if (this.#past.length) this.#future.push(present);
    return this.#past.pop();
  }

  /**
   * The drawing that was undone last, undefined where there is none.
   * @param {Drawing} present
   */
  redo(present) {
    if (this.#future.length) this.#past.push(present);
    return this.#future.pop();
  }
}
