// The button Link: the page as it is, in an address.

import { copy } from "../shared/clipboard.js";
import { makeHash } from "../shared/linking.js";
import { change, getState } from "../shared/state.js";
import { showLink } from "./address.js";

const POINTS = 450; // of a drawing in a link, four characters each, so that it has up to 2,000

export async function makeLink() {
  const state = getState();
  if (state.photo !== null) return change({ notice: { key: "link.no_photo" } });
  showLink(makeHash(state, POINTS));
  change({ notice: { key: (await copy(location.href)) ? "link.copied" : "link.not_copied" } });
}
