import type { Clock } from '../../core/base/clock';
import type { Disposable } from '../../core/base/disposable';

/** What has opened waits so long for what is on its way with it: a server whose queue is full answers
 * nothing for seconds. */
export const togetherMilliseconds = 100;

/**
 * Asks the host whether connections may send: once for all that are on their way together, as far as
 * that does not take long, and never twice at a time, since each question costs the engine a look.
 */
export class Permission implements Disposable {
  #opened = 0;
  #allowed = 0;
  #isAsked = false;
  #patience: AbortController | undefined;
  #isOver = false;

  constructor(
    private readonly clock: Clock,
    private readonly isOpening: () => boolean,
    private readonly ask: (upTo: number) => void,
  ) {}

  /** So many have opened since the beginning. */
  opened(upTo: number): void {
    this.#opened = upTo;
    this.consider();
  }

  /** The first so many may send. */
  granted(upTo: number): void {
    this.#allowed = upTo;
    this.#isAsked = false;
    this.consider();
  }

  /** Asks where there is something to ask for, and nothing more to wait for. */
  consider(): void {
    if (this.#isOver || this.#isAsked || this.#opened <= this.#allowed) return;
    if (this.isOpening()) this.#wait();
    else this.#ask();
  }

  dispose(): void {
    this.#isOver = true;
    this.#patience?.abort();
  }

  #wait(): void {
    if (this.#patience !== undefined) return;
    const patience = new AbortController();
    this.#patience = patience;
    this.clock.sleep(togetherMilliseconds, patience.signal).then(
      () => {
        this.#ask();
      },
      // What was on its way has opened, or all is over.
      () => undefined,
    );
  }

  #ask(): void {
    this.#patience?.abort();
    this.#patience = undefined;
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.ask(this.#opened);
  }
}
