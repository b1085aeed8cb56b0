import { abortReason, type Clock } from '../../src/core/base/clock';

/** A clock that stands until a test moves it on; who sleeps wakes in the order of time. */
export class HeldClock implements Clock {
  time = 0;
  readonly #sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();

  now(): number {
    return this.time;
  }

  /** How many are asleep. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const sleeper = {
        until: this.time + milliseconds,
        wake: () => {
          signal?.removeEventListener('abort', stop);
          resolve();
        },
      };
      const stop = (): void => {
        this.#sleepers.delete(sleeper);
        reject(abortReason(signal));
      };
      if (signal?.aborted === true) {
        stop();
        return;
      }
      signal?.addEventListener('abort', stop, { once: true });
      this.#sleepers.add(sleeper);
    });
  }

  /** Lets so much time pass, and everybody do what they do in it. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settled();
    for (;;) {
      const next = [...this.#sleepers].sort((one, other) => one.until - other.until)[0];
      if (next === undefined || next.until > end) break;
      this.time = next.until;
      this.#sleepers.delete(next);
      next.wake();
      await settled();
    }
    this.time = end;
  }
}

/** Resolves when all that goes on without waiting for time has been done. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
