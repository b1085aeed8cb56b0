import { systemClock, type Clock } from '../../core/base/clock';
import { DisposableStore, type Disposable } from '../../core/base/disposable';
import { liveFlood, type LiveFlood } from '../../protocol/guideFlood';
import type { LabSession } from '../../run/labSession';

/** More often nobody reads a number. */
const tellMilliseconds = 500;

/** Who is told of a flood. */
export interface FloodReader {
  /** Whether there is a page that shows it. */
  canRead(): boolean;
  tell(flood: LiveFlood | undefined, at: number): void;
}

/** Tells a guide how the flood of its lab stands: only what has changed, and at most twice a second. */
export class FloodLine implements Disposable {
  readonly #store = new DisposableStore();
  readonly #over = new AbortController();
  /** What the page knows; undefined where it has to be told first. */
  #told: string | undefined;
  #isResting = false;

  constructor(
    private readonly session: Pick<LabSession, 'flood' | 'onFlood'>,
    private readonly reader: FloodReader,
    private readonly clock: Clock = systemClock,
  ) {
    this.#store.add(
      session.onFlood(() => {
        this.#tell();
      }),
    );
  }

  /** The page was made anew, and may know of none, or of one that is over. */
  begin(): void {
    this.#told = '';
    this.#tell();
  }

  dispose(): void {
    this.#over.abort();
    this.#store.dispose();
  }

  #tell(): void {
    if (this.#isResting || this.#told === undefined || !this.reader.canRead()) return;
    const { flood: state } = this.session;
    const flood = state && liveFlood(state);
    const now = JSON.stringify({ flood });
    if (now === this.#told) return;
    this.#told = now;
    this.reader.tell(flood, this.clock.now());
    this.#isResting = true;
    this.clock.sleep(tellMilliseconds, this.#over.signal).then(
      () => {
        this.#isResting = false;
        this.#tell();
      },
      () => undefined,
    );
  }
}
