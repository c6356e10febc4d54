// Walks through the working: a step on or back, into a number or out of it, or all by itself.

import { change, getState } from "../shared/state.js";
import { LEVELS } from "./levels.js";
import { readPath } from "./path.js";

/** @typedef {import("./work.js").Worked} Worked */

const PACE = 3500; // milliseconds that a step is shown while it plays

/** Opens the number at `path`. @param {string} path @param {number | null} [step] */
export const enter = (path, step = null) => change({ working: path, step });

/** Closes the working. */
export const leave = () => change({ working: "", step: null });

/** To the level above; out of the first one, it is closed. @param {boolean} [isAtEnd] to its last step */
export function goOut(isAtEnd = false) {
  const above = readPath(getState().working).at(-2);
  if (!above) return leave();
  enter(above.path, isAtEnd ? LEVELS[above.name].steps : null);
}

export function stepBack() {
  const step = getState().step ?? 1;
  if (step > 1) change({ step: step > 2 ? step - 1 : null });
  else goOut(true);
}

/** A step on, or into what the level leads into, once that is known. @param {Worked | null} now */
export function stepForward(now) {
  const levels = readPath(getState().working);
  const { steps } = LEVELS[levels[levels.length - 1].name];
  const step = Math.min(getState().step ?? 1, steps);
  if (step < steps) change({ step: step + 1 });
  else if (now) enter(now.into?.path ?? levels[0].path);
}

/** Whether the working ends here. @param {Worked} now */
const isAtEnd = ({ into, level }) => !into && (getState().step ?? 1) >= LEVELS[level.name].steps;

/** Plays the working, from where one is down to the pixel. */
export class Player {
  #timer = 0;

  /** @param {() => Worked | null} find the level that is open @param {(isPlaying: boolean) => void} tell */
  constructor(find, tell) {
    this.find = find;
    this.tell = tell;
  }

  toggle() {
    if (this.#timer) return this.pause();
    this.#timer = window.setInterval(() => this.#step(), PACE);
    this.tell(true);
  }

  pause() {
    if (!this.#timer) return;
    clearInterval(this.#timer);
    this.#timer = 0;
    this.tell(false);
  }

  #step() {
    const now = this.find();
    if (now && isAtEnd(now)) this.pause();
    else stepForward(now);
  }
}
