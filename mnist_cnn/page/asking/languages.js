// Fetches a language, which lies beside the page's script.

/** @param {string} code @returns {Promise<import("../words/fill.js").Words>} @throws {Error} if it does not come */
export async function fetchWords(code) {
  const answer = await fetch(new URL(`words/${code}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return answer.json();
}
