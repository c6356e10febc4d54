// Where the page's files and its server are, whatever page shows it: browsers have all scripts as one,
// page/DIGEST/page.js.

export const ROOT = new URL("../../", import.meta.url);

/** In the page of another site nothing else links the styles. */
export function bringStyles() {
  if (ROOT.origin === location.origin) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("page.css", import.meta.url).href;
  document.head.append(link);
}
