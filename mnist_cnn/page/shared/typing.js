// Where a key is typed as text.

/** Kinds of input in which no text is typed. */
const NOT_TYPED = [
  "button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit",
];

/** @param {Pick<HTMLInputElement, "tagName" | "type" | "isContentEditable">} element */
export const takesText = ({ tagName, type, isContentEditable }) =>
  isContentEditable || tagName === "TEXTAREA" || (tagName === "INPUT" && !NOT_TYPED.includes(type));
