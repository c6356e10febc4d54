// What the page asks the server. Python's side is `api.py`.

/**
 * What the server answers to `data`, undefined where it refuses.
 * @param {"read" | "explain" | "teach"} name of the route
 * @param {object} data
 * @returns {Promise<any>}
 * @throws {Error} if no answer comes, or half of one
 */
export async function ask(name, data) {
  const answer = await fetch(new URL(`drawing/${name}`, document.baseURI), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(data),
  });
  return answer.ok ? answer.json() : undefined;
}
