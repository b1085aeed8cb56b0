/**
 * The time at the host, which may be another machine with another idea of the time: what it last
 * said, and what has passed here since then.
 */
export class HostClock {
  #heard: { readonly at: number; readonly elapsed: number } | undefined;

  /** `elapsed` counts milliseconds from anywhere and never goes back. */
  constructor(private readonly elapsed: () => number) {}

  /** Hears a time of the host; a message that was long on its way does not turn the clock back. */
  hear(at: number): void {
    if (this.#heard === undefined || at > this.now) this.#heard = { at, elapsed: this.elapsed() };
  }

  /** Milliseconds since the epoch, as the host counts them; 0 before anything was heard. */
  get now(): number {
    return this.#heard === undefined ? 0 : this.#heard.at + this.elapsed() - this.#heard.elapsed;
  }
}
