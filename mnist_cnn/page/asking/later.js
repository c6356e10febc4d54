// Fetches what is first needed later: a script and its style, which lie beside the page's own.

import { explainLoss } from "./calls.js";

/**
 * A function that brings the script `name` and its styles, and hands what it exports to `mount`: once,
 * however often it is called, or anew where they did not come. It tells whether they are there.
 * @param {string} name
 * @param {(exported: any) => void | Promise<void>} mount
 * @param {(refusal: import("../words/say.js").Message | null) => void} lose told why they did not come
 * @param {string[]} styles that it needs
 */
export function bring(name, mount, lose, styles = [name]) {
  /** @type {Promise<boolean> | null} */
  let brought = null;
  return () => brought ??= Promise.all([import(`./${name}.js`), ...styles.map(fetchStyle)])
    .then(([exported]) => mount(exported))
    .then(() => true, async () => {
      brought = null; // the next call tries again
      lose(await explainLoss(new URL(`${name}.js`, import.meta.url)));
      return false;
    });
}

const FONTS = { regular: 400, bold: 700 };

/** The page's fonts as CSS that holds them itself: a picture in a file fetches nothing. */
export async function bringFonts() {
  const faces = await Promise.all(Object.entries(FONTS).map(async ([name, weight]) => {
    const font = await fetch(new URL(`fonts/${name}.woff2`, import.meta.url));
    const address = await readAddress(await font.blob());
    return `@font-face { font-family: "Page Sans"; font-weight: ${weight}; src: url("${address}") format("woff2"); }`;
  }));
  return faces.join("");
}

/** A data URL of `file`. @param {Blob} file @returns {Promise<string>} */
const readAddress = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result));
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(file);
});

/** @param {string} name @returns {Promise<void>} */
function fetchStyle(name) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: new URL(`${name}.css`, import.meta.url).href });
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = reject;
    document.head.append(link);
  });
}
