// On a phone the working is a sheet from below: it is dragged down, and the lit part shows above it.

const FAR = 80; // pixels down, at which the sheet closes
const ABOVE = 72; // pixels of the page that show above what is lit

/** @param {HTMLElement} sheet */
const isSheet = (sheet) => getComputedStyle(sheet).position === "fixed";

/** @param {HTMLElement} sheet @param {() => void} close */
export function followDrag(sheet, close) {
  const handle = /** @type {HTMLElement} */ (sheet.querySelector(".top"));
  let from = 0;
  handle.addEventListener("pointerdown", (event) => {
    if (!isSheet(sheet) || /** @type {Element} */ (event.target).closest("button")) return;
    from = event.clientY;
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) sheet.style.translate = `0 ${Math.max(0, event.clientY - from)}px`;
  });
  const end = (/** @type {PointerEvent} */ event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    sheet.style.translate = "";
    if (event.clientY - from > FAR) close();
  };
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", () => { sheet.style.translate = ""; });
}

/**
 * Scrolls so that what is lit, from `top` of the page, shows above the sheet; and the path to its end.
 * @param {{ section: HTMLElement, crumbs: HTMLElement }} strip
 * @param {HTMLElement} page
 * @param {number} top
 */
export function showAbove({ section, crumbs }, page, top) {
  if (!isSheet(section)) return;
  const path = /** @type {HTMLElement} */ (crumbs.parentElement);
  path.scrollLeft = path.scrollWidth;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scrollTo({ top: page.getBoundingClientRect().top + scrollY + top - ABOVE, behavior: isCalm ? "auto" : "smooth" });
}
