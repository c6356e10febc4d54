// Follows the language: the link's, or the one that was chosen in the menu, or the browser's, or English.

import { explainLoss } from "../asking/calls.js";
import { fetchWords, findWords } from "../asking/languages.js";
import { FACTS } from "../shared/facts.js";
import { ROOT } from "../shared/root.js";
import { keep, recall } from "../shared/session.js";
import { change, getState, listen } from "../shared/state.js";
import { chooseLanguage } from "../words/choosing.js";
import { say, speak } from "../words/say.js";

const ATTRIBUTES = ["aria-label", "title"]; // which a template may name, as `words.py` says

/** From now on `page` speaks the language that the state names. @param {HTMLElement} page */
export function followLanguage(page) {
  let wanted = "";
  const follow = async () => {
    const { lang } = getState();
    const code = wanted = chooseLanguage([lang, recall("lang", "localStorage"), ...navigator.languages], Object.keys(FACTS.languages));
    if (code === getState().spoken) return;
    try {
      const words = code === "en" ? null : await fetchWords(code);
      if (code !== wanted) return; // another one was chosen meanwhile
      speak(words);
    } catch {
      const refusal = await explainLoss(findWords(code));
      if (code === wanted) change(refusal ? { refusal } : { notice: { key: "header.language_lost" } });
      return;
    }
    turn(page, code);
    write(page);
    change({ spoken: code });
  };
  turn(page, getState().spoken);
  listen((_, changed) => { if (changed.has("lang")) follow(); });
}

/** The visitor's choice counts in this tab, and at each later visit. @param {string} code */
export function chooseSpoken(code) {
  keep("lang", code, "localStorage");
  change({ lang: code });
}

/** The page, and its document where that is its own, speak `code`, and run in its direction. @param {HTMLElement} page @param {string} code */
function turn(page, code) {
  const isOwn = ROOT.origin === location.origin;
  for (const root of isOwn ? [page, document.documentElement] : [page]) {
    Object.assign(root, { lang: code, dir: say("language.direction") });
  }
  if (isOwn) document.title = say("header.title");
}

/** What the templates say, anew. @param {HTMLElement} page */
function write(page) {
  for (const element of page.querySelectorAll("[data-say]")) {
    element.innerHTML = say(/** @type {any} */ (element.getAttribute("data-say")));
  }
  for (const name of ATTRIBUTES) {
    for (const element of page.querySelectorAll(`[data-${name}]`)) {
      element.setAttribute(name, say(/** @type {any} */ (element.getAttribute(`data-${name}`))));
    }
  }
}
