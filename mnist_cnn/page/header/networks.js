// What the page says of its networks.

/** @typedef {import("../shared/fields.js").NetworkFacts & { about: string }} Facts */

const TIMES = ["", "trained once", "trained twice", "trained three times"];

/** One plain sentence, of the records' own words. @param {Facts[]} networks */
export function describeNetworks(networks) {
  const trained = TIMES[networks.length] ?? `trained ${networks.length} times`;
  const each = networks.map(({ name, about }) => `${name} ${about.replace(/^trained /, "")}`);
  return `One network, ${trained}: ${each.join("; ")}.`;
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
