// Calls of the server, paced: one under way, the newest next. A lost one is made again, a refused one not.

import { ROOT } from "../shared/root.js";
import { isKey } from "../words/say.js";

const PATIENCE = 10_000; // milliseconds that an answer may take before it counts as lost
const CROWDED = 200; // milliseconds; a server that takes longer has others to answer, a slow phone none
const PAUSES = [500, 1000, 2000, 4000]; // milliseconds before a lost call is made again

/** @typedef {import("../words/say.js").Message} Message */

/** The server answers, and will not answer otherwise. */
export class Refusal extends Error {
  /** @type {Message} */
  reason;

  /** @param {unknown} [code] that the server gives, as `calls.py` has them */
  constructor(code) {
    super(String(code));
    const key = `refusal.${code}`;
    this.reason = { key: isKey(key) ? key : "refusal.unknown" };
  }
}

/**
 * What the server answers to `data`.
 * @param {"read" | "explain" | "teach" | "working" | "turn"} name of the route; Python's side is `api.py`
 * @param {object} data
 * @param {AbortSignal} signal
 * @returns {Promise<any>}
 * @throws {Refusal} and another error if no answer comes, or half of one, or later there may be one
 */
export async function post(name, data, signal) {
  const answer = await fetch(new URL(`drawing/${name}`, ROOT), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(data),
    signal,
  });
  if (answer.ok) return answer.json();
  const { status } = answer;
  if (status === 408 || status === 429 || status >= 500) throw new Error(`answered ${status}`);
  throw new Refusal(await answer.json().then(({ error }) => error, () => undefined));
}

/** The server has other files of the page's by now. @type {Message} */
export const OUTDATED = { key: "refusal.unknown" };

/**
 * Why a file of the page's did not come: OUTDATED if the server has other files, whose folder has another
 * name; null if there may be one later.
 * @param {URL} address
 * @returns {Promise<Message | null>}
 */
export const explainLoss = (address) => fetch(address, { method: "HEAD" })
  .then(({ status }) => (status === 404 ? OUTDATED : null), () => null);

/**
 * @template Request, Answer
 * @typedef {object} Listener
 * @property {(answer: Answer, request: Request) => void} receive what it throws at is no answer of this page's
 * @property {(isLost: boolean) => void} lose the server does not answer now, or does again
 * @property {(reason: Message) => void} refuse
 */

/**
 * Sends requests one after the other, and drops those that a newer one has overtaken.
 *
 * A lost call is made again after a pause, ever longer, or a newer request instead of it.
 * @template Request, Answer
 */
export class Caller {
  /** @type {Request | null} */
  #next = null;
  #isBusy = false;
  #cancelling = new AbortController();
  #endRest = () => {};

  /**
   * @param {(request: Request, signal: AbortSignal) => Promise<Answer>} call
   * @param {Listener<Request, Answer>} listener
   * @param {() => boolean} isPatient whether to rest after an answer, by its time: `restAfter`
   * @param {(milliseconds: number) => Promise<void>} pause
   * @param {number} patience milliseconds
   */
  constructor(call, listener, isPatient = () => false, pause = wait, patience = PATIENCE) {
    this.call = call;
    this.listener = listener;
    this.isPatient = isPatient;
    this.pause = pause;
    this.patience = patience;
  }

  /** @param {Request} request */
  send(request) {
    this.#next = request;
    if (!this.isPatient()) this.#endRest();
    if (!this.#isBusy) this.#work();
  }

  /** What waits or is under way is no longer wanted. */
  cancel() {
    this.#next = null;
    this.#cancelling.abort();
    this.#cancelling = new AbortController();
  }

  async #work() {
    this.#isBusy = true;
    let losses = 0;
    while (this.#next !== null) {
      const request = this.#next;
      this.#next = null;
      const { signal } = this.#cancelling;
      const start = performance.now();
      const isAnswered = await this.#ask(request, signal);
      const took = performance.now() - start;
      if (isAnswered) {
        if (losses) this.listener.lose(false);
        losses = 0;
        if (this.isPatient()) await this.#rest(restAfter(took));
      } else if (!signal.aborted) {
        this.listener.lose(true);
        this.#next ??= request;
        await this.pause(PAUSES[Math.min(losses++, PAUSES.length - 1)]);
        if (signal.aborted && this.#next === request) this.#next = null;
      }
    }
    if (losses) this.listener.lose(false);
    this.#isBusy = false;
  }

  /** Whether the server has answered. @param {Request} request @param {AbortSignal} signal */
  async #ask(request, signal) {
    try {
      const answer = await this.call(request, AbortSignal.any([signal, AbortSignal.timeout(this.patience)]));
      if (!signal.aborted) this.#hand(answer, request);
    } catch (error) {
      if (!(error instanceof Refusal)) return false;
      if (!signal.aborted) this.listener.refuse(error.reason);
    }
    return true;
  }

  /** @param {Answer} answer @param {Request} request */
  #hand(answer, request) {
    try {
      this.listener.receive(answer, request);
    } catch (error) {
      reportError(error);
      throw new Refusal();
    }
  }

  /** @param {number} milliseconds @returns {Promise<void>} */
  #rest(milliseconds) {
    return new Promise((resolve) => {
      this.#endRest = resolve;
      this.pause(milliseconds).then(resolve);
    });
  }
}

/**
 * The milliseconds to rest after an answer that took so many: as many, or thrice where others wait.
 * @param {number} took
 */
export const restAfter = (took) => (took > CROWDED ? 3 : 1) * took;

/** @param {number} milliseconds @returns {Promise<void>} */
const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
