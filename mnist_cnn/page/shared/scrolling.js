// Where the visitor looks.

/** The keyboard goes on at the pad. */
export const focusPad = () =>
  /** @type {HTMLElement | null} */ (document.querySelector("#sketchpad canvas"))?.focus({ preventScroll: true });

/** Scrolls up to the picture. */
export const scrollToPicture = () => scrollToElement(document.querySelector("#page"));

/**
 * Scrolls to `element`: at once for those who want no motion.
 * @param {Element | null} element
 * @param {ScrollLogicalPosition} block where it then is; "nearest" where it is, if it is in view
 */
export function scrollToElement(element, block = "start") {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element?.scrollIntoView({ behavior: isCalm ? "auto" : "smooth", block });
}
