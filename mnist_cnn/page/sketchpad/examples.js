// The examples: a button for each, the sentence on the one that is shown, and one that draws itself.

import { chooseDrawing, showDrawing } from "../shared/drawing.js";
import { FACTS } from "../shared/facts.js";
import { followHiding } from "../shared/hiding.js";
import { countColumns, rove } from "../shared/roving.js";
import { change, getState, listen } from "../shared/state.js";
import { outlineStrokes } from "../shared/strokes.js";
import { say } from "../words/say.js";
import { cutStrokes } from "./cutting.js";

/** @typedef {import("../shared/strokes.js").Stroke} Stroke */
/** @typedef {import("../shared/facts.js").Facts["examples"][number]} Example */

const CAPTIONED = /** @type {const} */ (["example", "photo", "missed", "spoken"]);
const FIRST = 3; // the example that draws itself: all of a crossed 7 can be told apart
const SECONDS = 2.6; // that it takes for it

/**
 * @param {HTMLElement} group for the buttons
 * @param {HTMLElement} caption for the sentence
 * @param {Example[]} examples
 * @param {number} pen the width of a line, of the pad's side
 */
export function showExamples(group, caption, examples, pen) {
  const buttons = examples.map(({ strokes }, example) => {
    const button = document.createElement("button");
    button.type = "button";
    button.innerHTML = `<svg viewBox="0 0 1 1" stroke-width="${pen}" aria-hidden="true">`
      + `<path d="${outlineStrokes(strokes)}"/></svg>`;
    button.addEventListener("click", () => chooseDrawing({ strokes, example }));
    group.append(button);
    return button;
  });
  rove(group, buttons, () => countColumns(group));
  const mark = () => {
    const { example } = getState();
    caption.textContent = describeDrawing(getState(), examples);
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(i === example)));
  };
  const name = () => buttons.forEach((button, i) => {
    button.title = button.ariaLabel = say(`example.${examples[i].id}`);
  });
  listen((_, changed) => {
    if (CAPTIONED.some((field) => changed.has(field))) mark();
    if (changed.has("spoken")) name();
  });
  mark();
  name();
  followHiding(group, "examples");
  followHiding(caption, "examples");
}

/**
 * The sentence on what lies on the pad, where nobody drew it.
 * @param {Readonly<import("../shared/state.js").State>} state
 * @param {Example[]} examples
 */
function describeDrawing({ example, photo, missed }, examples) {
  if (example !== null) return say(`example.${examples[example].id}.about`);
  if (photo !== null) return say("sketchpad.is_photo");
  return missed === null ? "" : say("sketchpad.is_missed", { number: String(missed), label: findLabel(missed) });
}

/** What the test digit is. @param {number} missed */
function findLabel(missed) {
  const { missedDigits, missedLabels } = FACTS.networks.find((network) => network.missedDigits.includes(missed)) ?? FACTS.networks[0];
  return missedLabels[missedDigits.indexOf(missed)];
}

/**
 * The first example draws itself, until the visitor does something.
 * @param {Example[]} examples
 * @param {Partial<import("../shared/state.js").State>} view how it is looked at
 */
export function playFirst(examples, view) {
  const { strokes } = examples[FIRST];
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    showDrawing({ strokes, example: FIRST }, { ...view, isDemo: true });
    return;
  }
  showDrawing({ example: FIRST }, { ...view, isDemo: true, isDown: true });
  const start = performance.now();
  const draw = () => {
    if (!getState().isDemo) return;
    const share = (performance.now() - start) / 1000 / SECONDS;
    if (share < 1) requestAnimationFrame(draw);
    change(share < 1 ? { strokes: cutStrokes(strokes, share) } : { strokes, isDown: false });
  };
  requestAnimationFrame(draw);
}
