// What outlives a reload: the browser keeps it, in this tab alone or for good, and no server hears of it.

/** @typedef {"sessionStorage" | "localStorage"} Storage in this tab alone, or for good */

const PREFIX = "draw-a-digit/"; // other pages on this address have names of their own

/** @param {string} name @param {Storage} storage @returns {string | null} */
export function recall(name, storage = "sessionStorage") {
  try {
    return window[storage].getItem(PREFIX + name);
  } catch {
    return null; // storage is closed, as in some frames
  }
}

/** Whether there was room: where storage is closed, or full, a reload starts anew. @param {string} name @param {string} text @param {Storage} storage */
export function keep(name, text, storage = "sessionStorage") {
  try {
    window[storage].setItem(PREFIX + name, text);
    return true;
  } catch {
    return false;
  }
}

/** Calls `hear` when another tab has kept something else for good. @param {() => void} hear */
export const followTabs = (hear) =>
  addEventListener("storage", ({ storageArea }) => { if (storageArea === localStorage) hear(); });

/** From now on each visit tells of the stages in code, or in words. @param {boolean} code */
export const keepCode = (code) => keep("code", code ? "1" : "", "localStorage");

/** Whether this visitor has chosen code. */
export const recallCode = () => recall("code", "localStorage") === "1";
