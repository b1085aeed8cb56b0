import type { Clock } from '../../core/base/clock';
import {
  nothingHeld,
  type FloodOrder,
  type FloodReport,
  type HeldCounts,
  type Holding,
} from '../messages';
import { HeldConnections } from './heldConnections';
import { Permission } from './permission';

/** Between two reports; who reads them draws no faster. */
const reportMilliseconds = 50;

/** Does what the host of the flood says, and tells it how the connections are. */
export class FloodProgram {
  #held: HeldConnections | undefined;
  readonly #permission: Permission;
  #notice: AbortController | undefined;
  #lastReport = 0;
  #wasFull = false;
  #limit = new AbortController();
  #ended: Promise<void> | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly tell: (report: FloodReport) => void,
  ) {
    this.#permission = new Permission(
      clock,
      () => this.#held?.isOpening === true,
      (upTo) => {
        tell({ is: 'opened', upTo });
      },
    );
  }

  /** Throws where that is no order. */
  take(order: FloodOrder): void {
    switch (order.do) {
      case 'begin': {
        const { host, port, request } = order;
        this.#held = new HeldConnections({ host, port }, Buffer.from(request, 'hex'), this.clock, {
          changed: () => {
            this.#permission.consider();
            this.#report();
          },
          opened: (upTo) => {
            this.#permission.opened(upTo);
          },
        });
        this.#hold(order);
        return;
      }
      case 'hold':
        this.#hold(order);
        return;
      case 'send':
        this.#held?.maySend(order.upTo);
        this.#permission.granted(order.upTo);
        return;
      case 'alive':
        // The end of its input shows when its host is gone.
        return;
      case 'release':
        void this.release('released');
        return;
      default:
        throw new TypeError(JSON.stringify(order));
    }
  }

  /** Releases everything and tells so, once. */
  release(why: 'released' | 'time'): Promise<void> {
    this.#ended ??= this.#release(why);
    return this.#ended;
  }

  #hold(holding: Holding): void {
    this.#held?.hold(holding);
    const { milliseconds } = holding;
    if (milliseconds === undefined) return;
    this.#limit.abort();
    this.#limit = new AbortController();
    void this.clock.sleep(milliseconds, this.#limit.signal).then(
      () => this.release('time'),
      // Another limit holds, or all is released.
      () => undefined,
    );
  }

  /** Many connections change in one turn of the event loop: the host hears of all of them at once,
   * and without delay as soon as all are held. */
  #report(): void {
    const isFull = this.#held?.isFull === true;
    const isNews = isFull && !this.#wasFull;
    this.#wasFull = isFull;
    if (isNews) {
      this.#notice?.abort();
      this.#notice = undefined;
      this.#tellCounts();
    } else if (this.#notice === undefined) {
      const notice = new AbortController();
      this.#notice = notice;
      const pause = Math.max(0, this.#lastReport + reportMilliseconds - this.clock.now());
      void this.clock.sleep(pause, notice.signal).then(
        () => {
          this.#notice = undefined;
          this.#tellCounts();
        },
        // What became full meanwhile was told at once instead.
        () => undefined,
      );
    }
  }

  #tellCounts(): void {
    this.#lastReport = this.clock.now();
    if (this.#ended === undefined) this.tell({ is: 'counts', counts: this.#counts });
  }

  get #counts(): HeldCounts {
    return this.#held?.counts ?? nothingHeld;
  }

  async #release(why: 'released' | 'time'): Promise<void> {
    this.#limit.abort();
    this.#notice?.abort();
    this.#permission.dispose();
    await this.#held?.release();
    this.tell({ is: 'ended', why, counts: this.#counts });
  }
}
