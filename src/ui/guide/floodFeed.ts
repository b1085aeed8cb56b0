import { systemClock, type Clock } from '../../core/base/clock';
import { DisposableStore, toDisposable, type Disposable } from '../../core/base/disposable';
import { isHttpd, serverAnswer } from '../../core/flood/serverAnswer';
import type { FloodState } from '../../core/ports';
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

/** What a feed needs of its lab. */
export type FloodSource = Pick<LabSession, 'flood' | 'onFlood' | 'queueLimit'> & {
  readonly live: Pick<LabSession['live'], 'last' | 'watch'>;
};

/** Tells a guide how the flood of its lab stands: only what has changed, and at most twice a second. It
 * looks at the server only while there is a flood and somebody who reads of it. */
export class FloodFeed implements Disposable {
  readonly #store = new DisposableStore();
  readonly #over = new AbortController();
  /** What the page knows; undefined where it has to be told first. */
  #told: string | undefined;
  #isResting = false;
  #watch: Disposable | undefined;

  constructor(
    private readonly source: FloodSource,
    private readonly reader: FloodReader,
    private readonly clock: Clock = systemClock,
  ) {
    this.#store.add(
      source.onFlood(() => {
        this.#tell();
      }),
    );
    this.#store.add(
      toDisposable(() => {
        this.#look(false);
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
    const isRead = this.#told !== undefined && this.reader.canRead();
    const { flood: state } = this.source;
    this.#look(isRead && state !== undefined);
    if (this.#isResting || !isRead) return;
    const flood = state && liveFlood(state, this.#server(state));
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

  #look(isWanted: boolean): void {
    if (isWanted === (this.#watch !== undefined)) return;
    this.#watch?.dispose();
    this.#watch = isWanted
      ? this.source.live.watch(() => {
          this.#tell();
        })
      : undefined;
  }

  #server(flood: FloodState): string {
    const { live, queueLimit } = this.source;
    const connections = live.last?.connections;
    return serverAnswer(flood, { connections, queueLimit, isHttpd: isHttpd(live.last) }).now;
  }
}
