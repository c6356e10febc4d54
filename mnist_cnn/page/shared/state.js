// What the page shows, in one place: the components change it, and hear of each other's changes.

/** @typedef {import("./strokes.js").Stroke} Stroke */

/**
 * @typedef {object} State
 * @property {object} sheet of paper; a stroke that is added leaves a drawing on its sheet
 * @property {Stroke[]} strokes what is drawn
 * @property {string | null} photo a picture's data URL, instead of strokes
 * @property {number | null} missed the number of an MNIST test digit that a network misreads, instead
 * @property {number | null} example the number of the example that `strokes` are, none if one drew
 * @property {boolean} isDemo that example shows by itself, and nobody has drawn or chosen anything
 * @property {boolean} isDown the pen is on the pad, or an example draws itself
 * @property {string | null} lang the language that a link or the menu names, null for none, "" until
 *   the page has opened
 * @property {string} spoken the language that the page speaks
 * @property {string} network the name of the network that reads
 * @property {number | null} snapshot of its training, null for the trained network
 * @property {boolean} isPlaying the training is played, snapshot by snapshot
 * @property {boolean} isDragging the play head is held
 * @property {number | null} part of a number, the digit that the picture speaks of; null for the
 *   one that was drawn last
 * @property {import("./shots.js").Shot[]} own digits that the visitor has shown the network
 * @property {import("./shots.js").Shot[]} guests such digits of somebody else, from a link
 * @property {import("./shots.js").Shot[]} shots what the network learns from: guests, then one's own
 * @property {import("./shots.js").Taught | null} taught what they have changed, once the server has told
 * @property {number[]} off maps of the second block that are turned off
 * @property {number | null} against the answer that the leading one is compared with
 * @property {number | null} over the answer that is pointed at, in place of `against` meanwhile
 * @property {number | null} map the map of the second block that is enlarged
 * @property {number | null} place of the 49, which is pointed at
 * @property {FaceName} face of the strip below the picture: what its bands run over
 * @property {{ from: Stroke[], angle: number, digits: number[][] | null } | null} turned the drawing
 *   before it was turned, by how many degrees clockwise `strokes` are turned from it, and which of its
 *   strokes are which digit; null where nothing is turned
 * @property {import("../asking/replies.js").Turn | null} turn what is read at all angles, the last
 *   that came
 * @property {number | null} task what the visitor has set out to do, by its number; null for nothing
 * @property {boolean} isTaskDone until the pad is cleared, or the task is left
 * @property {number[]} done tasks that the visitor has done, by their numbers
 * @property {string} working the path to the number that is opened, "" for none: `working/path.js`
 * @property {number | null} step of its working, from 1; null for the first
 * @property {number | null} guide the step of the guided minute, from 1; null where it is not shown
 * @property {boolean} code the stages are told of in PyTorch, not in words
 * @property {string[]} hide sections of the page that are left out
 * @property {import("../asking/question.js").Question | null} question what is asked of the drawing
 * @property {import("../asking/replies.js").Reply | null} reply the last that came; `selectors.js` says
 *   what of it is shown
 * @property {import("../words/say.js").Message | null} notice a sentence for the visitor
 * @property {import("../words/say.js").Message | null} refusal why the server does not answer, and will
 *   not; null while it does
 */

/** @typedef {"training" | "turn"} FaceName */

/** @type {State} */
const state = {
  sheet: {}, strokes: [], photo: null, missed: null, example: null, isDemo: false, isDown: false,
  lang: "", spoken: "en", network: "", snapshot: null, isPlaying: false, isDragging: false, part: null, own: [], guests: [], shots: [], taught: null, off: [],
  against: null, over: null, map: null, face: "training", turned: null, turn: null,
  place: null, task: null, isTaskDone: false, done: [], working: "", step: null, guide: null, code: false, hide: [],
  question: null, reply: null, notice: null, refusal: null,
};

/** @typedef {(state: Readonly<State>, changed: Set<keyof State>) => void} Listener */

/** @type {Set<Listener>} */
const listeners = new Set();
/** @type {Map<keyof State, (state: Readonly<State>) => any>} */
const derived = new Map();

/** @returns {Readonly<State>} */
export const getState = () => state;

/**
 * Sets `changes`, and tells every listener which fields have another value now. One that throws
 * stops nobody, and is reported.
 * @param {Partial<State>} changes
 */
export function change(changes) {
  const names = /** @type {(keyof State)[]} */ (Object.keys(changes));
  const changed = new Set(names.filter((name) => state[name] !== changes[name]));
  if (!changed.size) return;
  Object.assign(state, changes);
  while (workOut(changed)); // one may be worked out of another
  tell(changed);
}

/** Whether anything has another value now, which is added to `changed`. @param {Set<keyof State>} changed */
function workOut(changed) {
  const values = [...derived].map(([name, work]) => ({ name, value: work(state) }));
  const other = values.filter(({ name, value }) => value !== state[name]);
  for (const { name, value } of other) {
    changed.add(name);
    Object.assign(state, { [name]: value });
  }
  return other.length > 0;
}

/** @param {Set<keyof State>} changed */
function tell(changed) {
  for (const listener of listeners) {
    try {
      listener(state, new Set(changed));
    } catch (error) {
      reportError(error);
    }
  }
}

/**
 * From now on the field `name` is what `work` makes of the others, in the moment in which they change.
 * @template {keyof State} Name
 * @param {Name} name
 * @param {(state: Readonly<State>) => State[Name]} work
 */
export function derive(name, work) {
  derived.set(name, work);
  change(/** @type {Partial<State>} */ ({ [name]: work(state) }));
}

/**
 * Calls `listener` after each change, until what this returns is called.
 * @param {Listener} listener
 */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Nothing is drawn. @param {Pick<State, "strokes" | "photo" | "missed">} state */
export const isEmpty = ({ strokes, photo, missed }) =>
  !strokes.length && photo === null && missed === null;

/** Which face of the strip shows: what has no strokes is not turned. @param {Pick<State, "face" | "photo" | "missed">} state */
export const findFace = ({ face, photo, missed }) => (photo === null && missed === null ? face : "training");
