// What the page says of its networks.

/** @typedef {{ name: string, about: string, snapshots: number[] }} Facts */

const COUNTS = ["", "One version", "Two versions", "Three versions"];

/** Two plain sentences, of the records' own words. @param {{ name: string, about: string }[]} networks */
export function describeNetworks(networks) {
  const versions = COUNTS[networks.length] ?? `${networks.length} versions`;
  const each = networks.map(({ name, about }, i) => `${name} ${i ? about.replace(/^learned /, "") : about}`);
  return `${versions} of one network: ${each.join("; ")}.`;
}

/**
 * Links to the weights' card and to the source, as HTML.
 * @param {string} space a Space's name on the hub, OWNER/NAME
 */
export function describeSpace(space) {
  const link = (/** @type {string} */ path, /** @type {string} */ words) =>
    `<a href="https://huggingface.co/spaces/${encodeURI(space)}/${path}" target="_blank" rel="noopener">${words}</a>`;
  return ` ${link("blob/main/weights/README.md", "Model card")}, ${link("tree/main", "source code")}.`;
}

/**
 * The snapshot of `to` that was taken nearest to the moment of that of `from`.
 * @param {Facts} from
 * @param {Facts} to
 * @param {number | null} snapshot null for the trained network
 */
export function findSnapshot(from, to, snapshot) {
  if (snapshot === null) return null;
  const batches = from.snapshots[snapshot];
  const distances = to.snapshots.map((taken) => Math.abs(taken - batches));
  return distances.indexOf(Math.min(...distances));
}
