import { abortReason, type Clock } from '../../src/core/base/clock';

/** A clock whose sleeps end at once and move the time on, so that minutes pass in no time. */
export class FakeClock implements Clock {
  time = 0;

  now(): number {
    return this.time;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) throw abortReason(signal);
    this.time += milliseconds;
    await Promise.resolve();
  }
}
