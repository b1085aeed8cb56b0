import type { Clock } from '../../core/base/clock';
import type { Disposable } from '../../core/base/disposable';

/**
 * Backpressure: so many connections may be on their way at once, fewer than a server's queue holds (511
 * for httpd). A thousand of them take half as long again with 32, since each round has to go through
 * the engine's port proxy.
 */
export const atOnceInPeace = 500;

/** What closes a connection sooner than this is in trouble; a server that tidies up waits longer. */
export const lastingMilliseconds = 1000;

/** After trouble one connection is tried, the next after twice as long, up to the longest pause. */
const firstPause = 50;
const longestPause = 2000;

/** Keeps a server that refuses or drops at once from being hammered. */
export class Caution implements Disposable {
  readonly #disposed = new AbortController();
  #pause = 0;
  #waiting = false;
  /** How many were dropped at once in the second that began then. */
  #shortLived = 0;
  #since = 0;

  constructor(
    private readonly clock: Clock,
    /** Told when more may be tried. */
    private readonly goOn: () => void,
  ) {}

  /** Whether nothing is tried for the moment, since the last attempts failed. */
  get isWaiting(): boolean {
    return this.#waiting;
  }

  /** How many connections may be on their way now. */
  get atOnce(): number {
    if (this.#waiting) return 0;
    return this.#pause > 0 ? 1 : atOnceInPeace;
  }

  /**
   * A connection was dropped right after it opened. That is no trouble where most stay: a worker of
   * httpd that ends as the pool shrinks also ends what it has just accepted, and of 100 connections
   * that its time-out drops together some come to such a worker.
   * @param alive How many there are besides.
   */
  shortLived(alive: number): void {
    const now = this.clock.now();
    if (now - this.#since > lastingMilliseconds) {
      this.#since = now;
      this.#shortLived = 0;
    }
    this.#shortLived += 1;
    if (this.#pause > 0 || 2 * this.#shortLived > alive) this.trouble();
  }

  /** A connection failed. */
  trouble(): void {
    if (this.#waiting) return;
    this.#pause = Math.min(Math.max(this.#pause * 2, firstPause), longestPause);
    this.#wait(this.#pause, this.goOn);
  }

  /** A connection opened: after trouble it is watched before others follow. */
  opened(isStillOpen: () => boolean): void {
    if (this.#waiting || this.#pause === 0) return;
    this.#wait(lastingMilliseconds, () => {
      if (isStillOpen()) {
        this.#pause = 0;
        this.goOn();
      } else {
        this.trouble();
      }
    });
  }

  dispose(): void {
    this.#disposed.abort();
  }

  #wait(milliseconds: number, then: () => void): void {
    const { signal } = this.#disposed;
    this.#waiting = true;
    this.clock.sleep(milliseconds, signal).then(
      () => {
        this.#waiting = false;
        if (!signal.aborted) then();
      },
      // The only reason to wake up early is the end, and then nothing may be tried any more.
      () => {
        this.#waiting = true;
      },
    );
  }
}
