// Where the visitor looks.

/** Scrolls up to the picture: at once for those who want no motion. */
export function scrollToPicture() {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  document.querySelector("#page")?.scrollIntoView({ behavior: isCalm ? "auto" : "smooth" });
}
