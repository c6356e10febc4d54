// What the page says of its networks.

import { joinClauses } from "../shared/words.js";
import { say } from "../words/say.js";

/** @typedef {{ name: string, about: string, snapshots: number[] }} Facts */

/** Two plain sentences. @param {{ name: string, about: string }[]} networks */
export function describeNetworks(networks) {
  const each = networks.map(({ name, about }, i) =>
    say(i ? "header.version_after" : "header.version", { name, about }));
  return say("header.versions", { count: networks.length, networks: joinClauses(each, "semicolon") });
}

/**
 * Links to the weights' card and to the source, as HTML.
 * @param {string} space a Space's name on the hub, OWNER/NAME
 */
export function describeSpace(space) {
  const link = (/** @type {string} */ path) =>
    `href="https://huggingface.co/spaces/${encodeURI(space)}/${path}" target="_blank" rel="noopener"`;
  return say("header.space", { card: link("blob/main/weights/README.md"), source: link("tree/main") });
}

/**
 * The snapshot of `to` that was taken nearest to the moment of that of `from`, null for the last one.
 * @param {Facts} from
 * @param {Facts} to
 * @param {number | null} snapshot null for the trained network
 */
export function findSnapshot(from, to, snapshot) {
  if (snapshot === null) return null;
  const batches = from.snapshots[snapshot];
  const distances = to.snapshots.map((taken) => Math.abs(taken - batches));
  const nearest = distances.indexOf(Math.min(...distances));
  return nearest < distances.length - 1 ? nearest : null;
}
