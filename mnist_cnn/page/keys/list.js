// All keys of the page: what each does, and where.

import { say } from "../words/say.js";

/** @typedef {import("../words/say.js").Key} Key */

/** The names of the parts, and of each key and what it does. @type {{ where: Key, keys: [Key | null, Key][] }[]} */
const KEYS = [
  {
    where: "keys.pad",
    keys: [
      ["keys.digits", "keys.digits_do"], ["keys.beside", "keys.beside_do"],
      ["keys.arrows", "keys.arrows_do"], ["keys.space", "keys.space_do"],
    ],
  },
  {
    where: "keys.anywhere",
    keys: [
      ["keys.backspace", "keys.backspace_do"], ["keys.delete", "keys.delete_do"],
      ["keys.undo", "keys.undo_do"], ["keys.tab", "keys.tab_do"], [null, "keys.help_do"],
      ["keys.full", "keys.full_do"],
    ],
  },
  { where: "keys.groups", keys: [["keys.arrows", "keys.groups_do"], ["keys.ends", "keys.ends_do"]] },
  { where: "keys.timeline", keys: [["keys.arrows", "keys.timeline_do"]] },
  { where: "keys.working", keys: [["keys.forward", "keys.forward_do"], ["keys.back", "keys.back_do"]] },
];

/** The list as HTML: a table for each part of the page. */
export const drawKeys = () => KEYS.map(({ where, keys }) =>
  `<table><caption>${say(where)}</caption><tbody>${keys.map(([key, what]) =>
    `<tr><th scope="row">${key ? say(key) : "?"}</th><td>${say(what)}</td></tr>`).join("")}</tbody></table>`).join("");
