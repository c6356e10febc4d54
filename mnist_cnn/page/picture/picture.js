// Mounts the picture: from the 28x28 to the answer.

import { NO_DIGIT } from "../shared/fields.js";
import { listScores, nameAnswer, rankAnswers } from "../shared/shares.js";
import { change, getState, listen } from "../shared/state.js";
import { askServer } from "./asking.js";

/** @param {HTMLElement} element @param {any} props @param {any} server */
export function mount(element, props, server) {
  const facts = new Map(props.networks.map((/** @type {any} */ network) => [network.name, network]));
  if (!getState().network) change({ network: props.networks[0].name }); // else a link has named one
  askServer(server, 8192, (name) => facts.get(name).snapshots.length - 1);
  const answer = /** @type {HTMLElement} */ (element.querySelector("#answer"));
  const output = /** @type {HTMLElement} */ (element.querySelector("output"));
  listen((state) => {
    const logits = state.answer?.logits[state.network];
    const scores = logits && listScores(logits, facts.get(state.network).noDigitLogit);
    const leader = scores ? rankAnswers(scores)[0] : null;
    answer.dataset.digit = leader === null || leader === NO_DIGIT ? "" : String(leader);
    output.textContent = leader === null ? "" : nameAnswer(leader);
    /** @type {HTMLElement} */ (element.querySelector(".notice")).textContent = state.notice;
  });
}
