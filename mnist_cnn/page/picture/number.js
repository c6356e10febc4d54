// The digits of a number, large: the one of which the picture speaks is chosen by a click or a key.

import { NO_DIGIT } from "../shared/fields.js";
import { change } from "../shared/state.js";
import { update } from "../shared/updating.js";
import { nameAnswer, nameNumber } from "../shared/words.js";
import { say } from "../words/say.js";

/** @param {HTMLElement} group for a button for each digit */
export function mountNumber(group) {
  /** @type {HTMLButtonElement[]} */
  const buttons = [];
  group.addEventListener("keydown", (event) => {
    const from = buttons.indexOf(/** @type {any} */ (event.target));
    const steps = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: buttons.length - 1 };
    const to = steps[/** @type {keyof typeof steps} */ (event.key)];
    if (from < 0 || !buttons[to]) return;
    event.preventDefault();
    buttons[to].focus();
    change({ part: to });
  });

  return (/** @type {number[]} */ answers, /** @type {number | null} */ part) => {
    group.hidden = part === null;
    const count = part === null ? 0 : answers.length;
    while (buttons.length > count) buttons.pop()?.remove();
    while (buttons.length < count) buttons.push(createDigit(group, buttons.length));
    group.style.setProperty("--digits", String(count));
    buttons.forEach((button, i) => update(button, {
      textContent: nameNumber([answers[i]]),
      className: answers[i] === NO_DIGIT ? "none" : "",
      ariaLabel: say("answer.digit", { place: i + 1, count, answer: nameAnswer(answers[i]) }),
      ariaPressed: String(i === part),
      tabIndex: i === part ? 0 : -1,
    }));
  };
}

/** @param {HTMLElement} group @param {number} part */
function createDigit(group, part) {
  const button = document.createElement("button");
  button.type = "button";
  button.addEventListener("click", () => change({ part }));
  group.append(button);
  return button;
}
