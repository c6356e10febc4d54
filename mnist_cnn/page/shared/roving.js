// A group of buttons with one tab stop; arrow keys move inside.

/**
 * @param {HTMLElement} group
 * @param {HTMLElement[]} buttons row by row, or links
 * @param {() => number} countColumns of the rows
 */
export function rove(group, buttons, countColumns) {
  buttons.forEach((button, i) => { button.tabIndex = i ? -1 : 0; });
  const moveTo = (/** @type {HTMLElement} */ button) => {
    for (const other of buttons) other.tabIndex = other === button ? 0 : -1;
  };
  group.addEventListener("focusin", ({ target }) => {
    if (buttons.includes(/** @type {any} */ (target))) moveTo(/** @type {any} */ (target));
  });
  group.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    const from = buttons.indexOf(/** @type {any} */ (event.target));
    const right = getComputedStyle(group).direction === "rtl" ? -1 : 1;
    const steps = { ArrowRight: right, ArrowLeft: -right, ArrowDown: countColumns(), ArrowUp: -countColumns() };
    const step = steps[/** @type {keyof typeof steps} */ (event.key)];
    const next = event.key === "Home" ? buttons[0] : event.key === "End" ? buttons[buttons.length - 1] : buttons[from + step];
    if (from < 0 || !next || /** @type {HTMLButtonElement} */ (next).disabled || next.hidden) return;
    event.preventDefault();
    next.focus();
  });
}

/** The columns of a CSS grid. @param {HTMLElement} grid */
export const countColumns = (grid) => getComputedStyle(grid).gridTemplateColumns.split(" ").length;
