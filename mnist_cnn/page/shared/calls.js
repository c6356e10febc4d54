// Calls of the server, paced: one under way, the newest one next, and a failed one made again.

const PATIENCE = 10_000; // milliseconds that an answer may take before it counts as lost
const CROWDED = 200; // milliseconds; a server that takes longer has others to answer, a slow phone none
const PAUSES = [500, 1000, 2000, 4000]; // milliseconds before a failed call is made again

/**
 * Sends requests one after the other, and drops those that a newer one has overtaken.
 *
 * A call that fails, or is answered with undefined, is made again after a pause, ever longer,
 * or a newer request instead of it, until one is answered.
 * @template Request, Answer
 */
export class Caller {
  /** @type {Request | undefined} */
  #next;
  /** @type {Request | undefined} */
  #current;
  #isBusy = false;
  #endRest = () => {};

  /**
   * @param {(request: Request) => Promise<Answer | undefined>} call
   * @param {(answer: Answer, request: Request) => void} receive
   * @param {(isFailing: boolean) => void} tell whether the server does not answer now
   * @param {() => boolean} isPatient whether to rest after an answer, by its time: `restAfter`
   * @param {(milliseconds: number) => Promise<void>} pause
   */
  constructor(call, receive, tell = () => {}, isPatient = () => false, pause = wait) {
    this.call = call;
    this.receive = receive;
    this.tell = tell;
    this.isPatient = isPatient;
    this.pause = pause;
  }

  /** @param {Request} request */
  send(request) {
    this.#next = request;
    if (!this.isPatient()) this.#endRest();
    if (!this.#isBusy) this.#work();
  }

  /** What waits or is under way is no longer wanted. */
  cancel() {
    this.#next = undefined;
    this.#current = undefined;
  }

  async #work() {
    this.#isBusy = true;
    let failures = 0;
    while (this.#next !== undefined) {
      const request = this.#next;
      this.#current = request;
      this.#next = undefined;
      const start = performance.now();
      const answer = await this.#ask(request);
      const took = performance.now() - start;
      if (answer !== undefined) {
        if (failures) this.tell(false);
        failures = 0;
        if (this.#current === request) this.receive(answer, request);
        if (this.isPatient()) await this.#rest(restAfter(took));
      } else {
        this.tell(true);
        this.#next ??= this.#current;
        await this.pause(PAUSES[Math.min(failures++, PAUSES.length - 1)]);
      }
    }
    if (failures) this.tell(false);
    this.#isBusy = false;
  }

  /** @param {number} milliseconds @returns {Promise<void>} */
  #rest(milliseconds) {
    return new Promise((resolve) => {
      this.#endRest = resolve;
      this.pause(milliseconds).then(resolve);
    });
  }

  /**
   * @param {Request} request
   * @returns {Promise<Answer | undefined>}
   */
  async #ask(request) {
    const patience = new AbortController();
    try {
      return await Promise.race([this.call(request), wait(PATIENCE, patience.signal)]) ?? undefined;
    } catch {
      return undefined;
    } finally {
      patience.abort();
    }
  }
}

/**
 * The milliseconds to rest after an answer that took so many: as many, or thrice where others wait.
 * @param {number} took
 */
export const restAfter = (took) => (took > CROWDED ? 3 : 1) * took;

/**
 * @param {number} milliseconds
 * @param {AbortSignal} [signal] that nobody waits any longer
 * @returns {Promise<any>}
 */
const wait = (milliseconds, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, milliseconds);
  signal?.addEventListener("abort", () => clearTimeout(timer));
});
