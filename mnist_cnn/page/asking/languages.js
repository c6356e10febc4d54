// Fetches a language, which lies beside the page's script.

/** Where the words of `code` are. @param {string} code */
export const findWords = (code) => new URL(`words/${code}.json`, import.meta.url);

/** @param {string} code @returns {Promise<import("../words/fill.js").Words>} @throws {Error} if they do not come */
export async function fetchWords(code) {
  const answer = await fetch(findWords(code));
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return answer.json();
}
