// What outlives a reload, in this tab alone: the browser keeps it, and no server hears of it.

/** @param {string} name @returns {string | null} */
export function recall(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null; // storage is closed, as in some frames
  }
}

/** @param {string} name @param {string} text */
export function keep(name, text) {
  try {
    sessionStorage.setItem(name, text);
  } catch {
    // It is closed, or full: then a reload starts anew.
  }
}
