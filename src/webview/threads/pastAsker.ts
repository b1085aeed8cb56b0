/**
 * Asks the host for moments of the past: one question at a time, and of those that come meanwhile only
 * the last, so that a scrubber that is dragged never leaves a queue of questions behind.
 */
export class PastAsker {
  #isAsked = false;
  #next: number | undefined;

  constructor(private readonly ask: (at: number) => void) {}

  /** Wants to see that moment. */
  want(at: number): void {
    if (this.#isAsked) {
      this.#next = at;
      return;
    }
    this.#isAsked = true;
    this.ask(at);
  }

  /** An answer has come. */
  answered(): void {
    this.#isAsked = false;
    const next = this.#next;
    this.#next = undefined;
    if (next !== undefined) this.want(next);
  }

  /** Nothing is waited for any more: the host begins anew. */
  forget(): void {
    this.#isAsked = false;
    this.#next = undefined;
  }
}
