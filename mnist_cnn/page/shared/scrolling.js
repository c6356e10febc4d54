// Where the visitor looks.

/** Scrolls up to the picture. */
export const scrollToPicture = () => scrollToElement(document.querySelector("#page"));

/** Scrolls to `element`: at once for those who want no motion. @param {Element | null} element */
export function scrollToElement(element) {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element?.scrollIntoView({ behavior: isCalm ? "auto" : "smooth" });
}
