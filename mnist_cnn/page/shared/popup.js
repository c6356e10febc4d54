// What a button opens beside it, and closes: by itself, by Escape, and when the focus leaves both.

/**
 * @param {HTMLElement} element around the button and, below it, what it opens
 * @param {() => HTMLElement | null | undefined} findFirst what has the focus then
 */
export function mountPopup(element, findFirst) {
  const button = /** @type {HTMLButtonElement} */ (element.querySelector("button"));
  const list = /** @type {HTMLElement} */ (button.nextElementSibling);
  /** @param {boolean} isOpen */
  function setOpen(isOpen) {
    list.hidden = !isOpen;
    button.ariaExpanded = String(isOpen);
  }
  const open = () => {
    setOpen(true);
    findFirst()?.focus();
  };
  const close = () => {
    if (list.contains(document.activeElement)) button.focus();
    setOpen(false);
  };
  button.addEventListener("click", () => (list.hidden ? open() : close()));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    open();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    event.stopPropagation(); // it closes this alone
    close();
  });
  element.addEventListener("focusout", ({ relatedTarget }) => {
    if (!element.contains(/** @type {Node | null} */ (relatedTarget))) setOpen(false);
  });
  return { button, list, close };
}
