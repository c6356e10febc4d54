// How much of the page is in view. In a frame that grows with its content, as a Space's does, the
// browser's own units grow with it: there the page is asked how much of it shows.

/** From now on --height of `page` is the height that is in view. @param {HTMLElement} page */
export function followHeight(page) {
  if (window === window.parent) return; // then 100svh is right
  measure(page);
  addEventListener("resize", () => measure(page));
}

/** @param {HTMLElement} page */
function measure(page) {
  const observer = new IntersectionObserver(([{ intersectionRect }]) => {
    observer.disconnect();
    const isAtTop = intersectionRect.top === 0; // else the visitor has scrolled: nothing may jump
    const { height } = intersectionRect;
    if (isAtTop && height) page.style.setProperty("--height", `${Math.round(height)}px`);
  });
  observer.observe(document.documentElement);
}
