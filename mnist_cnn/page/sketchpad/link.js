// The button Link: the page as it is, in an address.

import { copy } from "../shared/clipboard.js";
import { writeFields } from "../shared/fields.js";
import { change, getState } from "../shared/state.js";
import { showLink } from "./address.js";
import { withoutCopies } from "./opening.js";

const NO_PHOTO = "A link can hold a drawing but not a photo. Draw the digit and try again.";
const COPIED = "Link copied. It opens the page just as you see it.";
const NOT_COPIED = "The link is in the address bar now. Copy it from there.";

/** @param {import("../shared/fields.js").Limits} limits whose drawing fits into a link */
export async function makeLink(limits) {
  const state = getState();
  if (state.photo !== null) return change({ notice: NO_PHOTO });
  showLink(writeFields(withoutCopies(state), limits));
  change({ notice: (await copy(location.href)) ? COPIED : NOT_COPIED });
}
