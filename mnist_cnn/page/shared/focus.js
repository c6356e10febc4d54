// Where the keyboard's focus goes when what has it hides itself, or is drawn anew.

/**
 * Calls `redraw`. If what had the focus is gone after it, the first of `heirs` that shows has it.
 * @param {() => void} redraw
 * @param {() => (HTMLElement | null | undefined)[]} findHeirs
 */
export function passFocus(redraw, findHeirs) {
  const focused = document.activeElement;
  redraw();
  if (!focused || focused === document.body || canFocus(focused)) return;
  findHeirs().find((heir) => heir && canFocus(heir))?.focus({ preventScroll: true });
}

/** @param {Element} element */
const canFocus = (element) => element.isConnected && element.checkVisibility() && !element.matches(":disabled");
