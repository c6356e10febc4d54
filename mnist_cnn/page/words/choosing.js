// Which of the languages that there are somebody gets.

/**
 * The code of the first of `wanted` that is among `known`, or that is another country's: de for
 * de-AT, zh-Hans for zh-CN. English if none is.
 * @param {(string | null | undefined)[]} wanted codes, the most wanted one first
 * @param {string[]} known
 */
export function chooseLanguage(wanted, known) {
  for (const code of wanted) {
    const found = known.find((each) => each === code) ?? known.find((each) => nameTongue(each) === nameTongue(code));
    if (found) return found;
  }
  return "en";
}

/** @param {string | null | undefined} code */
const nameTongue = (code) => code?.toLowerCase().split("-")[0];
