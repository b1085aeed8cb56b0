/** Tells the host whose threads are on the screen, once that rests for a moment and has changed. */
export class ShownTeller {
  #told: string | undefined;
  #isWaiting = false;

  constructor(
    private readonly read: () => readonly number[],
    private readonly tell: (pids: readonly number[]) => void,
  ) {}

  changed(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    setTimeout(() => {
      this.#isWaiting = false;
      const pids = [...new Set(this.read())].sort((one, other) => one - other).slice(0, most);
      if (pids.join() === this.#told) return;
      this.#told = pids.join();
      this.tell(pids);
    }, rest);
  }

  /** The host has begun anew and knows nothing. */
  forget(): void {
    this.#told = undefined;
    this.changed();
  }
}

/** Milliseconds. */
const rest = 100;

/** As many as the host takes. */
const most = 2000;
