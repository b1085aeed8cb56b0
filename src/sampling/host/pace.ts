import { setImmediate } from 'node:timers/promises';

/** As long as one may read without a pause: a third of the time between two pictures on a screen. */
const stretchMilliseconds = 5;

/** Lets everything else have its turn where a reading takes long. */
export class Pace {
  #begin = performance.now();
  #hasRested = false;

  constructor(private readonly signal: AbortSignal | undefined) {}

  get isLong(): boolean {
    return performance.now() - this.#begin > stretchMilliseconds;
  }

  /** Whether it was long, so that what comes after it had better begin with a turn of its own. */
  get wasLong(): boolean {
    return this.#hasRested;
  }

  /** Fails with the signal's reason. */
  async rest(): Promise<void> {
    await setImmediate();
    this.signal?.throwIfAborted();
    this.#begin = performance.now();
    this.#hasRested = true;
  }
}
