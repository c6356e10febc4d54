// The page's address: what stands after its # is a link, as long as that is what is shown.

const HUB = "https://huggingface.co"; // which shows a Space in a frame, and hands it the hash

/** @type {string | null} */
let opened = null; // the hash that the page was opened with, while another one stands there

/** The address's hash, "" for none. One that names an element of the page leads there, and no more. */
export function findLink() {
  const hash = location.hash.slice(1);
  return document.getElementById(hash) ? "" : hash;
}

/** From now on the address is a link to what is shown, until that changes. @param {string} hash */
export function showLink(hash) {
  opened ??= findLink();
  replace(hash);
}

/** What is shown is another thing than the link that was made: the address is again as before. */
export function leaveLink() {
  if (opened !== null) replace(opened);
  opened = null;
}

/** Calls `open` when a link is put into the address of the open page. @param {() => void} open */
export const followAddress = (open) =>
  addEventListener("hashchange", () => {
    opened = null;
    if (findLink()) open();
  });

/** @param {string} hash */
function replace(hash) {
  const address = new URL(location.href);
  address.hash = hash;
  history.replaceState(history.state, "", address);
  tellHub(hash);
}

/** Inside a Space the address bar is the hub's, which takes the hash over. @param {string} hash */
function tellHub(hash) {
  const outside = location.ancestorOrigins?.[0] ?? document.referrer;
  if (window.parent !== window && outside.startsWith(HUB)) {
    window.parent.postMessage({ queryString: location.search.slice(1), hash }, HUB);
  }
}
