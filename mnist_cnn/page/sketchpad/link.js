// The button Link: the page as it is, in an address.

import { copy } from "../shared/clipboard.js";
import { writeFields } from "../shared/fields.js";
import { change, getState } from "../shared/state.js";
import { showLink } from "./address.js";
import { withoutCopies } from "./opening.js";

/** @param {import("../shared/fields.js").Limits} limits whose drawing fits into a link */
export async function makeLink(limits) {
  const state = getState();
  if (state.photo !== null) return change({ notice: { key: "link.no_photo" } });
  showLink(writeFields(withoutCopies(state), limits));
  change({ notice: { key: (await copy(location.href)) ? "link.copied" : "link.not_copied" } });
}
