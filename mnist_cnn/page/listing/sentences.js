// What was copied, where it is not all that the page shows.

/**
 * @param {{ shots: unknown[], off: unknown[], snapshot: number | null }} state
 * @returns {import("../words/say.js").Message}
 */
export function tellCopied({ shots, off, snapshot }) {
  const left = shots.length ? "shots" : off.length ? "off" : snapshot !== null ? "snapshot" : "nothing";
  return { key: "listing.copied", slots: { case: left } };
}
