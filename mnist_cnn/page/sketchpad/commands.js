// Which keys undo, redo and clear.

/** @typedef {"undo" | "redo" | "clear"} Command */
/**
 * @typedef {Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">} Keys
 */

/** Kinds of input in which no text is typed. */
const NOT_TYPED = [
  "button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit",
];

/** @param {Keys} keys @returns {Command | null} */
export function findCommand({ key, code, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey) return null;
  if (!ctrlKey && !metaKey) return /^(Delete|Backspace)$/.test(key) && !shiftKey ? "clear" : null;
  // A Latin layout says by its letter where Z is; on another, Z is where the English layout has it.
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace("Key", "").toLowerCase();
  if (letter === "z") return shiftKey ? "redo" : "undo";
  return letter === "y" && !shiftKey ? "redo" : null;
}

/** @param {Pick<HTMLInputElement, "tagName" | "type" | "isContentEditable">} element */
export const takesText = ({ tagName, type, isContentEditable }) =>
  isContentEditable || tagName === "TEXTAREA" || (tagName === "INPUT" && !NOT_TYPED.includes(type));
