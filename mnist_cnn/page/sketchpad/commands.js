// Which keys undo, redo and clear, and take the last stroke away.

/** @typedef {"undo" | "redo" | "clear" | "remove"} Command */
/**
 * @typedef {Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">} Keys
 */

/** @param {Keys} keys @returns {Command | null} */
export function findCommand({ key, code, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey) return null;
  if (!ctrlKey && !metaKey) return shiftKey ? null : key === "Delete" ? "clear" : key === "Backspace" ? "remove" : null;
  // A Latin layout says by its letter where Z is; on another, Z is where the English layout has it.
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace("Key", "").toLowerCase();
  if (letter === "z") return shiftKey ? "redo" : "undo";
  return letter === "y" && !shiftKey ? "redo" : null;
}
