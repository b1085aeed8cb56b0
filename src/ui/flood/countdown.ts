import type { Disposable } from '../../core/base/disposable';
import type { Clock } from '../../core/base/clock';

/** Ticks whenever the whole seconds that are left until a moment have become fewer, and only while
 * there is such a moment. */
export class Countdown implements Disposable {
  #endsAt: number | undefined;
  #timer: AbortController | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly tick: () => void,
  ) {}

  /** Counts down to that moment from now on; undefined: no more. */
  until(endsAt: number | undefined): void {
    if (endsAt === this.#endsAt) return;
    this.#endsAt = endsAt;
    this.#timer?.abort();
    this.#timer = undefined;
    if (endsAt !== undefined) void this.#run(endsAt, (this.#timer = new AbortController()).signal);
  }

  dispose(): void {
    this.until(undefined);
  }

  async #run(endsAt: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const left = endsAt - this.clock.now();
      if (left <= 0) return;
      try {
        await this.clock.sleep(left % 1000 || 1000, signal);
      } catch {
        // Another moment counts now, or none.
        return;
      }
      this.tick();
    }
  }
}
