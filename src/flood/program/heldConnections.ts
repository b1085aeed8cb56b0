import type { Clock } from '../../core/base/clock';
import type { FloodTarget } from '../floodTarget';
import type { HeldCounts, Holding } from '../messages';
import { Caution, lastingMilliseconds } from './caution';
import { openConnection, type Connection } from './openConnection';

/** Node's name for it (libuv's UV_EOF), beside those of the system's errors. */
const endOfFile = 'EOF';

/** Who follows the connections. */
export interface HoldingWatcher {
  /** Some number has changed. */
  readonly changed: () => void;
  /** Connections have opened, so many since the beginning, and wait until they may send. */
  readonly opened: (upTo: number) => void;
}

/**
 * Keeps so many connections open as are wanted, until they are released: what the server closes is
 * counted and, unless that is off, replaced. None sends a byte before `maySend` says that those
 * opened by then are at the right address.
 */
export class HeldConnections {
  readonly #caution: Caution;
  readonly #connecting = new Set<Connection>();
  /** Open and silent, by the number under which they opened. */
  readonly #waiting = new Map<Connection, number>();
  readonly #held = new Set<Connection>();
  #count = 0;
  #replacing = true;
  #opened = 0;
  #dropped = 0;
  #replaced = 0;
  /** Dropped ones in whose place another will come. */
  #owed = 0;
  /** Places that stay empty, since what was dropped is not replaced. */
  #vacant = 0;
  readonly #failed: Record<string, number> = {};
  readonly #broken: Record<string, number> = {};
  #released: Promise<void> | undefined;

  constructor(
    private readonly target: FloodTarget,
    private readonly request: Uint8Array,
    private readonly clock: Clock,
    private readonly watcher: HoldingWatcher,
  ) {
    this.#caution = new Caution(clock, () => {
      this.#changed();
    });
  }

  get counts(): HeldCounts {
    return {
      held: this.#held.size,
      dropped: this.#dropped,
      replaced: this.#replaced,
      failed: { ...this.#failed },
      broken: { ...this.#broken },
      stuck: this.#caution.isWaiting,
    };
  }

  /** Whether all that is wanted is held. */
  get isFull(): boolean {
    return this.#held.size >= this.#count;
  }

  /** Whether connections are on their way. */
  get isOpening(): boolean {
    return this.#connecting.size > 0;
  }

  /** Holds so many from now on; of too many the newest are released. */
  hold({ count = this.#count, replacing = this.#replacing }: Holding): void {
    this.#count = count;
    this.#letGo(this.#alive - count);
    if (replacing) {
      this.#owed += this.#vacant;
      this.#vacant = 0;
    } else if (this.#replacing) {
      const empty = Math.min(this.#owed, this.#missing);
      this.#vacant += empty;
      this.#owed -= empty;
    }
    this.#replacing = replacing;
    this.#vacant = Math.min(this.#vacant, this.#missing);
    this.#owed = Math.min(this.#owed, this.#count - this.#held.size);
    this.#changed();
  }

  /** Lets those send that were among the first so many to open. */
  maySend(upTo: number): void {
    for (const [connection, number] of this.#waiting) {
      if (number > upTo) continue;
      this.#waiting.delete(connection);
      this.#held.add(connection);
      if (this.#owed > 0) {
        this.#owed -= 1;
        this.#replaced += 1;
      }
      connection.send(this.request);
    }
    this.#changed();
  }

  release(): Promise<void> {
    this.#released ??= this.#release();
    return this.#released;
  }

  get #alive(): number {
    return this.#connecting.size + this.#waiting.size + this.#held.size;
  }

  get #missing(): number {
    return Math.max(0, this.#count - this.#alive);
  }

  #changed(): void {
    this.#fill();
    this.watcher.changed();
  }

  #fill(): void {
    const { atOnce } = this.#caution;
    while (
      this.#released === undefined &&
      this.#connecting.size < atOnce &&
      this.#missing > this.#vacant
    )
      this.#connect();
  }

  #connect(): void {
    let openedAt = 0;
    const connection = openConnection(this.target, {
      opened: () => {
        openedAt = this.clock.now();
        this.#connecting.delete(connection);
        this.#opened += 1;
        this.#waiting.set(connection, this.#opened);
        this.#caution.opened(() => this.#isOpen(connection));
        this.watcher.opened(this.#opened);
        this.#changed();
      },
      failed: (code) => {
        this.#connecting.delete(connection);
        count(this.#failed, code);
        this.#caution.trouble();
        this.#changed();
      },
      dropped: (code) => {
        // What never was held is an attempt that failed: a port proxy with no server behind it opens each.
        if (this.#waiting.delete(connection)) count(this.#failed, code ?? endOfFile);
        else this.#countDropped(connection, code);
        if (this.clock.now() - openedAt < lastingMilliseconds)
          this.#caution.shortLived(this.#alive);
        this.#changed();
      },
    });
    this.#connecting.add(connection);
  }

  #countDropped(connection: Connection, code: string | undefined): void {
    this.#held.delete(connection);
    this.#dropped += 1;
    if (code !== undefined) count(this.#broken, code);
    if (this.#replacing) this.#owed += 1;
    else this.#vacant += 1;
  }

  #isOpen(connection: Connection): boolean {
    return this.#held.has(connection) || this.#waiting.has(connection);
  }

  /** Releases the newest so many, those first that are the least far. */
  #letGo(surplus: number): void {
    if (surplus <= 0) return;
    const newest = [...this.#held, ...this.#waiting.keys(), ...this.#connecting].slice(-surplus);
    for (const connection of newest) {
      this.#connecting.delete(connection);
      this.#waiting.delete(connection);
      this.#held.delete(connection);
      void connection.release();
    }
  }

  async #release(): Promise<void> {
    const connections = [...this.#connecting, ...this.#waiting.keys(), ...this.#held];
    this.#connecting.clear();
    this.#waiting.clear();
    this.#held.clear();
    this.#caution.dispose();
    await Promise.all(connections.map((connection) => connection.release()));
  }
}

function count(counts: Record<string, number>, code: string): void {
  counts[code] = (counts[code] ?? 0) + 1;
}
