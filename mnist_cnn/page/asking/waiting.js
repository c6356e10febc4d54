// Waits for the answer.

import { getState, listen } from "../shared/state.js";
import { isAnswered } from "./selectors.js";

/** Until all is told of what is drawn, or the server is known not to tell it. @returns {Promise<void>} */
export const waitForAnswer = () => new Promise((resolve) => {
  const isDone = () => isAnswered(getState()) || getState().refusal !== null || getState().notice?.key === "asking.lost";
  if (isDone()) return resolve();
  const stop = listen(() => {
    if (!isDone()) return;
    stop();
    resolve();
  });
});
