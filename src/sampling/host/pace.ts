import { setImmediate } from 'node:timers/promises';

/** As long as one may read without a pause: half of what a screen shows between two pictures. */
const stretchMilliseconds = 8;

/** Lets everything else have its turn where a reading takes long. */
export class Pace {
  #begin = performance.now();

  constructor(private readonly signal: AbortSignal | undefined) {}

  get isLong(): boolean {
    return performance.now() - this.#begin > stretchMilliseconds;
  }

  /** Fails with the signal's reason. */
  async rest(): Promise<void> {
    await setImmediate();
    this.signal?.throwIfAborted();
    this.#begin = performance.now();
  }
}
