// What the two buttons say.

export const COPY = "Copy as PyTorch";
export const NOT_COPIED = "This browser does not let the page copy.";

/** What the switch offers. @param {boolean} code that is shown now */
export const nameOther = (code) => (code ? "Words" : "PyTorch");

/**
 * What was copied, where it is not all that the page shows.
 * @param {{ shots: unknown[], off: unknown[], snapshot: number | null }} state
 */
export function tellCopied({ shots, off, snapshot }) {
  if (shots.length) return "Copied, without what you taught it.";
  if (off.length) return "Copied, with all maps on.";
  if (snapshot !== null) return "Copied, as trained.";
  return "Copied. Paste it into a notebook.";
}
