// Mounts the task sheet: what the page is on paper, of the drawing that is on the pad then.

import { readingOf, reasonsOf } from "../asking/selectors.js";
import { FACTS } from "../shared/facts.js";
import { makeAddress, makeHash } from "../shared/linking.js";
import { readPalette } from "../shared/colours.js";
import { getState } from "../shared/state.js";
import { say } from "../words/say.js";
import { tasks } from "../tasks/tasks.js";
import { drawCode } from "./code.js";
import { drawSheet } from "./sheet.js";

const LINK_POINTS = 80; // of the drawing: about 400 characters, whose modules a phone tells apart
const TYPED = 60; // characters of a link that one may type

/** From now on what is printed is the sheet. @param {HTMLElement} page */
export async function mountPaper(page) {
  const { qrcode } = await import(new URL("qrcode.mjs", import.meta.url).href);
  const sheet = document.createElement("section");
  sheet.className = "paper";
  page.append(sheet);
  const draw = () => {
    const state = getState();
    Object.assign(sheet, { lang: state.spoken, dir: say("language.direction") });
    sheet.innerHTML = drawSheet({
      state, reading: readingOf(state), reasons: reasonsOf(state), tasks, palette: readPalette(sheet), pen: FACTS.pen,
      ...makeLink(state, qrcode),
    });
  };
  addEventListener("beforeprint", draw);
  draw();
}

/**
 * What leads back to the page with the drawing: no link holds a photo, nor a code all that was taught.
 * @param {Readonly<import("../shared/state.js").State>} state
 * @param {import("./code.js").Encoder} encode
 */
function makeLink(state, encode) {
  const site = makeAddress("");
  if (state.photo !== null) return { site, link: site, code: null };
  const link = makeAddress(makeHash({ ...state, shots: [], working: "", step: null, code: false }, LINK_POINTS));
  return { site, link: link.length <= TYPED ? link : site, code: drawCode(link, encode) };
}
